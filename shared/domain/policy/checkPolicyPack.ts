import { nextOpen } from '../calendar/openHours.ts'
import { emergencyProblems } from '../emergency/emergencyPolicy.ts'
import { parseInstant } from '../calendar/parseInstant.ts'
import { isTimeZone } from '../calendar/zone.ts'
import { InvalidPolicy } from '../errors.ts'
import { calendarOf } from './calendarOf.ts'
import type { PolicyPack } from './policyPack.ts'

/** What is wrong with a pack whose shape is right; `path` leads to the field. */
export interface PolicyProblem {
  readonly path: readonly (string | number)[]
  readonly reason: string
}

/** Rules between fields, which the schema cannot say. An empty list is a pack that can be used. */
export function checkPolicyPack(pack: PolicyPack): PolicyProblem[] {
  return [...calendarProblems(pack), ...clockProblems(pack), ...poolProblems(pack), ...listProblems(pack), ...emergencyProblems(pack.emergency, pack.phoneLines.map((line) => line.id)), ...personProblems(pack)]
}

function calendarProblems(pack: PolicyPack): PolicyProblem[] {
  if (!isTimeZone(pack.timeZone)) return [{ path: ['timeZone'], reason: 'unknown time zone' }]
  const problems: PolicyProblem[] = []
  pack.calendar.holidays.forEach(({ date }, index) => {
    const before = pack.calendar.holidays[index - 1]
    if (!before || before.date < date) return
    problems.push({ path: ['calendar', 'holidays', index, 'date'], reason: 'holidays are listed by date, each date once' })
  })
  try {
    nextOpen({ start: parseInstant('2026-01-01T00:00:00Z'), calendar: calendarOf(pack) })
  } catch (error) {
    if (!(error instanceof InvalidPolicy)) throw error
    problems.push({ path: ['calendar', 'weekly'], reason: error.message })
  }
  return problems
}

function clockProblems({ clocks, windows }: PolicyPack): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  for (const kind of ['promise', 'firstLook', 'appointmentRequest'] as const) {
    const due: [string, number][] = Object.entries(clocks[kind].due)
    const warn: Record<string, number> = { ...clocks[kind].warnAt }
    for (const [unit, limit] of due) {
      const early = warn[unit]
      if (early === undefined || early < limit) continue
      problems.push({ path: ['clocks', kind, 'warnAt'], reason: `warns at ${early}, not before it is due at ${limit}` })
    }
  }
  const { D0, D1, D2 } = clocks.flaggedFirstLookMinutes
  if (!(D0 <= D1 && D1 <= D2)) {
    problems.push({ path: ['clocks', 'flaggedFirstLookMinutes'], reason: 'a more urgent tier may not have the longer limit' })
  }
  const { pool, supervisor, onCall } = clocks.escalation
  if (!(pool > 0 && pool < supervisor && supervisor < onCall && onCall <= 1)) {
    problems.push({ path: ['clocks', 'escalation'], reason: 'shares rise from pool to supervisor to onCall, above 0 and up to 1' })
  }
  if (windows.idleWarningSeconds >= windows.idleLockMinutes * 60) {
    problems.push({ path: ['windows', 'idleWarningSeconds'], reason: 'the warning comes before the lock' })
  }
  return problems
}

function poolProblems({ pools, routing, flaggedPool }: PolicyPack): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const find = (id: string): PolicyPack['pools'][number] | undefined => pools.find((pool) => pool.id === id)
  for (const [workType, id] of Object.entries(routing)) {
    if (!find(id)) problems.push({ path: ['routing', workType], reason: `there is no pool ${id}` })
  }
  if (find(routing.symptom)?.clinical === false) {
    problems.push({ path: ['routing', 'symptom'], reason: 'symptoms go to a clinical pool' })
  }
  const flagged = find(flaggedPool)
  if (!flagged) problems.push({ path: ['flaggedPool'], reason: `there is no pool ${flaggedPool}` })
  else if (!flagged.clinical) problems.push({ path: ['flaggedPool'], reason: 'flagged threads go to a clinical pool' })
  return problems
}

function listProblems({ pools, phoneLines, departments, dispositions, appointments }: PolicyPack): PolicyProblem[] {
  const problems = [
    ...repeated('pools', 'id', pools.map((pool) => pool.id)),
    ...repeated('phoneLines', 'id', phoneLines.map((line) => line.id)),
    ...repeated('departments', 'id', departments.map((department) => department.id)),
    ...repeated('dispositions', 'code', dispositions.map((disposition) => disposition.code)),
    ...repeated('dispositions', 'key', dispositions.map((disposition) => disposition.key)),
  ]
  departments.forEach(({ bookableOnline, route }, index) => {
    if (route === undefined) {
      if (!bookableOnline) problems.push({ path: ['departments', index], reason: 'what cannot be booked online needs a route' })
    } else if (!phoneLines.some((line) => line.id === route)) {
      problems.push({ path: ['departments', index, 'route'], reason: `there is no phone line ${route}` })
    }
  })
  if (!phoneLines.some((line) => line.id === appointments.line)) {
    problems.push({ path: ['appointments', 'line'], reason: `there is no phone line ${appointments.line}` })
  }
  if (!phoneLines.some((line) => line.allDay)) {
    problems.push({ path: ['phoneLines'], reason: 'one line must answer all day: it is shown after hours' })
  }
  return problems
}

function personProblems({ ages }: PolicyPack): PolicyProblem[] {
  const { childUnder, teenFrom, ownAccountFrom, teenTo } = ages
  const isOrdered = childUnder === teenFrom && teenFrom <= ownAccountFrom && ownAccountFrom <= teenTo
  return isOrdered ? [] : [{ path: ['ages'], reason: 'teenFrom is childUnder, and ownAccountFrom lies between teenFrom and teenTo' }]
}

function repeated(list: string, field: string, values: readonly string[]): PolicyProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ path: [list, index, field], reason: `${value} is there twice` }] : [])
}
