import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { rules } from './rules.ts'

interface Labelled {
  readonly subject: string
  readonly body: string
  readonly redFlags: readonly string[]
  readonly category: string
}

// Nothing was fitted or widened to these messages: floors a little under what was measured at first contact.
const written = join(import.meta.dirname, 'written')
const files = [
  join(import.meta.dirname, 'first-contact.ndjson'),
  ...readdirSync(written).filter((name) => name.startsWith('unseen')).sort().map((name) => join(written, name)),
]
const results = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => JSON.parse(line) as Labelled)
  .map((message) => ({ message, result: screenMessage({ subject: message.subject, body: message.body }, rules) }))

describe('D9: of messages that nobody has tuned to', () => {
  const flagged = results.filter(({ message }) => message.redFlags.length > 0)
  const quiet = results.filter(({ message }) => message.redFlags.length === 0)
  const rightGroups = results.flatMap(({ message, result }) => result.redFlags.filter((group) => message.redFlags.includes(group))).length

  it('at least 92 in 100 with a red flag are flagged', () => {
    expect(flagged.filter(({ result }) => result.redFlags.length > 0).length / flagged.length).toBeGreaterThanOrEqual(0.92)
  })

  it('at least 86 in 100 others stay quiet', () => {
    expect(quiet.filter(({ result }) => result.redFlags.length === 0).length / quiet.length).toBeGreaterThanOrEqual(0.86)
  })

  it('at least 80 in 100 labelled groups are named, and 70 in 100 named ones are right', () => {
    expect(rightGroups / results.flatMap(({ message }) => message.redFlags).length).toBeGreaterThanOrEqual(0.8)
    expect(rightGroups / results.flatMap(({ result }) => result.redFlags).length).toBeGreaterThanOrEqual(0.7)
  })

  it('at least 75 in 100 work types are right', () => {
    expect(results.filter(({ message, result }) => message.category === result.category).length / results.length).toBeGreaterThanOrEqual(0.75)
  })
})
