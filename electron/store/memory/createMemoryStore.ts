import type { StaffId, ThreadId } from '#shared/domain/ids.ts'
import { timersOf } from '#shared/domain/thread/timers.ts'
import type { KeptItem, Store, StreamState } from '#electron/engine/ports/store.ts'
import { commit, putRow } from './commit.ts'
import { compareText, draftKey, emptyMemoryData, type MemoryData } from './memoryData.ts'
import { answers } from './queries.ts'

/** A store that forgets everything with the process: engine tests, simulation, dry runs. Proved by the store contract. */
export function createMemoryStore(): Store {
  const data = emptyMemoryData()
  let rebuilding: Promise<void> | null = null
  const idle = async (): Promise<void> => {
    while (rebuilding !== null) await rebuilding
  }
  return {
    load: async (streamId) => load(data, streamId),
    commit: async (batch) => {
      await idle()
      return commit(data, batch)
    },
    query: async (name, params) => answers[name](data, params),
    readEvents: async ({ afterSeq, limit }) => data.events.slice(Math.max(0, afterSeq), Math.max(0, afterSeq) + limit),
    dueTimers: async ({ before, limit }) =>
      [...data.timers]
        .flatMap(([threadId, timers]) => timers.filter((timer) => timer.dueAt <= before).map((timer) => ({ ...timer, threadId })))
        .sort((a, b) =>
          a.dueAt - b.dueAt || compareText(a.threadId, b.threadId) || compareText(a.timer, b.timer) || compareText(a.ref, b.ref))
        .slice(0, limit),
    keep: async (item) => {
      await idle()
      keep(data, item)
    },
    replaceProjections: async (rows) => {
      await idle()
      let done = (): void => {}
      rebuilding = new Promise((resolve) => {
        done = resolve
      })
      try {
        const kept: StreamState[] = []
        for await (const row of rows) kept.push(row)
        replaceProjections(data, kept)
      } finally {
        rebuilding = null
        done()
      }
    },
    checkIntegrity: async () => [],
    close: async () => {},
  }
}

function load(data: MemoryData, streamId: string): StreamState | undefined {
  const [prefix, id] = split(streamId)
  if (prefix === 'thread') {
    const state = data.threads.get(id satisfies ThreadId)
    return state && { kind: 'thread', streamId, version: state.version, state }
  }
  if (prefix === 'account') {
    const state = data.accounts.get(id satisfies StaffId)
    return state && { kind: 'account', streamId, version: state.version, state }
  }
  if (prefix === 'slot') {
    const state = data.slots.get(id)
    return state && { kind: 'slot', streamId, version: state.version, state }
  }
  const version = data.byStream.get(streamId)?.length
  return version === undefined ? undefined : { kind: 'plain', streamId, version }
}

function split(streamId: string): [prefix: string, id: string] {
  const at = streamId.indexOf(':')
  return [streamId.slice(0, at), streamId.slice(at + 1)]
}

function keep(data: MemoryData, item: KeptItem): void {
  switch (item.kind) {
    case 'draft':
      if (!data.threads.has(item.draft.threadId)) throw new Error('a draft needs a thread')
      data.drafts.set(draftKey(item.draft), item.draft)
      return
    case 'draftDiscarded':
      data.drafts.delete(draftKey(item.key))
      return
    case 'view':
      data.views.push(item)
      return
    case 'checkpoint':
      data.checkpoints.set(item.reader, item.seq)
      return
    case 'meta':
      data.meta.set(item.key, item.value)
  }
}

/** Every thread and account of the log must have a row of the log's version, else nothing is replaced. */
function replaceProjections(data: MemoryData, rows: readonly StreamState[]): void {
  const given = new Map(rows.map((row) => [row.streamId, row.version]))
  for (const { streamId } of rows) if (!data.byStream.has(streamId)) throw new Error(`rebuild: ${streamId} is not in the log`)
  for (const [streamId, events] of data.byStream) {
    const [prefix] = split(streamId)
    if ((prefix === 'thread' || prefix === 'account' || prefix === 'slot') && given.get(streamId) !== events.length) {
      throw new Error(`rebuild: the row of ${streamId} is not at the version of the log`)
    }
  }
  data.threads.clear()
  data.accounts.clear()
  data.slots.clear()
  data.timers.clear()
  for (const row of rows) {
    putRow(data, row)
    if (row.kind === 'thread') data.timers.set(row.state.threadId, timersOf(row.state))
  }
}
