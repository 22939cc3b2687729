import type { DuePolicy, LedgerLine } from './clinicCalendar.ts'
import type { CompiledCalendar } from './compiledCalendar.ts'
import type { DayEntry, DayLog, SkipReason } from './dayLog.ts'
import { dateText } from './epochDay.ts'
import { dayLabel, durationLabel, instantLabel } from './ledgerText.ts'
import { isOpenEnded } from './pauseList.ts'
import type { Span } from './span.ts'

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
  noSuchDate: 'the clinic\'s zone left this date out',
  closed: 'closed',
  paused: 'paused',
  afterClose: 'no more time that day after the start',
}

/** The lines that explain a due time (D6), in the order of the time line. Long walks keep their first and last days and say what is left out. */
export function ledgerOf(input: LedgerInput): LedgerLine[] {
  const { start, dueAt, calendar, log } = input
  const instant = (at: number): string => instantLabel(calendar.zone, at, start)
  const isDays = 'businessDays' in input.policy
  const timed: { at: number; line: LedgerLine }[] = [
    { at: start, line: { kind: 'start', at: start, text: `Starts ${instant(start)}${isDays ? '; that day does not count' : ''}` } },
  ]
  const addDays = (entries: readonly DayEntry[]): void => {
    for (const entry of entries) timed.push({ at: Math.max(start, calendar.zone.startOfDay(entry.day)), line: dayLine(entry, input) })
  }
  addDays(log.head)
  const left = leftOut(log)
  const [firstOfTail] = log.tail
  if (left && firstOfTail) timed.push({ at: calendar.zone.startOfDay(firstOfTail.day), line: left })
  addDays(log.tail)
  for (const pause of input.pauses) {
    if (pause.close > start && (dueAt === null || pause.open < dueAt)) timed.push({ at: pause.open, line: pauseLine(pause, input) })
  }
  const lines = timed.sort((a, b) => a.at - b.at).map(({ line }) => line)
  lines.push(dueAt === null ? { kind: 'note', text: 'No due time while the clock is paused' } : { kind: 'due', at: dueAt, text: `Due ${instant(dueAt)}${isDays ? ', at close' : ''}` })
  return lines
}

function dayLine(entry: DayEntry, { policy, start, calendar, describe }: LedgerInput): LedgerLine {
  const date = dateText(entry.day)
  const label = dayLabel(entry.day, calendar.zone.localDay(start))
  if (entry.kind === 'skipped') {
    const isNamed = entry.reason === 'holiday' || entry.reason === 'away' || entry.reason === 'closed'
    const reason = (isNamed ? describe?.(date) : undefined) ?? (entry.reason === 'paused' && 'businessDays' in policy ? 'paused at its close' : REASON[entry.reason])
    return { kind: 'skipped', date, text: `${label} does not count: ${reason}` }
  }
  const remark = describe?.(date)
  const suffix = remark === undefined ? '' : ` (${remark})`
  if ('businessDays' in policy) {
    return { kind: 'counted', date, count: entry.amount, text: `${label} is business day ${entry.amount} of ${policy.businessDays}${suffix}` }
  }
  const count = entry.amount / 3_600_000
  return { kind: 'counted', date, count, text: `${label} counts ${durationLabel(entry.added)}, ${durationLabel(entry.amount)} in all${suffix}` }
}

function pauseLine(pause: Span, { policy, start, calendar, log }: LedgerInput): LedgerLine {
  const from = instantLabel(calendar.zone, pause.open, start)
  if (isOpenEnded(pause)) return { kind: 'pause', at: pause.open, text: `Paused since ${from}` }
  const lost = log.lost.get(pause) ?? 0
  const effect = lost === 0 ? 'nothing' : 'businessDays' in policy ? `${lost} business day${lost === 1 ? '' : 's'}` : durationLabel(lost)
  return { kind: 'pause', at: pause.open, text: `Paused ${from} to ${instantLabel(calendar.zone, pause.close, start)}: takes out ${effect}` }
}

function leftOut(log: DayLog): LedgerLine | undefined {
  const { countedBetween: counted, skippedBetween: skipped } = log
  if (counted + skipped === 0) return undefined
  return { kind: 'note', text: `${counted + skipped} days in between are not listed: ${counted} counted, ${skipped} did not` }
}
