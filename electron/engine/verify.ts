import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { Engine } from './engine.ts'
import { eventHash, GENESIS_HASH, messageHash } from './ports/hashChain.ts'
import type { IntakeItem, RecordedEvent, Store, StoredMessage } from './ports/store.ts'
import { DIRECTORY_RECORDED, directoryHash, INTAKE_SETTLED, intakeHash } from './recordItems.ts'
import { emptyReplay, readLog, replayEvent, type Replay } from './replay.ts'
import { splitStream } from './streams.ts'
import { checkAccounts, checkSlots, checkThreads, PAGE, rowsOf, type Report } from './verifyRows.ts'

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

const MOST_PROBLEMS = 200

/** What the log witnesses of the rows that it does not hold. */
interface Witness {
  readonly messages: Map<string, string>
  /** Thread of each message, in the order in which they came. */
  readonly threads: Map<string, string>
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
  const replay = emptyReplay()
  const witness: Witness = { messages: new Map(), threads: new Map(), directory: new Map(), intake: new Map(), credentials: new Map() }
  await look('file', report, async () => (await store.checkIntegrity()).forEach(report))
  const chain = await look('log', report, () => walkChain(store, replay, witness, report))
  const threads = await look('threads', report, () => checkThreads(store, replay, report))
  const messages = await look('messages', report, () => checkMessages(store, witness, report))
  await look('directory', report, () => checkDirectory(store, witness, report))
  await look('intake items', report, () => checkIntake(store, witness, report))
  await look('slots', report, () => checkSlots(store, replay, report))
  await look('accounts', report, () => checkAccounts(store, replay, witness.credentials, report))
  const { events, head } = chain ?? { events: 0, head: GENESIS_HASH }
  return { ok: problems.length === 0, events, messages: messages ?? 0, threads: threads ?? 0, head, problems }
}

/** A part that cannot even be read is a finding too, and the others are still looked at. */
async function look<Found>(what: string, report: Report, check: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await check()
  } catch (error) {
    report(`the ${what} cannot be read (${error instanceof DomainError ? error.code : error instanceof Error ? error.name : 'unknown'})`)
    return undefined
  }
}

