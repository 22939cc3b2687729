import type { Span } from './finding.ts'

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  ene: 1, abr: 4, ago: 8, dic: 12,
}
const NAME = '([a-z]{3,10})\\.?'
const FORMS: readonly [RegExp, (groups: readonly string[]) => readonly [string, string, string]][] = [
  [/(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g, ([year = '', month = '', day = '']) => [year, month, day]],
  [/(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-])/g, ([month = '', day = '', year = '']) => [year, month, day]],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:-| of | de | )${NAME}(?:-|,? | de )(\\d{4})(?!\\d)`, 'gi'), ([day = '', month = '', year = '']) => [year, month, day]],
  [new RegExp(`(?<![a-z])${NAME} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'gi'), ([month = '', day = '', year = '']) => [year, month, day]],
]

/** Dates with a year as people here write them: `1945-07-14`, `07/14/1945`, `7/14/45`, `14-Jul-1945`, `July 14, 1945`, `14 de julio de 1945`. */
export function datesIn(text: string): (Span & { readonly date: string })[] {
  return FORMS.flatMap(([form, order]) =>
    Array.from(text.matchAll(form)).flatMap((match) => {
      const [year, month, day] = order(match.slice(1))
      const number = /^\d/.test(month) ? Number(month) : MONTHS[month.slice(0, 3).toLowerCase()]
      if (number === undefined || number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) return []
      const fullYear = year.length === 2 ? (Number(year) > 30 ? `19${year}` : `20${year}`) : year
      const date = `${fullYear}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
      return [{ date, start: match.index, end: match.index + match[0].length }]
    }),
  )
}
