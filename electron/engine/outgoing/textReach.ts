import { isClinical, type Actor } from '#shared/domain/actor.ts'
import { mayQuoteVisit } from '#shared/domain/appointment/bookable.ts'
import { namesHiddenDepartment } from '#shared/domain/appointment/hiddenDepartments.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { KnownVisit, TextReach } from '#shared/domain/outgoing/textReach.ts'
import { VISIT_PHRASES } from '#shared/domain/outgoing/visitPhrases.ts'
import { isItemConfidential } from '#shared/domain/people/confidential.ts'
import type { GradeAnswer } from '#shared/domain/people/grade.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { VisitsOf } from '../appointments/visitsOf.ts'
import type { Engine } from '../engine.ts'
import { phraseFacts } from './phraseFacts.ts'

export interface ReachInput {
  readonly engine: Engine
  readonly thread: ThreadState
  readonly facts: Facts
  readonly visits: VisitsOf
  /** Grade of whoever gets the text. */
  readonly answer: GradeAnswer
  readonly author: Extract<Actor, { kind: 'staff' }>
  /** `author`: without what this author may not see (D19). */
  readonly reach: 'author' | 'clinic'
}

/** How far whoever gets the text may hear of the patient's visits, results and medicines (S34, S36, S38, S41, S42, S47). */
export function textReach({ engine, thread, facts, visits, answer, author, reach }: ReachInput): TextReach {
  const { pack, now } = facts
  const patient = facts.people?.patient ?? null
  const toPatient = answer.grade === 'self'
  const upcoming = visits.booked.filter(({ startsAt, minutes }) => startsAt + minutes * 60_000 >= now)
    .map((slot) => ({ visit: { date: localDateOf(slot.startsAt, pack.timeZone), clinician: slot.clinicianName }, isHidden: !mayQuoteVisit(pack, slot) || (!toPatient && visits.slotIds.has(slot.slotId)) }))
  const recorded = recordedVisit(patient?.nextVisit ?? null)
  const isNextMarked = visits.isNextInRecord || isItemConfidential(thread, { kind: 'appointment', ref: 'next' })
  const isRecordedHidden = namesHiddenDepartment(pack, patient?.nextVisit ?? '') || (!toPatient && isNextMarked)
  const known = [...upcoming, ...(recorded ? [{ visit: recorded, isHidden: isRecordedHidden }] : [])]
  const isSeen = reach === 'clinic' || isClinical(author.role)
  const { appointment } = thread
  return {
    scope: answer.grade === 'adultGranted' ? [...answer.scope] : null,
    isForRelative: appointment !== null && appointment.patientId !== null && appointment.patientId !== thread.patientId,
    shownVisits: known.filter(({ isHidden }) => !isHidden).map(({ visit }) => visit),
    hiddenVisits: isSeen ? known.filter(({ isHidden }) => isHidden).map(({ visit }) => visit) : [],
    visitPhrases: engine.texts.phrases.filter(({ id }) => VISIT_PHRASES.includes(id)).map(({ body, language }) => fillTemplate(body, phraseFacts(thread, facts, author, language))),
    medicines: isSeen ? (patient?.medicines ?? []).map(({ name }) => name) : [],
  }
}

/** `2026-03-20 Dr Chen`, as the record writes it. */
function recordedVisit(text: string | null): KnownVisit | null {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0]
  return date === undefined ? null : { date, clinician: /\bDra?\.?\s+[\p{L}'-]+/u.exec(text ?? '')?.[0] ?? null }
}
