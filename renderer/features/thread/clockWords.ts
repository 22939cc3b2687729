import type { ClockChipState } from '#renderer/ui/ClockChip.tsx'
import { formatDate, formatDuration, formatIsoDate, formatLongDateTime, formatTime, formatWeekday, speakDuration } from '#renderer/ui/format.ts'
import type { ClockView } from '#shared/contract/schemas/common.ts'

export interface ClockWords {
  /** `Look`, `Answer`. */
  name: string
  state: ClockChipState
  /** `−2m`, `Tue 24-Nov 17:00`, `patient`, `today 09:14`. */
  text: string
  /** The whole thing for a voice and for hover. */
  full: string
}

const NAMES: Record<ClockView['kind'], string> = { firstLook: 'Look', promise: 'Answer', appointmentRequest: 'Appointment', unreadByPatient: 'Read', contact: 'Contact' }
const LONG_NAMES: Record<ClockView['kind'], string> = {
  firstLook: 'First look',
  promise: 'Answer',
  appointmentRequest: 'Answer to the appointment request',
  unreadByPatient: 'Reading by the patient',
  contact: 'Contact with the patient',
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * A clock in words. A first look counts down in minutes while they matter; a promise shows its due time, because wall time is not
 * the clinic's time (console.md, "The clock must not lie"). Warned and breached come from the engine, which knows the calendar.
 */
export function clockWords(clock: ClockView, now: number, timeZone: string): ClockWords {
  const name = NAMES[clock.kind]
  const long = LONG_NAMES[clock.kind]
  const { dueAt } = clock
  if (clock.status === 'met') {
    const at = clock.endedAt === null ? 'met' : dayTime(clock.endedAt, now, timeZone)
    const late = clock.wasBreached ? 'late ' : ''
    return { name, state: 'met', text: late + at, full: `${long} given ${late}${at}` }
  }
  if (clock.status === 'paused') return { name, state: 'paused', text: 'patient', full: `${long}: paused, waiting for the patient` }
  if (dueAt === null) return { name, state: 'onTrack', text: 'no due time', full: `${long}: no due time` }
  const state = clockState(clock, now)
  const left = dueAt - now
  const due = formatLongDateTime(dueAt, timeZone)
  const counts = (clock.kind === 'firstLook' || clock.kind === 'contact') && Math.abs(left) < 4 * HOUR
  const isLate = left < 0
  if (counts) {
    const full = `${long} ${isLate ? '' : 'due in '}${speakDuration(left)}; due ${due}`
    return { name, state, text: formatDuration(left), full }
  }
  const full = isLate ? `${long} was due ${due}, overdue` : `${long} due ${due}`
  return { name, state, text: dayTime(dueAt, now, timeZone), full }
}

/**
 * The same shares as the chip of the list's row, so that one clock never has two states on the screen.
 * Warned comes from the engine, which knows the calendar.
 */
export function clockState(clock: ClockView, now: number): ClockChipState {
  if (clock.status === 'met') return 'met'
  if (clock.status === 'paused') return 'paused'
  const { dueAt, warnAt, startedAt } = clock
  if (dueAt === null) return 'onTrack'
  if (now >= dueAt) return 'overdue'
  const share = (dueAt - now) / Math.max(1, dueAt - startedAt)
  if (share <= 0.15) return 'urgent'
  const isWarned = clock.status !== 'running' || (warnAt !== null && now >= warnAt)
  return isWarned || share <= 0.5 ? 'dueSoon' : 'onTrack'
}

/** `today 17:00`, `Tue 24-Nov 17:00` in this year, `Tue 24-Nov-2027 17:00` otherwise. */
export function dayTime(at: number, now: number, timeZone: string): string {
  const date = formatDate(at, timeZone)
  const today = formatDate(now, timeZone)
  if (date === today) return `today ${formatTime(at, timeZone)}`
  const shown = date.slice(-4) === today.slice(-4) ? date.slice(0, -5) : date
  return `${formatWeekday(at, timeZone)} ${shown} ${formatTime(at, timeZone)}`
}

/** The end of what began at `from`: its day only when that is another one. */
export function endTime(until: number, from: number, now: number, timeZone: string): string {
  return formatDate(until, timeZone) === formatDate(from, timeZone) ? formatTime(until, timeZone) : dayTime(until, now, timeZone)
}

/** A line of the ledger for the eye: dates in staff form (PS-33), whole minutes. */
export function ledgerWords(text: string): string {
  return text
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => formatIsoDate(date))
    .replace(/(\d min) \d+ s\b/g, '$1')
    .replace(/(\d) %/g, '$1%')
}
