import type { AppointmentRequestView, SlotView } from '#shared/contract/schemas/appointmentView.ts'
import { formatDate, formatTime, formatWeekday } from '#renderer/ui/format.ts'

export const MODE_WORDS: Record<SlotView['mode'], string> = { inPerson: 'In person', phone: 'Phone visit', video: 'Video visit' }

export const STATUS_WORDS: Record<AppointmentRequestView['status'], string> = {
  requested: 'Requested', held: 'Slot held', offered: 'Times offered', booked: 'Booked', routedToPhone: 'Sent to the phone',
}

/** `Fri 06-Mar-2026 10:00`. */
export const slotWhen = (slot: Pick<SlotView, 'startsAt'>, timeZone: string): string => `${formatWeekday(slot.startsAt, timeZone)} ${formatDate(slot.startsAt, timeZone)} ${formatTime(slot.startsAt, timeZone)}`

/** For a voice and for the status line. */
export const slotWords = (slot: SlotView, timeZone: string): string =>
  `${slotWhen(slot, timeZone)}, ${slot.clinician}, ${slot.location}, ${slot.visitType}, ${MODE_WORDS[slot.mode].toLowerCase()}, ${slot.minutes} minutes`

/** `2:05` of the seconds left; never negative. */
export const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000))
export const countdown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Dates as typed, separated by commas or spaces. */
export const readDates = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '')
