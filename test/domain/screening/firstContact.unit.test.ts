import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { flagsOf } from './rules.ts'

// Nothing was fitted or widened to these messages: floors a little under what was measured at first contact.
const messages = readFileSync(join(import.meta.dirname, 'first-contact.ndjson'), 'utf8').trim().split('\n')
  .map((line) => JSON.parse(line) as { readonly subject: string; readonly body: string; readonly redFlags: readonly string[] })
const share = (wanted: boolean): number => {
  const some = messages.filter(({ redFlags }) => redFlags.length > 0 === wanted)
  return some.filter(({ subject, body }) => flagsOf(body, { subject }).length > 0 === wanted).length / some.length
}

it('D9: of messages that nobody has tuned to, 8 in 10 with a red flag are flagged and 8 in 10 others stay quiet', () => {
  expect(share(true)).toBeGreaterThanOrEqual(0.8)
  expect(share(false)).toBeGreaterThanOrEqual(0.8)
})
