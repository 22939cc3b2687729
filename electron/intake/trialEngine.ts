import type { DirectoryKind, DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { handleCommand } from '#electron/engine/handleCommand.ts'
import type { Batch, IntakeItem, NewMessage, Queries, Store, StreamState } from '#electron/engine/ports/store.ts'
import { recordItems } from '#electron/engine/recordItems.ts'

/**
 * The same engine over a store that keeps its writes to itself: a dry run takes the very path of a real one, and leaves
 * nothing behind.
 */
export function createTrialEngine(engine: Engine): Engine {
  const trial: Engine = {
    ...engine,
    store: createTrialStore(engine.store),
    changes: { ...engine.changes, publish() {} },
    handle: (input) => handleCommand(trial, input),
    record: (input) => recordItems(trial, input),
    handleAccount: () => Promise.reject(new Error('a dry run makes no accounts')),
  }
  return trial
}

type Params<Name extends keyof Queries> = Queries[Name]['params']
type Result<Name extends keyof Queries> = Queries[Name]['result']
type Answer<Name extends keyof Queries> = (params: Params<Name>) => Result<Name> | undefined

function createTrialStore(store: Store): Store {
  const streams = new Map<string, StreamState>()
  const commands = new Set<string>()
  const directory = new Map<string, DirectoryRecord>()
  const messages = new Map<string, NewMessage>()
  const accepted = new Map<string, IntakeItem>()
  const meta = new Map<string, string>()
  const found = (kind: DirectoryKind, id: string): DirectoryRecord | undefined => directory.get(`${kind}/${id}`)

  /** Answers from what the trial wrote; undefined leaves the question to the real store. */
  const answers: { readonly [Name in keyof Queries]?: Answer<Name> } = {
    commandSeq: ({ commandId }) => (commands.has(commandId) ? 0 : undefined),
    directoryRecord: ({ kind, id }) => found(kind, id),
    patient({ patientId }) {
      const entry = found('patient', patientId)
      return entry?.kind === 'patient' ? entry.record : undefined
    },
    practitioner({ staffId }) {
      const entry = found('practitioner', staffId)
      return entry?.kind === 'practitioner' ? entry.record : undefined
    },
    message: ({ messageId }) => messages.get(messageId),
    threadOfMessage: ({ messageId }) => messages.get(messageId)?.threadId,
    acceptedItem: ({ sourceId }) => accepted.get(sourceId),
    meta: ({ key }) => meta.get(key),
  }

  async function query<Name extends keyof Queries>(name: Name, params: Params<Name>): Promise<Result<Name>> {
    const answer = answers[name]?.(params)
    if (answer !== undefined) return answer
    const real = await store.query(name, params)
    return withOwn(name, params, real)
  }

  /** Lists hold the real rows and the trial's. */
  function withOwn<Name extends keyof Queries>(name: Name, params: Params<Name>, real: Result<Name>): Result<Name> {
    if (name === 'messages' && 'threadId' in params) {
      const own = [...messages.values()].filter((message) => message.threadId === params.threadId)
      return [...(real as NewMessage[]), ...own] as Result<Name>
    }
    if (name === 'patientByMrn' && 'mrn' in params) {
      const own = [...directory.values()].flatMap((entry) => (entry.kind === 'patient' ? [entry.record] : []))
      const others = (real as Result<'patientByMrn'>).filter((patient) => found('patient', patient.patientId) === undefined)
      return [...others, ...own.filter((patient) => patient.mrn === params.mrn)] as Result<Name>
    }
    if (name === 'threadsOfPatient' && 'patientId' in params) {
      const states = [...streams.values()].flatMap((row) => (row.kind === 'thread' ? [row.state] : []))
      const own = states.filter((state) => state.patientId === params.patientId).map((state) => ({ state, subject: '' }))
      const others = (real as Result<'threadsOfPatient'>).filter(({ state }) => !states.some((mine) => mine.threadId === state.threadId))
      return [...own, ...others] as Result<Name>
    }
    return real
  }

  async function commit(batch: Batch): Promise<{ seq: number }> {
    commands.add(batch.commandId)
    for (const { next } of batch.streams) if (next) streams.set(next.streamId, next)
    for (const message of batch.messages) messages.set(message.messageId, message)
    for (const entry of batch.directory) directory.set(`${entry.kind}/${entry.id}`, entry)
    for (const item of batch.intakeItems) if (item.outcome === 'accepted' && item.sourceId !== null) accepted.set(item.sourceId, item)
    return { seq: 0 }
  }

  return {
    ...store,
    query,
    commit,
    load: async (streamId) => streams.get(streamId) ?? store.load(streamId),
    keep: async (item) => {
      if (item.kind === 'meta') meta.set(item.key, item.value)
    },
    replaceProjections: () => Promise.reject(new Error('a dry run rebuilds nothing')),
    close: async () => {},
  }
}
