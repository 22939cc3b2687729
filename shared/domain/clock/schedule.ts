import type { Absence, Facts } from '../thread/facts.ts'
import type { ClinicCalendar, LedgerLine, Pause } from '../calendar/clinicCalendar.ts'
import { dueAt as businessDueAt } from '../calendar/dueAt.ts'
import { nextOpen } from '../calendar/openHours.ts'
import { calendarOf } from '../policy/calendarOf.ts'
import type { EpochMs } from '../ids.ts'
import type { Tier } from '../screening/findings.ts'
import { type ClockKind, type ClockTarget, type EscalationStep } from './clockState.ts'

/** Clocks whose policy is a business time. */
export type BusinessClock = Exclude<ClockKind, 'unreadByPatient' | 'contact'>

/** When a clock warns, when it is due, why, and when whom is told. */
export interface Schedule {
  readonly target: ClockTarget
  readonly warnAt: EpochMs | null
  readonly dueAt: EpochMs | null
  readonly ledger: LedgerLine[]
  readonly escalations: { step: EscalationStep; at: EpochMs }[]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * First look at a flagged thread (D8): real minutes around the clock for D0 to D2, the same business day for D3 and below.
 *
 * @param isHeld somebody has claimed the thread: they are told at once, the others as if nobody had.
 */
export function scheduleFlaggedLook(tier: Tier, startedAt: EpochMs, facts: Facts, isHeld = false): Schedule {
  const { flaggedFirstLookMinutes: limits, escalation } = facts.pack.clocks
  const minutes = tier === 'D0' || tier === 'D1' || tier === 'D2' ? limits[tier] : null
  if (minutes === null) return scheduleSameDay(startedAt, facts)
  const span = minutes * MINUTE
  const dueAt = startedAt + span
  const share = { pool: escalation.pool, supervisor: escalation.supervisor, onCall: escalation.onCall }
  return {
    target: { tier, minutes },
    warnAt: startedAt + Math.round(span * escalation.pool),
    dueAt,
    ledger: [
      { kind: 'start', at: startedAt, text: `A ${tier} flag is looked at within ${minutes} minutes, around the clock.` },
      ...(isHeld ? [{ kind: 'note' as const, at: startedAt, text: 'Somebody has claimed the thread: they are told at once, and the ladder climbs until they look.' }] : []),
      ...LADDER.map((step): LedgerLine => ({ kind: 'note', at: startedAt + Math.round(span * share[step]), text: `${isHeld ? 'Not looked at' : 'Unclaimed'} at ${Math.round(share[step] * 100)}%: ${TOLD[step]}.` })),
      { kind: 'due', at: dueAt, text: 'First look due.' },
    ],
    escalations: [
      ...(isHeld ? [{ step: 'assignee' as const, at: startedAt }] : []),
      ...LADDER.map((step) => ({ step, at: startedAt + Math.round(span * share[step]) })),
    ],
  }
}

/** Told one after the other while nobody claims (D8). */
const LADDER = ['pool', 'supervisor', 'onCall'] as const satisfies readonly EscalationStep[]
const TOLD: Record<(typeof LADDER)[number], string> = { pool: 'the pool is told', supervisor: 'the supervisor is told', onCall: 'the on-call route is told' }

function scheduleSameDay(startedAt: EpochMs, facts: Facts): Schedule {
  const calendar = calendarOf(facts.pack)
  const opens = nextOpen({ start: startedAt, calendar })
  // The day count leaves out the local date of its start, so it begins on the day before the next opening.
  const { dueAt, ledger } = businessDueAt({ policy: { businessDays: 1 }, start: opens - DAY, calendar })
  return {
    target: { warn: { businessHours: 0 }, due: { businessDays: 1 } },
    warnAt: opens,
    dueAt,
    ledger: [{ kind: 'note', at: startedAt, text: 'A flag of this tier is looked at on the same business day.' }, ...ledger.filter((line) => line.kind === 'due')],
    escalations: [],
  }
}

/**
 * Due and warning time of a business clock, with the lines that explain it (D3 to D6).
 * The promise skips days on which the addressed clinician is out and nobody covers; the others ignore absence.
 */
export function scheduleBusiness(kind: BusinessClock, startedAt: EpochMs, pauses: readonly Pause[], facts: Facts): Schedule {
  const policy = facts.pack.clocks[kind]
  const target = { warn: policy.warnAt, due: policy.due }
  const calendar = kind === 'promise' ? promiseCalendar(facts) : calendarOf(facts.pack)
  const due = businessDueAt({ policy: policy.due, start: startedAt, calendar, pauses, describe: describeDays(kind, facts) })
  const warn = businessDueAt({ policy: policy.warnAt, start: startedAt, calendar, pauses })
  const covered = kind === 'promise' ? coverageLines(facts, startedAt, due.dueAt) : []
  return { target, warnAt: warn.dueAt, dueAt: due.dueAt, ledger: [...due.ledger, ...covered], escalations: [] }
}

function promiseCalendar(facts: Facts): ClinicCalendar {
  const out = facts.absences.filter((absence) => absence.coveredBy === null).map(({ from, to }) => ({ from, to }))
  return out.length === 0 ? calendarOf(facts.pack) : calendarOf(facts.pack, out)
}

/** Why a day is not counted: a holiday by name, or the clinician's leave. */
function describeDays(kind: ClockKind, facts: Facts): (date: string) => string | undefined {
  return (date) => {
    const holiday = facts.pack.calendar.holidays.find((candidate) => candidate.date === date)
    if (holiday) return holiday.name
    if (kind !== 'promise') return undefined
    const absence = facts.absences.find((candidate) => candidate.coveredBy === null && candidate.from <= date && date <= candidate.to)
    return absence ? `${facts.addressedName ?? 'the clinician'} is out and nobody covers` : undefined
  }
}

function coverageLines(facts: Facts, from: EpochMs, to: EpochMs | null): LedgerLine[] {
  if (to === null) return []
  const first = new Intl.DateTimeFormat('en-CA', { timeZone: facts.pack.timeZone }).format(from)
  const last = new Intl.DateTimeFormat('en-CA', { timeZone: facts.pack.timeZone }).format(to)
  const isCovering = (absence: Absence): boolean => absence.coveredBy !== null && absence.from <= last && absence.to >= first
  return facts.absences.filter(isCovering).map((absence) => ({
    kind: 'note',
    text: `${facts.addressedName ?? 'The clinician'} is out ${absence.from} to ${absence.to}; ${absence.coveredByName ?? 'a colleague'} covers, so the days still count.`,
  }))
}
