import { InvalidPolicy } from '../errors.ts'
import { businessDaysDue } from './businessDaysDue.ts'
import type { ClinicCalendar, DuePolicy, LedgerLine, Pause } from './clinicCalendar.ts'
import { compileCalendar, type CompiledCalendar } from './compiledCalendar.ts'
import { DayLog } from './dayLog.ts'
import { hoursDue } from './hoursDue.ts'
import { ledgerOf } from './ledger.ts'
import { parseDuePolicy } from './parseDuePolicy.ts'
import { isInstant, pauseList } from './pauseList.ts'
import type { Span } from './span.ts'

const MS_PER_HOUR = 3_600_000

export interface DueQuestion {
  readonly policy: DuePolicy
  /** UTC epoch ms. */
  readonly start: number
  readonly calendar: ClinicCalendar
  readonly pauses?: readonly Pause[] | undefined
  /**
   * Words for the ledger about a local date: the name of a holiday, who is out. Asked for holidays, absences and closed days, and for
   * counted days, where it is a remark ("Dr Chen is out, covered"). Never changes what counts.
   */
  readonly describe?: ((date: string) => string | undefined) | undefined
}

/**
 * Due time and the lines that explain it (D3 to D6; README of the business-time vectors).
 * @returns UTC epoch ms, or null while an open pause holds the clock
 * @throws InvalidPolicy with the code of the vectors: invalid-policy, invalid-start, invalid-calendar, invalid-pause, no-open-time
 */
export function dueAt({ policy, start, calendar, pauses = [], describe }: DueQuestion): { dueAt: number | null; ledger: LedgerLine[] } {
  const compiled = compileCalendar(calendar)
  const checked = parseDuePolicy(policy)
  assertStart(start)
  const list = pauseList(pauses)
  const log = new DayLog()
  const due = dueInstant(compiled, checked, start, list, log)
  return { dueAt: due, ledger: ledgerOf({ policy: checked, start, dueAt: due, calendar: compiled, pauses: list, log, describe }) }
}

function dueInstant(calendar: CompiledCalendar, policy: DuePolicy, start: number, pauses: readonly Span[], log: DayLog): number | null {
  if ('businessDays' in policy) return businessDaysDue(calendar, policy.businessDays, start, pauses, log)
  if ('businessHours' in policy) return hoursDue(calendar, 'businessHours', toMs(policy.businessHours), start, pauses, log)
  const basis = 'elapsedHoursExcludingNonBusinessDays'
  return hoursDue(calendar, basis, toMs(policy[basis]), start, pauses, log)
}

const toMs = (hours: number): number => Math.round(hours * MS_PER_HOUR)

/** @throws InvalidPolicy 'invalid-start' */
export function assertStart(start: number): void {
  if (!isInstant(start)) throw new InvalidPolicy('invalid-start', 'The start is not an instant.')
}
