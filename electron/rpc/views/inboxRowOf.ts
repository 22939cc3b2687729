import type { Actor } from '#shared/domain/actor.ts'
import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { openClocks } from '#shared/domain/clock/clockState.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { routineRank } from '#shared/domain/thread/timers.ts'
import type { InboxEntry } from '#electron/engine/ports/store.ts'
import type { People } from '../people.ts'
import { clockViewOf, rowClock } from './clockViews.ts'
import { identityOf } from './patientView.ts'
import { coverWords } from './coverWords.ts'

const DELIVERY_ORDER = ['deadLetter', 'failed', 'unknown', 'sending', 'queued'] as const

type Staff = Extract<Actor, { kind: 'staff' }>

/** One row, shaped for the screen. */
export function inboxRowOf(entry: InboxEntry, me: Staff, people: People, pack: PolicyPack): InboxRow {
  const { state } = entry
  const clock = rowClock(state.clocks)
  return {
    threadId: state.threadId,
    version: state.version,
    patient: entry.patient ? identityOf(entry.patient) : null,
    proxy: entry.proxy,
    subject: entry.subject,
    snippet: entry.snippet,
    flag: flagOf(state),
    category: state.category,
    isClinical: state.isClinical,
    pool: poolOf(state.pool, pack),
    assignee: state.assignee === null ? null : people.person(state.assignee),
    addressedTo: state.addressedTo === null ? null : people.person(state.addressedTo).name,
    completion: state.completion,
    clock: clock ? clockViewOf(clock) : null,
    isUnread: openClocks(state.clocks, 'firstLook').length > 0,
    hasDraft: entry.hasDraft,
    handOffToMe: isHandOffTo(state, me),
    isRestricted: false,
    coverOffer: coverWords(state, people),
    isPostClosure: routineRank(state) === 0,
    snoozedUntil: state.snoozedUntil,
    delivery: DELIVERY_ORDER.find((status) => state.replies.some((reply) => reply.delivery === status)) ?? null,
    receivedAt: state.lastPatientMessageAt,
  }
}

export function isHandOffTo(state: ThreadState, me: Staff): boolean {
  if (state.handOff === null || state.handOff.fromStaffId === me.id) return false
  return state.handOff.toStaffId === me.id || (state.handOff.toStaffId === null && state.handOff.toRole === me.role)
}

export const poolOf = (poolId: string | null, pack: PolicyPack): { id: string; name: string } | null =>
  poolId === null ? null : { id: poolId, name: pack.pools.find((pool) => pool.id === poolId)?.name ?? poolId }

function flagOf(state: ThreadState): InboxRow['flag'] {
  const { tier } = state
  const worst = state.flags.find((flag) => flag.status === 'raised' && flag.finding.tier === tier)
  return tier === null || !worst ? null : { tier, label: GROUP_LABEL[worst.finding.group] }
}
