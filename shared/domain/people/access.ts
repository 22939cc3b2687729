import { isClinical, type Actor } from '../actor.ts'
import type { PatientRecord } from '../directory/records.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import { mayRead } from '../thread/may.ts'
import type { ThreadState } from '../thread/state.ts'
import { isConfidential, type BreakGlass } from './confidential.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export type Access =
  | { readonly open: true; readonly glass: BreakGlass | null }
  | { readonly open: false; readonly reason: string; readonly mayBreakGlass: boolean }

const CLINICAL_WORDS = 'This is a clinical thread. Raise a flag to send it to a nurse now.'

/** A confidential thread, or one of a patient whose record carries a restricted label (D19). */
export const isRestricted = (thread: ThreadState, patient: PatientRecord | null): boolean =>
  isConfidential(thread) || patient?.restricted === true

/**
 * May this person open the thread now? (D19, S38; ADR 0012.) A restricted thread is open to its assignee, to whom it is offered or
 * addressed, to who answered in it, to the roles of its pool while a message waits unclaimed for one of them, to every clinical role
 * while a red flag is raised, and to supervisors. Other clinical roles break the glass. Pure.
 */
export function accessTo(actor: Staff, thread: ThreadState, patient: PatientRecord | null, pack: PolicyPack, now: EpochMs): Access {
  const { role } = actor
  const closed = (reason: string, mayBreakGlass = false): Access => ({ open: false, reason, mayBreakGlass })
  if (role === 'admin') return closed('An admin sees and handles no patient data.')
  if (!mayRead(role, thread)) return closed(CLINICAL_WORDS)
  if (!isRestricted(thread, patient) || role === 'supervisor' || works(actor, thread, pack)) return { open: true, glass: null }
  const glass = activeGlass(thread, actor.id, now)
  if (glass !== null) return { open: true, glass }
  const what = isConfidential(thread) ? 'This thread is confidential' : 'The record of this patient is restricted'
  if (!isClinical(role)) return closed(`${what}, and a colleague works it.`)
  return closed(`${what} and is not in your work. With a reason you may break the glass; a supervisor reviews it.`, true)
}

/** Has the thread as part of their work. */
function works(actor: Staff, thread: ThreadState, pack: PolicyPack): boolean {
  const { id, role } = actor
  if (thread.assignee === id || thread.addressedTo === id) return true
  // A flag of one's own is no key: who raises one from outside waits like everybody else, or breaks the glass.
  if (isClinical(role) && thread.flags.some((flag) => flag.status === 'raised' && flag.raisedBy !== id)) return true
  if (thread.replies.some((reply) => reply.authorId === id)) return true
  const { handOff } = thread
  if (handOff !== null && (handOff.toStaffId === id || handOff.fromStaffId === id || (handOff.toStaffId === null && handOff.toRole === role))) return true
  if (thread.assignee !== null || thread.unanswered.length === 0) return false
  const pool = pack.pools.find((candidate) => candidate.id === thread.pool)
  return pool === undefined ? isClinical(role) : pool.roles.includes(role)
}

export const activeGlass = (thread: ThreadState, staffId: string, now: EpochMs): BreakGlass | null =>
  thread.people.breakGlass.findLast((access) => access.by === staffId && access.until > now) ?? null

/** Waits for a supervisor's word. */
export const awaitsReview = (thread: Pick<ThreadState, 'people'>): boolean => thread.people.breakGlass.some((access) => access.review === null)
