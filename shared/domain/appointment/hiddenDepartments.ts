import type { Role } from '../actor.ts'
import { namesMentalHealth } from '../outgoing/visits.ts'
import { plain } from '../people/plain.ts'
import type { PolicyPack } from '../policy/policyPack.ts'

/** Words of a department's name and visit types that tell it from others: `Psychiatry and Behavioral Health`, `Mental health visit`. */
const wordsOf = ({ name, visitTypes }: PolicyPack['departments'][number]): string[] =>
  [name, ...name.split(/\s+(?:and|y)\s+|\s*[,/]\s*/u), ...visitTypes].map(plain).filter((words) => words.length > 3)

/**
 * Does a visit that the record holds as words only (`2026-03-20 Psychiatry`) belong to a department that is not shown to all (S47)?
 * @param role only departments that are hidden from this role; left out: from anybody
 */
export function namesHiddenDepartment(pack: PolicyPack, visit: string, role?: Role): boolean {
  const hidden = pack.departments.filter(({ shownTo }) => shownTo !== undefined && (role === undefined || !shownTo.includes(role)))
  if (hidden.length === 0 || visit === '') return false
  const text = plain(visit)
  return namesMentalHealth(visit) || hidden.some((department) => wordsOf(department).some((words) => text.includes(words)))
}
