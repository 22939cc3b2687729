import type { ClockChipState } from '#renderer/ui/ClockChip.tsx'
import { formatDuration, speakDuration } from '#renderer/ui/format.ts'
import type { ClockView } from '#shared/contract/schemas/common.ts'

export interface ClockFace {
  state: ClockChipState
  /** On the chip. */
  text: string
  /** For a voice, without a full stop. */
  label: string
}

const TWO_MINUTES = 120_000
/** Shares of the whole time that are left (console.md, tokens). */
const SOON = 0.5
const URGENT = 0.15

/** The chip of a clock at an instant (UTC epoch ms). Minutes are rounded so that a clock never flatters; under two minutes seconds show. Pure. */
export function clockFace(clock: ClockView, now: number): ClockFace {
  if (clock.status === 'paused') return { state: 'paused', text: 'patient', label: 'Waiting for the patient' }
  if (clock.status === 'met') return metFace(clock)
  if (clock.dueAt === null) return { state: 'paused', text: 'no due time', label: 'No due time' }
  const left = clock.dueAt - now
  if (left < 0) return { state: 'overdue', text: overdueText(left), label: capital(speakDuration(left)) }
  const state = stateOf(clock, clock.dueAt, left, now)
  const text = left < TWO_MINUTES ? seconds(left) : leftText(left)
  return { state, text, label: `${left < TWO_MINUTES ? spokenSeconds(left) : speakDuration(left)} left${state === 'urgent' ? ', urgent' : ''}` }
}

function stateOf(clock: ClockView, dueAt: number, left: number, now: number): ClockChipState {
  const total = dueAt - clock.startedAt
  const share = total > 0 ? left / total : 0
  if (share <= URGENT) return 'urgent'
  // The warning instant is counted in clinic time; the share is not. Whichever comes first.
  const isWarned = clock.status === 'warned' || (clock.warnAt !== null && now >= clock.warnAt)
  return isWarned || share <= SOON ? 'dueSoon' : 'onTrack'
}

function metFace({ endedAt, startedAt }: ClockView): ClockFace {
  if (endedAt === null) return { state: 'met', text: 'met', label: 'Met' }
  return { state: 'met', text: leftText(endedAt - startedAt), label: `Met after ${speakDuration(endedAt - startedAt)}` }
}

const MINUS = '−'
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** From ten hours, and from ten days, the second unit goes, so that the chip keeps its width; what is over is rounded up: it never flatters. */
function overdueText(left: number): string {
  const over = -left
  if (over >= 10 * DAY) return `${MINUS}${Math.ceil(over / DAY)}d`
  if (over >= 10 * HOUR && over <= DAY) return `${MINUS}${Math.ceil(over / HOUR)}h`
  return formatDuration(left)
}

/** The same of what is left, rounded down. */
function leftText(left: number): string {
  if (left >= 10 * DAY) return `${Math.floor(left / DAY)}d`
  return left >= 10 * HOUR && left < DAY ? `${Math.floor(left / HOUR)}h` : formatDuration(left)
}

function seconds(left: number): string {
  const whole = Math.floor(left / 1_000)
  return whole < 60 ? `${whole}s` : `1m ${String(whole - 60).padStart(2, '0')}s`
}

function spokenSeconds(left: number): string {
  const whole = Math.floor(left / 1_000)
  return whole < 60 ? `${whole} seconds` : '1 minute'
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const KINDS: Record<ClockView['kind'], string> = { firstLook: 'First look', promise: 'Answer', appointmentRequest: 'Appointment request', unreadByPatient: 'Reading by the patient', contact: 'Contact with the patient' }

/** Which clock it is (console.md, 9: it names which clock it shows). */
export function clockKindName(kind: ClockView['kind']): string {
  return KINDS[kind]
}
