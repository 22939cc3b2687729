import { ROLE_LABEL, type Role } from '../../actor.ts'
import { isCounting } from '../../clock/clockState.ts'
import { dueAt } from '../../calendar/dueAt.ts'
import { isBusinessDay, nextOpen } from '../../calendar/openHours.ts'
import { localDateOf, plusDays, startOfDate } from '../../calendar/localDate.ts'
import { scheduleBusiness } from '../../clock/schedule.ts'
import type { EpochMs, StaffId } from '../../ids.ts'
import { calendarOf } from '../../policy/calendarOf.ts'
import type { Decision } from '../decision.ts'
import type { Absence, Facts } from '../facts.ts'
import type { ThreadState } from '../state.ts'

/**
 * D7, S28: a leave must not become a silence. At the close of the first business day on which the addressed clinician is out
 * the thread is offered to the cover, or to the PAs when nobody covers; who declines passes it on, at last to the supervisor. The
 * first-look clock knows nothing of this: it never pauses.
 */

/** Close of the first business day after the date of the start on which the clinician is out, UTC epoch ms; null when there is none. */
export function firstSkippedDay(startedAt: EpochMs, facts: Pick<Facts, 'absences' | 'pack'>): EpochMs | null {
  const { timeZone } = facts.pack
  const calendar = calendarOf(facts.pack)
  const after = plusDays(localDateOf(startedAt, timeZone), 1)
  let first: string | null = null
  for (const absence of facts.absences) {
    for (let date = absence.from > after ? absence.from : after; date <= absence.to && (first === null || date < first); date = plusDays(date, 1)) {
      if (isBusinessDay({ date, calendar })) first = date
    }
  }
  if (first === null) return null
  return dueAt({ policy: { businessDays: 1 }, start: startOfDate(plusDays(first, -1), timeZone), calendar }).dueAt
}

/** Called when a promise starts. */
export function planCover(decision: Decision, startedAt: EpochMs): void {
  if (decision.state.addressedTo === null) return
  const offerAt = firstSkippedDay(startedAt, decision.facts)
  if (offerAt !== decision.state.cover.offerAt) decision.emit({ type: 'CoverPlanned', offerAt })
}

const absenceToday = ({ absences, now, pack }: Facts): Absence | undefined => {
  const today = localDateOf(now, pack.timeZone)
  return absences.find((absence) => absence.from <= today && today <= absence.to)
}

/** The planned time has come, or the promise warns or breaches while the clinician is out (leave that was entered later). */
export function offerCover(decision: Decision): void {
  const { state, facts } = decision
  const absence = absenceToday(facts)
  const { addressedTo } = state
  if (absence && addressedTo !== null && needsCover(decision, addressedTo)) {
    const next = nextCandidate(decision, absence, addressedTo)
    supersede(decision)
    const handOffId = `cover-${state.cover.offers.length + 1}`
    decision.emit({ type: 'HandOffOffered', handOffId, kind: 'cover', fromStaffId: addressedTo, noteId: null, ...(next ?? { toStaffId: null, toRole: 'supervisor' }) })
    // Everybody declined today: the supervisor is told, and all are asked again on the next business day.
    if (next === null) decision.emit({ type: 'CoverPlanned', offerAt: nextBusinessOpening(decision) })
  } else if (state.cover.offerAt !== null) {
    decision.emit({ type: 'CoverPlanned', offerAt: null })
  }
}

type Candidate = Pick<NonNullable<ThreadState['handOff']>, 'toStaffId' | 'toRole'>

/** The named cover, then the PAs, then the physicians; without those who declined it, or gave it back, on this day. */
function nextCandidate({ state, facts, now }: Decision, { coveredBy }: Absence, addressedTo: string): Candidate | null {
  const { timeZone } = facts.pack
  const today = localDateOf(now, timeZone)
  const declined = (state.cover.declined ?? []).filter(({ at }) => localDateOf(at, timeZone) === today)
  const has = (role: Role): boolean => Object.entries(facts.roles).some(([staffId, held]) => held === role && staffId !== addressedTo)
  const named = coveredBy === null ? undefined : facts.roles[coveredBy]
  const candidates: Candidate[] = [
    ...(named === 'nurse' || named === 'pa' || named === 'physician' ? [{ toStaffId: coveredBy, toRole: null }] : []),
    ...(['pa', 'physician'] as const).filter(has).map((toRole): Candidate => ({ toStaffId: null, toRole })),
  ]
  return candidates.find(({ toStaffId, toRole }) => !declined.some((offer) => offer.toStaffId === toStaffId && offer.toRole === toRole)) ?? null
}

function nextBusinessOpening({ facts, now }: Decision): EpochMs {
  const tomorrow = startOfDate(plusDays(localDateOf(now, facts.pack.timeZone), 1), facts.pack.timeZone)
  return nextOpen({ start: tomorrow, calendar: calendarOf(facts.pack) })
}

