/**
 * Prints the `holidays` list of a policy pack: US federal holidays on their observed dates. Run once per range, then the list is frozen in
 * the pack, where a clinic may change it (D1). `node resources/scripts/generateHolidays.ts 2026 2035`
 */
import { allForYear } from '@18f/us-federal-holidays'

const [first = 2026, last = 2035] = process.argv.slice(2).map(Number)
const isYear = (year: number): boolean => Number.isInteger(year) && year >= 1971 && year <= 9998
if (!isYear(first) || !isYear(last) || last < first) {
  process.stderr.write('Usage: generateHolidays.ts FIRST_YEAR LAST_YEAR\n')
  process.exit(2)
}

const lines: string[] = []
// One year more: New Year's Day of the year after may be observed on 31 December.
for (let year = first; year <= last + 1; year += 1) {
  const actual = allForYear(year, { shiftSaturdayHolidays: false, shiftSundayHolidays: false })
  allForYear(year).forEach((holiday, index) => {
    const isShifted = holiday.dateString !== actual[index]?.dateString
    const name = isShifted ? `${holiday.name} (observed)` : holiday.name
    const observedIn = Number(holiday.dateString.slice(0, 4))
    if (observedIn >= first && observedIn <= last) lines.push(`    - { date: '${holiday.dateString}', name: ${JSON.stringify(name)} }`)
  })
}
process.stdout.write(`  holidays:\n${lines.join('\n')}\n`)
