import { parseEpochDay, weekdayIndex } from '../calendar/epochDay.ts'
import { plain } from '../people/plain.ts'
import { matchesTemplate } from '../templates/matchesTemplate.ts'

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const MESES = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']
/** Monday first. */
const WEEKDAYS = ['mon(?:day)?|lunes', 'tue(?:s(?:day)?)?|martes', 'wed(?:nesday)?|miercoles', 'thu(?:rs(?:day)?)?|jueves', 'fri(?:day)?|viernes', 'saturday|sabado', 'sunday|domingo'] as const

/** The date `YYYY-MM-DD` of a visit in a plain text, however it is written; null when it is not there. */
export function dateIn(text: string, visit: string | null): string | null {
  const parts = /(\d{4})-(\d{2})-(\d{2})/.exec(visit ?? '')
  if (!parts) return null
  const [iso, year, month, day] = parts as unknown as [string, string, string, string]
  const index = Number(month) - 1
  const name = MONTHS[index] ?? ''
  const short = name.slice(0, 3)
  const d = `0?${Number(day)}(?:st|nd|rd|th)?`
  const m = String(Number(month))
  const written = [
    iso, `(?:the )?${d} (?:of )?(?:${name}|${short})`, `(?:${name}|${short})\\.? (?:the )?${d}`, `0?${Number(day)}[- ]${short}`, `${Number(day)} (?:de )?${MESES[index] ?? name}`,
    `0?${m}[/.-]0?${Number(day)}(?:[/.-](?:${year}|${year.slice(2)}))?`,
  ]
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'u').exec(text)?.[0] ?? null
}

/** Does the sentence name this day: by date, or within a week by its weekday, "today", "tomorrow"? */
export function namesDay(sentence: string, date: string, today: string): boolean {
  const text = plain(sentence)
  if (dateIn(text, date) !== null) return true
  const day = parseEpochDay(date)
  const apart = (day ?? Number.NaN) - (parseEpochDay(today) ?? Number.NaN)
  if (day === undefined || !(apart >= 0 && apart <= 7)) return false
  const near = apart === 0 ? ['today', 'tonight', 'hoy'] : apart === 1 ? ['tomorrow', 'manana'] : []
  return new RegExp(`(?<!\\p{L})(?:${[WEEKDAYS[weekdayIndex(day)] ?? '', ...near].join('|')})(?!\\p{L})`, 'u').test(text)
}

/** Family name of `Dr Lund` as a word of the sentence. */
export function namesClinician(sentence: string, clinician: string | null): boolean {
  const family = plain(clinician ?? '').match(/[\p{L}'-]+/gu)?.at(-1)
  if (family === undefined || family.length < 2) return false
  return new RegExp(`(?<!\\p{L})${family}(?!\\p{L})`, 'u').test(plain(sentence))
}

/** The whole text is one of the approved phrases, word for word, its blanks filled (S42). */
export const isVisitPhrase = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => matchesTemplate(phrase, text))