/**
 * S28: nobody has the thread in hand any more (released, handed back, routed, declined). What was planned and has passed is
 * offered now; else the offer is planned anew.
 */
export function replanCover(decision: Decision): void {
  const { state, facts, now } = decision
  const { addressedTo, cover } = state
  const promise = state.clocks.find((clock) => clock.kind === 'promise' && isCounting(clock))
  if (addressedTo === null || !promise || !needsCover(decision, addressedTo) || (cover.offerAt !== null && cover.offerAt > now)) return
  const first = firstSkippedDay(promise.startedAt, facts)
  if (first === null) return
  if (first <= now && absenceToday(facts)) return offerCover(decision)
  const offerAt = first > now ? first : firstSkippedDay(now, facts)
  if (offerAt !== cover.offerAt) decision.emit({ type: 'CoverPlanned', offerAt })
}

/** Somebody declined the offer to the cover, or gives back what they took as the cover: the next candidate is asked. */
export function passCoverOn(decision: Decision, by: StaffId, offer: Candidate): void {
  decision.emit({ type: 'CoverDeclined', by, toStaffId: offer.toStaffId, toRole: offer.toRole })
  replanCover(decision)
}

/** A claim ends. Who had it as the cover is not asked again today. */
export function endClaim(decision: Decision, staffId: StaffId): void {
  const { accepted } = decision.state.cover
  if (accepted && accepted.staffId === staffId) passCoverOn(decision, staffId, accepted)
  else replanCover(decision)
}

/** The cover has the thread: from this day on somebody can answer, so the promise skips no more days of the leave (D3). */
export function acceptCover(decision: Decision, staffId: StaffId, offer: Candidate): void {
  decision.emit({ type: 'CoverAccepted', staffId, toStaffId: offer.toStaffId, toRole: offer.toRole })
  const role = decision.facts.roles[staffId]
  recount(decision, `The cover${role ? `, a ${ROLE_LABEL[role]},` : ''} has the thread: from here on every business day counts.`)
}

/** Leave as the promise counts it: days from the acceptance by a cover on are not skipped. */
export function countedFacts(facts: Facts, accepted: ThreadState['cover']['accepted']): Facts {
  if (!accepted) return facts
  const from = localDateOf(accepted.at, facts.pack.timeZone)
  const absences = facts.absences.flatMap((absence) => (absence.from >= from ? [] : [absence.to < from ? absence : { ...absence, to: plusDays(from, -1) }]))
  return { ...facts, absences }
}

/** The running promise is counted anew, with a line that says why. A breached one stays breached. */
function recount(decision: Decision, words: string): void {
  const { state, facts, now } = decision
  const open = state.clocks.find((clock) => clock.kind === 'promise' && (clock.status === 'running' || clock.status === 'warned'))
  if (!open) return
  const schedule = scheduleBusiness('promise', open.startedAt, open.pauses, countedFacts(facts, state.cover.accepted))
  if (schedule.dueAt === open.dueAt || !decision.clock(open, { type: 'reschedule' })) return
  decision.emit({ type: 'ClockRescheduled', clockId: open.clockId, ...schedule, ledger: [...schedule.ledger, { kind: 'note', at: now, text: words }] })
}

/** Leave of the addressed clinician was entered, changed or ended: the promise and the offer follow it (S28, D3). */
export function recountLeave(decision: Decision): void {
  const { facts, state } = decision
  recount(decision, `The leave of ${facts.addressedName ?? 'the clinician'} was changed: the days were counted anew.`)
  if (state.handOff?.kind === 'cover' && !absenceToday(facts)) supersede(decision)
  const promise = state.clocks.find((clock) => clock.kind === 'promise' && isCounting(clock))
  const first = promise ? firstSkippedDay(promise.startedAt, facts) : null
  if (state.cover.offerAt !== null && state.cover.offerAt !== first) decision.emit({ type: 'CoverPlanned', offerAt: null })
  replanCover(decision)
}

/** The patient still waits, and nobody else than the clinician who is out has the thread in hand. */
function needsCover({ state }: Decision, addressedTo: string): boolean {
  if (state.completion === 'completed' || state.unanswered.length === 0) return false
  if (!state.clocks.some((clock) => clock.kind === 'promise' && isCounting(clock))) return false
  const { handOff, assignee } = state
  // An offer that went to the supervisor takes nobody's place: all are asked again.
  if (handOff !== null) return handOff.kind === 'cover' ? handOff.toRole === 'supervisor' : handOff.toStaffId === addressedTo
  return assignee === null || assignee === addressedTo
}

/** The patient is answered, or somebody passes the thread on: an open offer to the cover ends. */
export function endCover(decision: Decision): void {
  if (decision.state.handOff?.kind === 'cover') supersede(decision)
}

function supersede(decision: Decision): void {
  const { handOff } = decision.state
  if (handOff !== null) decision.emit({ type: 'HandOffDeclined', handOffId: handOff.handOffId, staffId: handOff.fromStaffId, reason: 'superseded' })
}
