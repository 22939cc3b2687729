import { localDateOf } from '../calendar/localDate.ts'
import type { StaffId } from '../ids.ts'
import type { Facts } from '../thread/facts.ts'

/** S20: does this person stand in today for the clinician to whom the thread is addressed? */
export function isCovering({ absences, now, pack }: Pick<Facts, 'absences' | 'now' | 'pack'>, staffId: StaffId): boolean {
  const today = localDateOf(now, pack.timeZone)
  return absences.some((absence) => absence.coveredBy === staffId && absence.from <= today && today <= absence.to)
}
