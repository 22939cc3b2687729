import type { Engine } from './engine.ts'
import type { StreamState } from './ports/store.ts'
import { emptyReplay, readLog, replayEvent } from './replay.ts'
import { splitStream } from './streams.ts'

/**
 * Makes every thread, clock, slot and account row anew by folding the log, in one transaction. Texts, directory records and
 * intake items ride in their own tables and are not touched: the log holds only their hashes.
 */
export async function rebuild(engine: Pick<Engine, 'store' | 'changes'>): Promise<{ events: number; threads: number; accounts: number }> {
  const replay = emptyReplay()
  let events = 0
  for await (const event of readLog(engine.store)) {
    replayEvent(replay, event)
    events += 1
  }
  async function* rows(): AsyncGenerator<StreamState> {
    for (const [streamId, version] of replay.versions) {
      const { kind, id } = splitStream(streamId)
      const thread = kind === 'thread' ? replay.threads.get(id) : undefined
      const account = kind === 'account' ? replay.accounts.get(id) : undefined
      const slot = kind === 'slot' ? replay.slots.get(id) : undefined
      if (thread) yield { kind: 'thread', streamId, version, state: thread }
      else if (slot) yield { kind: 'slot', streamId, version, state: slot }
      else if (account) yield { kind: 'account', streamId, version, state: account }
      else yield { kind: 'plain', streamId, version }
    }
  }
  await engine.store.replaceProjections(rows())
  engine.changes.publish()
  return { events, threads: replay.threads.size, accounts: replay.accounts.size }
}
