import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { isThread, type ListRow } from './inboxList.ts'

const CLOSE = 0.92

/**
 * Look-alike radar (PS-06) over the rows that are read: same family name and (same first letter of the given name, or given names
 * close by Jaro-Winkler, or same birth date), and another patient. Thread id to the number of patients that one could mix up, itself included.
 */
export function lookAlikes(rows: readonly ListRow[]): ReadonlyMap<string, number> {
  const families = new Map<string, InboxRow[]>()
  for (const row of rows) {
    if (!isThread(row) || !row.patient) continue
    const family = fold(row.patient.family)
    const group = families.get(family)
    if (group) group.push(row)
    else families.set(family, [row])
  }
  const found = new Map<string, number>()
  for (const group of families.values()) {
    if (group.length < 2) continue
    for (const row of group) {
      const others = new Set(group.filter((other) => isSimilar(row, other)).map((other) => other.patient?.patientId))
      if (others.size > 0) found.set(row.threadId, others.size + 1)
    }
  }
  return found
}

function isSimilar({ patient: one }: InboxRow, { patient: other }: InboxRow): boolean {
  if (!one || !other || one.patientId === other.patientId) return false
  const [given, otherGiven] = [fold(one.given), fold(other.given)]
  return (given !== '' && given[0] === otherGiven[0]) || jaroWinkler(given, otherGiven) >= CLOSE || (one.birthDate !== null && one.birthDate === other.birthDate)
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** 0 to 1; 1 is the same. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Set<number>()
  const matched: string[] = []
  for (const [index, letter] of [...one].entries()) {
    for (let at = Math.max(0, index - reach); at <= Math.min(other.length - 1, index + reach); at += 1) {
      if (taken.has(at) || other[at] !== letter) continue
      taken.add(at)
      matched.push(letter)
      break
    }
  }
  if (matched.length === 0) return 0
  const inOrder = [...taken].sort((a, b) => a - b).map((at) => other[at])
  const swaps = matched.filter((letter, index) => letter !== inOrder[index]).length / 2
  const jaro = (matched.length / one.length + matched.length / other.length + (matched.length - swaps) / matched.length) / 3
  let prefix = 0
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}
