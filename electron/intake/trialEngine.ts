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

type Answer<Name extends keyof Queries> = (params: Queries[Name]['params']) => Queries[Name]['result'] | undefined

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

  async function query<Name extends keyof Queries>(name: Name, params: Queries[Name]['params']): Promise<Queries[Name]['result']> {
    const answer = answers[name]?.(params)
    if (answer !== undefined) return answer
    const real = await store.query(name, params)
    return withOwn(name, params, real)
  }

  /** Lists hold the real rows and the trial's. */
  function withOwn<Name extends keyof Queries>(name: Name, params: Queries[Name]['params'], real: Queries[Name]['result']): Queries[Name]['result'] {
    if (name === 'messages' && 'threadId' in params) {
      const own = [...messages.values()].filter((message) => message.threadId === params.threadId)
      return [...(real as NewMessage[]), ...own] as Queries[Name]['result']
    }
    if (name === 'patientByMrn' && 'mrn' in params) {
      const own = [...directory.values()].flatMap((entry) => (entry.kind === 'patient' && entry.record.mrn === params.mrn ? [entry.record] : []))
      const others = (real as Queries['patientByMrn']['result']).filter((patient) => found('patient', patient.patientId) === undefined)
      return [...others, ...own] as Queries[Name]['result']
    }
    if (name === 'threadsOfPatient' && 'patientId' in params) {
      const own = [...streams.values()].flatMap((row) => (row.kind === 'thread' && row.state.patientId === params.patientId ? [{ state: row.state, subject: '' }] : []))
      const others = (real as Queries['threadsOfPatient']['result']).filter(({ state }) => !own.some((row) => row.state.threadId === state.threadId))
      return [...own, ...others] as Queries[Name]['result']
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
