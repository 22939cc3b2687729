import type { Engine } from './engine.ts'
import { eventHash, GENESIS_HASH, messageHash } from './ports/hashChain.ts'
import { otherWork, readLog } from './replay.ts'

export interface ExportSummary {
  readonly events: number
  readonly texts: number
  readonly directory: number
  readonly intakeItems: number
  /** Hash of the last event; 64 zeros for an empty queue. */
  readonly head: string
  /** Whether every event follows from the one before and every text is the one that its row's hash witnesses. */
  readonly holds: boolean
}

const PAGE = 500

/**
 * The whole record as lines of JSON (S1): every event exactly as it is hashed, every text, the directory, what came in and was
 * set aside. A first line says what it is, a last line counts and ends it, so that a cut file is known by its missing end.
 * Events carry `hash` and `prevHash`: whoever holds the file can prove the chain without this program.
 */
export async function* exportRecord(engine: Pick<Engine, 'store' | 'clock' | 'pack' | 'ruleSetVersion'>): AsyncGenerator<string, ExportSummary, undefined> {
  const { store, clock, pack } = engine
  yield line('export', { format: 1, clinic: pack.clinicName, policy: `${pack.id}@${pack.version}`, rules: engine.ruleSetVersion, at: clock.now() })
  let events = 0
  let head = GENESIS_HASH
  let holds = true
  for await (const event of readLog(store, PAGE)) {
    holds &&= event.prevHash === head && eventHash(event) === event.hash
    head = event.hash
    events += 1
    yield line('event', event)
  }
  let texts = 0
  for await (const message of pages((after) => store.query('allMessages', { after, limit: PAGE }), (row) => row.messageId)) {
    holds &&= messageHash(message) === message.textHash
    texts += 1
    yield line('text', message)
  }
  let directory = 0
  for await (const record of pages((after) => store.query('allDirectory', { after, limit: PAGE }), (row) => `${row.kind}/${row.id}`)) {
    directory += 1
    yield line('directory', record)
  }
  let intakeItems = 0
  for await (const item of pages((afterItemId) => store.query('intakeItems', { afterItemId, limit: PAGE }), (row) => row.itemId)) {
    intakeItems += 1
    yield line('intake', item)
  }
  const summary = { events, texts, directory, intakeItems, head, holds }
  yield line('end', summary)
  return summary
}

const line = (kind: string, fields: object): string => `${JSON.stringify({ entry: kind, ...fields })}\n`

async function* pages<Row>(read: (after: string | null) => Promise<Row[]>, keyOf: (row: Row) => string): AsyncGenerator<Row, void, undefined> {
  let after: string | null = null
  for (;;) {
    const rows: Row[] = await read(after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield* rows
    after = keyOf(last)
    await otherWork()
  }
}

