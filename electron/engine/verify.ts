import { isDeepStrictEqual } from 'node:util'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import { timersOf, type Timer } from '#shared/domain/thread/timers.ts'
import type { Engine } from './engine.ts'
import { eventHash, GENESIS_HASH, messageHash, textHash } from './ports/hashChain.ts'
import type { IntakeItem, RecordedEvent, Store, StoredMessage } from './ports/store.ts'
import { DIRECTORY_RECORDED, directoryHash, INTAKE_SETTLED, intakeHash } from './recordItems.ts'
import { emptyReplay, readLog, replayEvent, type Replay } from './replay.ts'

export interface Verification {
  readonly ok: boolean
  readonly events: number
  readonly messages: number
  readonly threads: number
  /** Hash of the newest event; to be kept outside the database. */
  readonly head: string
  /** What is wrong and where, by id; never patient text. */
  readonly problems: string[]
}

const PAGE = 500
const MOST_PROBLEMS = 200

/** What the log witnesses of the rows that it does not hold. */
interface Witness {
  readonly messages: Map<string, string>
  readonly directory: Map<string, string>
  readonly intake: Map<string, string>
  readonly credentials: Map<string, string>
}

/**
 * Compares everything with the log: the chain itself, every row with the fold, every text, directory record, intake
 * item and credential with its hash. Finds a changed byte in any of them. Reads only.
 */
export async function verify(engine: Pick<Engine, 'store'>): Promise<Verification> {
  const { store } = engine
  const problems: string[] = []
  const report = (problem: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem)
  }
  for (const problem of await store.checkIntegrity()) report(problem)

  const replay = emptyReplay()
  const witness: Witness = { messages: new Map(), directory: new Map(), intake: new Map(), credentials: new Map() }
  const chain = await walkChain(store, replay, witness, report)
  const threads = await checkThreads(store, replay, report)
  const messages = await checkMessages(store, witness, report)
  await checkDirectory(store, witness, report)
  await checkIntake(store, witness, report)
  await checkAccounts(store, replay, witness, report)
  return { ok: problems.length === 0, events: chain.events, messages, threads, head: chain.head, problems }
}

type Report = (problem: string) => void

async function walkChain(store: Store, replay: Replay, witness: Witness, report: Report): Promise<{ events: number; head: string }> {
  let events = 0
  let head = GENESIS_HASH
  for await (const event of readLog(store)) {
    events += 1
    if (event.seq !== events) report(`event ${event.seq}: the log has a gap before it`)
    if (event.prevHash !== head) report(`event ${event.seq}: does not follow the event before it`)
    if (eventHash(event) !== event.hash) report(`event ${event.seq}: its bytes were changed`)
    if (event.version !== (replay.versions.get(event.streamId) ?? 0) + 1) report(`event ${event.seq}: version ${event.version} of its stream is out of order`)
    head = event.hash
    try {
      replayEvent(replay, event)
      attest(event, witness)
    } catch {
      report(`event ${event.seq}: cannot be read`)
      replay.versions.set(event.streamId, event.version)
    }
  }
  const stored = await store.query('head', {})
  if (stored.seq !== events || stored.hash !== head) report(`the head of the chain is event ${stored.seq}, the log ends at ${events}`)
  return { events, head }
}

/** Notes the hashes that an event carries. */
function attest(event: RecordedEvent, witness: Witness): void {
  const payload = JSON.parse(event.payload) as Record<string, string>
  const { messageId, noteId, replyId, textHash: hash } = payload
  switch (event.type) {
    case 'message.received.v1':
      witness.messages.set(messageId ?? '', hash ?? '')
      break
    case 'note.added.v1':
      witness.messages.set(noteId ?? '', hash ?? '')
      break
    case 'reply.queued.v1':
      witness.messages.set(replyId ?? '', hash ?? '')
      break
    case 'account.created.v1':
    case 'account.passphraseChanged.v1':
      witness.credentials.set(event.streamId.slice('account:'.length), payload['credentialHash'] ?? '')
      break
    case DIRECTORY_RECORDED:
      witness.directory.set(`${payload['kind']}/${payload['id']}`, payload['hash'] ?? '')
      break
    case INTAKE_SETTLED:
      witness.intake.set(payload['itemId'] ?? '', payload['hash'] ?? '')
      break
    default:
      break
  }
}

