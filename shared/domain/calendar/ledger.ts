import type { DuePolicy, LedgerLine } from './clinicCalendar.ts'
import type { CompiledCalendar } from './compiledCalendar.ts'
import type { DayEntry, DayLog, SkipReason } from './dayLog.ts'
import { dateText } from './epochDay.ts'
import { dayLabel, durationLabel, instantLabel } from './ledgerText.ts'
import { isOpenEnded } from './pauseList.ts'
import type { Span } from './span.ts'

const MS_PER_HOUR = 3_600_000

export interface LedgerInput {
  readonly policy: DuePolicy
  readonly start: number
  readonly dueAt: number | null
  readonly calendar: CompiledCalendar
  readonly pauses: readonly Span[]
  readonly log: DayLog
  readonly describe: ((date: string) => string | undefined) | undefined
}

const REASON: Record<SkipReason, string> = {
  weekend: 'weekend',
  holiday: 'holiday',
  away: 'the clinician is out and nobody covers',
  noSuchDate: 'the date does not exist in the zone of the clinic',
  closed: 'closed',
  paused: 'paused',
  afterClose: 'no open time is left after the start',
}

/** Reasons that the caller may have better words for. */
const NAMED: readonly SkipReason[] = ['holiday', 'away', 'closed']

/** The lines that explain a due time (D6), along the time line. Long walks keep their first and last days and say what is left out. */
export function ledgerOf(input: LedgerInput): LedgerLine[] {
  const { start, dueAt, log } = input
  const { zone } = input.calendar
  const near = zone.localDay(start)
  const isDays = 'businessDays' in input.policy
  const startText = `Starts ${instantLabel(zone, start, near)}${isDays ? '; that day does not count' : ''}.`
  const timed: { at: number; line: LedgerLine }[] = [{ at: start, line: { kind: 'start', at: start, text: startText } }]
  const addDays = (entries: readonly DayEntry[]): void => {
    for (const entry of entries) timed.push({ at: Math.max(start, zone.startOfDay(entry.day)), line: dayLine(entry, near, input) })
  }
  addDays(log.head)
  const between = log.countedBetween + log.skippedBetween
  const [firstOfTail] = log.tail
  if (between > 0 && firstOfTail) timed.push({ at: zone.startOfDay(firstOfTail.day), line: leftOutLine(log) })
  addDays(log.tail)
  for (const pause of input.pauses) {
    const matters = pause.close > start && (dueAt === null || pause.open < dueAt)
    if (matters) timed.push({ at: Math.max(start, pause.open), line: pauseLine(pause, near, input) })
  }
  const lines = timed.sort((a, b) => a.at - b.at).map(({ line }) => line)
  if (dueAt === null) lines.push({ kind: 'note', text: 'No due time while the clock is paused.' })
  else lines.push({ kind: 'due', at: dueAt, text: `Due ${instantLabel(zone, dueAt, near)}${isDays ? ', at close' : ''}.` })
  return lines
}

function dayLine(entry: DayEntry, near: number, { policy, describe }: LedgerInput): LedgerLine {
  const date = dateText(entry.day)
  const label = dayLabel(entry.day, near)
  const isDays = 'businessDays' in policy
  if (entry.kind === 'skipped') {
    const words = NAMED.includes(entry.reason) ? describe?.(date) : undefined
    const reason = words ?? (entry.reason === 'paused' && isDays ? 'paused at its close' : REASON[entry.reason])
    return { kind: 'skipped', date, text: `${label} does not count: ${reason}.` }
  }
  const words = describe?.(date)
  const remark = words === undefined ? '' : ` (${words})`
  if (isDays) {
    const text = `${label} is business day ${entry.amount} of ${policy.businessDays}${remark}.`
    return { kind: 'counted', date, count: entry.amount, text }
  }
  const text = `${label} counts ${durationLabel(entry.added)}, ${durationLabel(entry.amount)} in all${remark}.`
  return { kind: 'counted', date, count: entry.amount / MS_PER_HOUR, text }
}

function pauseLine(pause: Span, near: number, { policy, calendar, log }: LedgerInput): LedgerLine {
  const from = instantLabel(calendar.zone, pause.open, near)
  if (isOpenEnded(pause)) return { kind: 'pause', at: pause.open, text: `Paused since ${from}.` }
  const effect = effectOf(log.lost.get(pause) ?? 0, 'businessDays' in policy)
  return { kind: 'pause', at: pause.open, text: `Paused ${from} to ${instantLabel(calendar.zone, pause.close, near)}: ${effect}.` }
}

function effectOf(lost: number, isDays: boolean): string {
  if (lost === 0) return 'takes out nothing'
  if (lost === Infinity) return 'nothing counts in between'
  if (!isDays) return `takes out ${durationLabel(lost)}`
  return `takes out ${lost} business day${lost === 1 ? '' : 's'}`
}

function leftOutLine({ countedBetween: counted, skippedBetween: skipped }: DayLog): LedgerLine {
  return { kind: 'note', text: `${counted + skipped} days in between are not listed: ${counted} counted, ${skipped} did not.` }
}