async function walkChain(store: Store, replay: Replay, witness: Witness, report: Report): Promise<{ events: number; head: string }> {
  let events = 0
  let last = 0
  let head = GENESIS_HASH
  for await (const event of readLog(store)) {
    events += 1
    if (event.seq !== last + 1) report(`event ${event.seq}: the log has a gap before it`)
    if (event.prevHash !== head) report(`event ${event.seq}: does not follow the event before it`)
    if (eventHash(event) !== event.hash) report(`event ${event.seq}: its bytes were changed`)
    const version = (replay.versions.get(event.streamId) ?? 0) + 1
    if (event.version !== version) report(`event ${event.seq}: version ${event.version} of its stream is out of order`)
    last = event.seq
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
  if (stored.seq !== last || stored.hash !== head) report(`the head of the chain is event ${stored.seq}, the log ends at ${last}`)
  return { events, head }
}

/** Notes the hashes that an event carries. */
function attest(event: RecordedEvent, witness: Witness): void {
  const payload = JSON.parse(event.payload) as Record<string, string>
  const { messageId, noteId, replyId, textHash: hash } = payload
  const text = (id: string | undefined): void => {
    witness.messages.set(id ?? '', hash ?? '')
    witness.threads.set(id ?? '', splitStream(event.streamId).id)
  }
  switch (event.type) {
    case 'message.received.v1':
      return text(messageId)
    case 'note.added.v1':
      return text(noteId)
    case 'reply.queued.v1':
      return text(replyId)
    case 'notice.queued.v1':
      return text(payload['noticeId'])
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

/** Rows of a table and what the log says of them. */
interface Witnessed<Row> {
  readonly what: string
  readonly rows: AsyncIterable<Row>
  /** Hash of each row by its key. */
  readonly said: ReadonlyMap<string, string>
  readonly keyOf: (row: Row) => string
  readonly hashOf: (row: Row) => string
  /** Called with every row. */
  readonly visit?: (row: Row) => void
}

/** Compares rows with the hashes that the log holds of them, both ways. */
async function checkHashes<Row>({ what, rows, said, keyOf, hashOf, visit }: Witnessed<Row>, report: Report): Promise<number> {
  const left = new Map(said)
  let count = 0
  for await (const row of rows) {
    count += 1
    const key = keyOf(row)
    const hash = left.get(key)
    left.delete(key)
    if (hash === undefined) report(`${what} ${key}: the log knows nothing of it`)
    else if (hashOf(row) !== hash) report(`${what} ${key}: its bytes were changed`)
    visit?.(row)
  }
  for (const key of left.keys()) report(`${what} ${key}: it is missing`)
  return count
}

async function checkMessages(store: Store, witness: Witness, report: Report): Promise<number> {
  const instants = new Map<string, Set<number>>()
  const tied = new Set<string>()
  const count = await checkHashes<StoredMessage>({
    what: 'message',
    rows: rowsOf((after) => store.query('allMessages', { after, limit: PAGE }), (row) => row.messageId),
    said: witness.messages,
    keyOf: (message) => message.messageId,
    hashOf: (message) => (message.textHash === messageHash(message) ? message.textHash : 'differs'),
    visit(message) {
      const { messageId, threadId, receivedAt } = message
      if (threadId !== witness.threads.get(messageId)) report(`message ${messageId}: the log has it in another thread`)
      const known = instants.get(threadId) ?? new Set()
      if (known.has(receivedAt)) tied.add(threadId)
      instants.set(threadId, known.add(receivedAt))
    },
  }, report)
  await checkOrder(store, witness, tied, report)
  return count
}

/** Messages of one instant stand in the order of the log; the instant itself is in each message's hash. */
async function checkOrder(store: Store, witness: Witness, threadIds: ReadonlySet<string>, report: Report): Promise<void> {
  if (threadIds.size === 0) return
  const places = new Map([...witness.threads.keys()].map((messageId, place) => [messageId, place]))
  const place = (message: StoredMessage): number => places.get(message.messageId) ?? 0
  for (const threadId of threadIds) {
    const messages = await store.query('messages', { threadId })
    const inOrder = messages.toSorted((a, b) => a.receivedAt - b.receivedAt || place(a) - place(b))
    const wrong = messages.find((message, index) => message.messageId !== inOrder[index]?.messageId)
    if (wrong) report(`message ${wrong.messageId}: it stands in another order than in the log`)
  }
}

async function checkDirectory(store: Store, witness: Witness, report: Report): Promise<void> {
  const patients = new Map<string, string[]>()
  const keyOf = (entry: DirectoryRecord): string => `${entry.kind}/${entry.id}`
  await checkHashes<DirectoryRecord>({
    what: 'directory',
    rows: rowsOf((after) => store.query('allDirectory', { after, limit: PAGE }), keyOf),
    said: witness.directory,
    keyOf,
    hashOf: directoryHash,
    visit(entry) {
      const mrn = entry.kind === 'patient' ? entry.record.mrn : null
      if (mrn !== null) patients.set(mrn, [...(patients.get(mrn) ?? []), entry.id])
    },
  }, report)
  // A record number must lead to the patients who carry it and to nobody else.
  for (const [mrn, ids] of patients) {
    const found = (await store.query('patientByMrn', { mrn })).map((patient) => patient.patientId)
    const wrong = [...ids.filter((id) => !found.includes(id)), ...found.filter((id) => !ids.includes(id))]
    for (const id of wrong) report(`directory patient/${id}: its record number leads elsewhere`)
  }
}

async function checkIntake(store: Store, witness: Witness, report: Report): Promise<void> {
  await checkHashes<IntakeItem>({
    what: 'intake item',
    rows: rowsOf((after) => store.query('intakeItems', { afterItemId: after, limit: PAGE }), (item) => item.itemId),
    said: witness.intake,
    keyOf: (item) => item.itemId,
    hashOf: intakeHash,
    // R22: accepted means that its text is in a thread.
    visit({ itemId, outcome, messageId }) {
      const isMissing = outcome === 'accepted' && messageId !== null && !witness.messages.has(messageId)
      if (isMissing) report(`intake item ${itemId}: its message is in no thread`)
    },
  }, report)
}