const sortTimers = (timers: readonly Timer[]): Timer[] =>
  timers
    .map(({ timer, ref, dueAt }) => ({ timer, ref, dueAt }))
    .toSorted((a, b) => `${a.timer}/${a.ref}`.localeCompare(`${b.timer}/${b.ref}`) || a.dueAt - b.dueAt)

/** Through JSON, so that a row that came back from TEXT and a folded one compare alike. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Every row of a paged query, in its stable order. */
async function* rowsOf<Row>(fetch: (after: string | null) => Promise<readonly Row[]>, keyOf: (row: Row) => string): AsyncGenerator<Row, void, undefined> {
  let after: string | null = null
  for (;;) {
    const page: readonly Row[] = await fetch(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield* page
    after = keyOf(last)
  }
}

/** Compares rows with the hashes that the log holds of them, both ways. */
async function checkHashes<Row>(what: string, rows: AsyncIterable<Row>, said: ReadonlyMap<string, string>, keyOf: (row: Row) => string, hashOf: (row: Row) => string, report: Report): Promise<number> {
  const left = new Map(said)
  let count = 0
  for await (const row of rows) {
    count += 1
    const key = keyOf(row)
    const hash = left.get(key)
    left.delete(key)
    if (hash === undefined) report(`${what} ${key}: the log knows nothing of it`)
    else if (hashOf(row) !== hash) report(`${what} ${key}: its bytes were changed`)
  }
  for (const key of left.keys()) report(`${what} ${key}: it is missing`)
  return count
}

async function checkThreads(store: Store, replay: Replay, report: Report): Promise<number> {
  const left = new Map(replay.threads)
  let count = 0
  const rows = rowsOf((after) => store.query('allThreads', { after, limit: PAGE }), (row) => row.state.threadId)
  for await (const { state, timers } of rows) {
    count += 1
    const folded = left.get(state.threadId)
    left.delete(state.threadId)
    if (!folded) report(`thread ${state.threadId}: the log knows nothing of it`)
    else if (!isDeepStrictEqual(plain(folded), plain(state))) report(`thread ${state.threadId}: its row differs from the log`)
    else if (!isDeepStrictEqual(sortTimers(timersOf(folded)), sortTimers(timers))) report(`thread ${state.threadId}: its deadlines differ from the log`)
  }
  for (const threadId of left.keys()) report(`thread ${threadId}: its row is missing`)
  return count
}

async function checkMessages(store: Store, witness: Witness, report: Report): Promise<number> {
  const rows = rowsOf((after) => store.query('allMessages', { after, limit: PAGE }), (row) => row.messageId)
  const hashOf = (message: StoredMessage): string => (message.textHash === messageHash(message) ? message.textHash : 'differs')
  return checkHashes('message', rows, witness.messages, (message) => message.messageId, hashOf, report)
}

async function checkDirectory(store: Store, witness: Witness, report: Report): Promise<void> {
  const keyOf = (entry: DirectoryRecord): string => `${entry.kind}/${entry.id}`
  const rows = rowsOf((after) => store.query('allDirectory', { after, limit: PAGE }), keyOf)
  await checkHashes('directory', rows, witness.directory, keyOf, directoryHash, report)
}

async function checkIntake(store: Store, witness: Witness, report: Report): Promise<void> {
  const keyOf = (item: IntakeItem): string => item.itemId
  const rows = rowsOf((after) => store.query('intakeItems', { afterItemId: after, limit: PAGE }), keyOf)
  await checkHashes('intake item', rows, witness.intake, keyOf, intakeHash, report)
}

async function checkAccounts(store: Store, replay: Replay, witness: Witness, report: Report): Promise<void> {
  const left = new Map(replay.accounts)
  for (const { state, credentialHash } of await store.query('allAccounts', {})) {
    const folded = left.get(state.staffId)
    left.delete(state.staffId)
    if (!folded) report(`account ${state.staffId}: the log knows nothing of it`)
    else if (!isDeepStrictEqual(plain(folded), plain(state))) report(`account ${state.staffId}: its row differs from the log`)
    else if (credentialHash === undefined || textHash(credentialHash) !== witness.credentials.get(state.staffId)) report(`account ${state.staffId}: its credential was changed`)
  }
  for (const staffId of left.keys()) report(`account ${staffId}: its row is missing`)
}
