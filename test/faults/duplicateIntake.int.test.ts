import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import { settleFile } from '#electron/intake/settleFile.ts'
import { MONDAY_10 } from '#test/helpers/builders.ts'
import { checkQueue } from './checkQueue.ts'
import { engineOn, openQueue } from './queue.ts'
import { runSeed, seededRandom } from './random.ts'
import { shuffled, slowStore } from './slowStore.ts'

const CLIENTS = 8
const SUBMISSIONS = 100
const KEYS = 40
const SEED = runSeed()

const communication = (key: number, text = `May I take number ${key} with food?`): string =>
  JSON.stringify({
    resourceType: 'Communication', identifier: [{ system: 'https://portal.example/id', value: `key-${key}` }], status: 'completed',
    subject: { reference: 'Patient/pa' }, sender: { reference: 'Patient/pa' }, recipient: [{ reference: 'Group/pool' }],
    sent: '2026-03-02T09:30:00-08:00', topic: { text: `Question ${key}` }, payload: [{ contentString: text }],
  })

const DIRECTORY = [
  {
    resourceType: 'Patient', id: 'pa', identifier: [{ system: 'https://north.example/mrn', value: 'N1' }],
    name: [{ use: 'official', family: 'Haddad', given: ['Amina'] }], birthDate: '1980-05-14',
  },
  { resourceType: 'Group', id: 'pool', type: 'practitioner', actual: true, name: 'Triage pool' },
].map((resource) => JSON.stringify(resource))

interface Submission {
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly payload: readonly { readonly contentString: string }[]
}
interface Told {
  readonly accepted: number
  readonly deduplicated: number
  readonly quarantined: number
}

/** Is this submission the one that its key was taken with? */
function isKept(line: string, kept: ReadonlyMap<string, string>): boolean {
  const { identifier, payload } = JSON.parse(line) as Submission
  return kept.get(`${identifier[0]?.system}|${identifier[0]?.value}`) === payload[0]?.contentString
}

describe('the same message again and again', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wellthread-again-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const settle = (on: Engine, name: string, lines: readonly string[]): ReturnType<typeof settleFile> => {
    const path = join(folder, name)
    writeFileSync(path, `${lines.join('\n')}\n`)
    return settleFile(on, { path, name, keyPrefix: name }, { source: 'folder', strictness: 'portal' })
  }
  async function makeQueue(name: string): ReturnType<typeof openQueue> {
    mkdirSync(join(folder, name))
    const queue = await openQueue(join(folder, name), { create: true, now: MONDAY_10 })
    await settle(queue.engine, 'directory.ndjson', DIRECTORY)
    return queue
  }
  /** Settles all files at the same time and adds up what became of their lines. */
  async function settleAll(on: Engine, files: readonly (readonly string[])[]): Promise<Told> {
    const outcomes = await Promise.all(files.map((lines, client) => settle(on, `client-${client}.ndjson`, lines)))
    const sum = (of: keyof Told): number => outcomes.reduce((total, outcome) => total + outcome[of], 0)
    return { accepted: sum('accepted'), deduplicated: sum('deduplicated'), quarantined: sum('quarantined') }
  }

  it('R15: eight texts under one key at the same moment: one is taken, seven are kept in quarantine', async () => {
    const { store } = await makeQueue('rush')
    const { engine } = engineOn(slowStore(store, seededRandom(SEED)), MONDAY_10, 'slow')
    const lines = (client: number): string[] =>
      Array.from({ length: KEYS }, (_, key) => communication(key, `Text ${client} of number ${key}`))
    const told = await settleAll(engine, Array.from({ length: CLIENTS }, (_, client) => lines(client)))
    await store.close()
    expect(told).toEqual({ accepted: KEYS, deduplicated: 0, quarantined: KEYS * (CLIENTS - 1) })
  })

  it.for([
    ['a fast store', false],
    ['a slow store', true],
  ] as const)('R15: 8 files of 100 submissions over 40 keys are exactly 40 messages: %s', async ([name, isSlow]) => {
    const { store, engine } = await makeQueue(name)
    const random = seededRandom(SEED)
    const before = (await store.query('intakeTotals', {})).received
    let others = 0
    const line = (index: number): string => {
      const key = index < KEYS ? index : random.below(KEYS)
      if (!random.chance(0.1)) return communication(key)
      others += 1
      return communication(key, `Another text under the same key (${others})`)
    }
    const files = Array.from({ length: CLIENTS }, () => shuffled(Array.from({ length: SUBMISSIONS }, (_, index) => line(index)), random))
    const told = await settleAll(isSlow ? engineOn(slowStore(store, random), MONDAY_10, 'slow').engine : engine, files)
    const messages = await store.query('allMessages', { after: null, limit: 1000 })
    const submissions = CLIENTS * SUBMISSIONS
    const figures = `${submissions} submissions, ${messages.length} messages, ${JSON.stringify(told)}`
    console.log(`duplicate intake (${name}): seed ${SEED}, ${figures}`)
    expect(messages).toHaveLength(KEYS)
    expect(told.accepted).toBe(KEYS)
    // Nothing falls between (R22), neither in what the program tells nor in what it keeps.
    expect(told.accepted + told.deduplicated + told.quarantined).toBe(submissions)
    expect((await store.query('intakeTotals', {})).received - before).toBe(submissions)
    // Each key has one text. Every other one that came under it is in quarantine, and none was taken for the same message.
    const kept = new Map(messages.map((message) => [message.messageId, message.body]))
    expect(told.quarantined).toBe(new Set(files.flat().filter((submission) => !isKept(submission, kept))).size)
    expect((await checkQueue(engine, [], null)).wrong).toEqual([])
    await store.close()
  })
})
