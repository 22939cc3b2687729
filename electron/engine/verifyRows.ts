import { isDeepStrictEqual } from 'node:util'
import { timersOf, type Timer } from '#shared/domain/thread/timers.ts'
import { textHash } from './ports/hashChain.ts'
import type { Store } from './ports/store.ts'
import { otherWork, type Replay } from './replay.ts'

/** Rows asked for at once. */
export const PAGE = 500
export type Report = (problem: string) => void

const sortTimers = (timers: readonly Timer[]): Timer[] =>
  timers
    .map(({ timer, ref, dueAt }) => ({ timer, ref, dueAt }))
    .toSorted((a, b) => `${a.timer}/${a.ref}`.localeCompare(`${b.timer}/${b.ref}`) || a.dueAt - b.dueAt)

/** Through JSON, so that a row that came back from TEXT and a folded one compare alike. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Every row of a paged query, in its stable order. A changed key must not send the reader round and round. */
export async function* rowsOf<Row>(
  fetch: (after: string | null) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row, void, undefined> {
  const visited = new Set<string | null>()
  let after: string | null = null
  while (!visited.has(after)) {
    visited.add(after)
    const page: readonly Row[] = await fetch(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield* page
    after = keyOf(last)
    await otherWork()
  }
}

export async function checkThreads(store: Store, replay: Replay, report: Report): Promise<number> {
  const left = new Map(replay.threads)
  let count = 0
  const rows = rowsOf((after) => store.query('allThreads', { after, limit: PAGE }), (row) => row.state.threadId)
  for await (const { state, timers } of rows) {
    count += 1
    const folded = left.get(state.threadId)
    left.delete(state.threadId)
    if (!folded) report(`thread ${state.threadId}: the log knows nothing of it`)
    else if (!isDeepStrictEqual(plain(folded), plain(state))) report(`thread ${state.threadId}: its row differs from the log`)
    else if (!isDeepStrictEqual(sortTimers(timersOf(folded)), sortTimers(timers))) {
      report(`thread ${state.threadId}: its deadlines differ from the log`)
    }
  }
  for (const threadId of left.keys()) report(`thread ${threadId}: its row is missing`)
  return count
}

export async function checkSlots(store: Store, replay: Replay, report: Report): Promise<void> {
  const left = new Map(replay.slots)
  for await (const state of rowsOf((after) => store.query('allSlots', { after, limit: PAGE }), (row) => row.slotId)) {
    const folded = left.get(state.slotId)
    left.delete(state.slotId)
    if (!folded) report(`slot ${state.slotId}: the log knows nothing of it`)
    else if (!isDeepStrictEqual(plain(folded), plain(state))) report(`slot ${state.slotId}: its row differs from the log`)
  }
  for (const slotId of left.keys()) report(`slot ${slotId}: its row is missing`)
}

export async function checkAccounts(store: Store, replay: Replay, credentials: ReadonlyMap<string, string>, report: Report): Promise<void> {
  const left = new Map(replay.accounts)
  for (const { state, credentialHash } of await store.query('allAccounts', {})) {
    const { staffId } = state
    const folded = left.get(staffId)
    left.delete(staffId)
    if (!folded) report(`account ${staffId}: the log knows nothing of it`)
    else if (!isDeepStrictEqual(plain(folded), plain(state))) report(`account ${staffId}: its row differs from the log`)
    else {
      const byName = await store.query('accountByUsername', { username: folded.username })
      if (byName?.staffId !== staffId) report(`account ${staffId}: its sign-in name leads elsewhere`)
      const isKept = credentialHash !== undefined && textHash(credentialHash) === credentials.get(staffId)
      if (!isKept) report(`account ${staffId}: its credential was changed`)
    }
  }
  for (const staffId of left.keys()) report(`account ${staffId}: its row is missing`)
}
