import { isCounting } from '../../clock/clockState.ts'
import { dueAt } from '../../calendar/dueAt.ts'
import { isBusinessDay } from '../../calendar/openHours.ts'
import { localDateOf, plusDays, startOfDate } from '../../calendar/localDate.ts'
import type { EpochMs } from '../../ids.ts'
import { calendarOf } from '../../policy/calendarOf.ts'
import type { Decision } from '../decision.ts'
import type { Absence, Facts } from '../facts.ts'

/**
 * D7, S28: a leave must not become a silence. At the close of the first business day on which the addressed clinician is out
 * the thread is offered to the cover, or to the PAs when nobody covers. The first-look clock knows nothing of this: it never pauses.
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
    const tried = state.cover.offers.some((offer) => offer.toStaffId === absence.coveredBy)
    const role = absence.coveredBy === null ? undefined : facts.roles[absence.coveredBy]
    const toStaffId = !tried && (role === 'nurse' || role === 'pa' || role === 'physician') ? absence.coveredBy : null
    const hasPa = Object.values(facts.roles).includes('pa')
    supersede(decision)
    decision.emit({
      type: 'HandOffOffered', handOffId: `cover-${state.cover.offers.length + 1}`, kind: 'cover', fromStaffId: addressedTo, toStaffId,
      toRole: toStaffId !== null ? null : hasPa ? 'pa' : 'physician', noteId: null,
    })
  } else if (state.cover.offerAt !== null) {
    decision.emit({ type: 'CoverPlanned', offerAt: null })
  }
}

/** The patient still waits, and nobody else than the clinician who is out has the thread in hand. */
function needsCover({ state }: Decision, addressedTo: string): boolean {
  if (state.completion === 'completed' || state.unanswered.length === 0) return false
  if (!state.clocks.some((clock) => clock.kind === 'promise' && isCounting(clock))) return false
  const { handOff, assignee } = state
  if (handOff !== null) return handOff.kind !== 'cover' && handOff.toStaffId === addressedTo
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
