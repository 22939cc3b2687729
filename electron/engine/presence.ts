import type { EpochMs, StaffId, ThreadId } from '#shared/domain/ids.ts'
import type { Clock } from './ports/clock.ts'

/** Somebody is writing a reply in this thread (D16). Opening claims nothing; writing takes this lease. */
export interface WritingLease {
  readonly staffId: StaffId
  /** It lapses then by itself, so that a crashed console never writes for ever. */
  readonly until: EpochMs
}

/**
 * Who writes where, in memory only: no event, nothing in the record, gone with the process. Colleagues see it; it blocks nobody,
 * since what decides is the version that the author saw (D16).
 */
export interface Presence {
  /** Takes or renews the lease. Listeners are told of a new writer and of a renewal that others must know of. */
  write(threadId: ThreadId, staffId: StaffId): void
  /** Sent, discarded or handed on. */
  stop(threadId: ThreadId, staffId: StaffId): void
  /** Ends every lease of a person who locked or signed out. */
  leave(staffId: StaffId): void
  writers(threadId: ThreadId): readonly WritingLease[]
  subscribe(listener: (threadId: ThreadId) => void): () => void
}

/** The composer saves a draft at least once a second while somebody types. */
export const WRITING_MS = 45_000
const RENEW_MS = WRITING_MS / 3

export function createPresence(clock: Clock): Presence {
  const leases = new Map<ThreadId, Map<StaffId, EpochMs>>()
  const listeners = new Set<(threadId: ThreadId) => void>()
  const tell = (threadId: ThreadId): void => {
    for (const listener of listeners) listener(threadId)
  }
  const drop = (threadId: ThreadId, staffId: StaffId): void => {
    const here = leases.get(threadId)
    if (!here?.delete(staffId)) return
    if (here.size === 0) leases.delete(threadId)
    tell(threadId)
  }
  return {
    write(threadId, staffId) {
      const here = leases.get(threadId) ?? new Map<StaffId, EpochMs>()
      const known = here.get(staffId) ?? 0
      const until = clock.now() + WRITING_MS
      if (until - known < RENEW_MS) return
      leases.set(threadId, here.set(staffId, until))
      tell(threadId)
    },
    stop: drop,
    leave(staffId) {
      for (const [threadId, here] of leases) if (here.has(staffId)) drop(threadId, staffId)
    },
    writers(threadId) {
      const now = clock.now()
      return [...(leases.get(threadId) ?? [])].filter(([, until]) => until > now).map(([staffId, until]) => ({ staffId, until }))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
