import { invariant } from '../assertNever.ts'
import { civilOf } from '../calendar/epochDay.ts'
import { zoneOf } from '../calendar/zone.ts'
import type { EpochMs } from '../ids.ts'
import type { SlotState } from './slot.ts'

/** Approved texts that the scheduling panel fills; nobody types in them, so no blank of theirs can name anything else. */
const PHRASES = {
  offer: { en: 'scheduling-slots', es: 'agenda-ofrecida' },
  booked: { en: 'scheduling-booked', es: 'agenda-confirmada' },
} as const

export const APPOINTMENT_PHRASES: readonly string[] = Object.values(PHRASES).flatMap((ids) => Object.values(ids))
export const isAppointmentPhrase = (templateId: string): boolean => APPOINTMENT_PHRASES.includes(templateId)

/** Language as the record has it, `Spanish`, `es`; English where it says nothing else that we have. */
export const phraseLanguage = (recorded: string | null): 'en' | 'es' => (recorded !== null && /^(?:es\b|spanish|espa)/i.test(recorded) ? 'es' : 'en')

export const appointmentPhrase = (kind: keyof typeof PHRASES, language: 'en' | 'es'): string => PHRASES[kind][language]

/** Written out in the patient's language (PS-33): `Friday 14 August 2026 at 3:30pm`. */
export function patientWhen(at: EpochMs, timeZone: string, language: 'en' | 'es'): string {
  const zone = zoneOf(timeZone)
  invariant(zone, 'a policy pack has a time zone')
  const wall = zone.wallOf(at)
  const { year, day } = civilOf(wall.day)
  const hours = Math.floor(wall.minute / 60)
  const part = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { timeZone, ...options }).format(at)
  const weekday = part({ weekday: 'long' })
  const month = part({ month: 'long' })
  const minute = String(wall.minute % 60).padStart(2, '0')
  const hour = hours % 12 === 0 ? 12 : hours % 12
  if (language === 'es') return `${weekday} ${day} de ${month} de ${year} a las ${hour}:${minute} ${hours < 12 ? 'a. m.' : 'p. m.'}`
  return `${weekday} ${day} ${month} ${year} at ${hour}:${minute}${hours < 12 ? 'am' : 'pm'}`
}

const MODE_WORDS = {
  en: { inPerson: '', phone: ', by phone', video: ', by video' },
  es: { inPerson: '', phone: ', por teléfono', video: ', por video' },
} as const

/** S42: the facts of a booked visit that a text may hold, beside the option to change or cancel, which the phrase says itself. */
export function bookedFacts(slot: SlotState, timeZone: string, language: 'en' | 'es'): Record<'appointment.when' | 'appointment.doctor' | 'appointment.location' | 'appointment.instructions', string> {
  return {
    'appointment.when': patientWhen(slot.startsAt, timeZone, language),
    'appointment.doctor': slot.clinicianName,
    'appointment.location': `${slot.location}${MODE_WORDS[language][slot.mode]}`,
    'appointment.instructions': slot.instructions ?? (language === 'es' ? 'ninguna' : 'none'),
  }
}

const PLACES = ['slots.first', 'slots.second', 'slots.third'] as const

/** One line a slot; a place without a slot is null, and its line is left out of the text. */
export function offerFacts(slots: readonly SlotState[], timeZone: string, language: 'en' | 'es'): Record<(typeof PLACES)[number], string | null> {
  const line = (slot: SlotState | undefined): string | null =>
    slot === undefined ? null : `${patientWhen(slot.startsAt, timeZone, language)}, ${slot.clinicianName}, ${slot.location}${MODE_WORDS[language][slot.mode]}`
  return { 'slots.first': line(slots[0]), 'slots.second': line(slots[1]), 'slots.third': line(slots[2]) }
}

/** Lines of places that hold nothing go; the rest of the approved text stays word for word. */
export const withoutEmptyPlaces = (body: string, facts: Readonly<Record<string, string | null>>): string =>
  body.split('\n').filter((line) => !PLACES.some((place) => line.includes(`{${place}}`) && facts[place] === null)).join('\n')
