import { yearsBetween } from '../calendar/localDate.ts'
import { overlaps, type Absence } from '../directory/absence.ts'
import { absencesOf, type PractitionerRecord } from '../directory/records.ts'
import type { StaffId } from '../ids.ts'

/** A leave as somebody asks for it; `leaveId` null for a new one. */
export interface AskedLeave {
  readonly leaveId: string | null
  readonly from: string
  readonly to: string
  readonly coveredBy: StaffId | null
}
export interface LeaveProblem {
  readonly field: 'from' | 'to' | 'coveredBy'
  readonly reason: string
}

/** A leave longer than this is a mistyped year. */
const MOST_YEARS = 2

/** What is wrong with a leave (S28), with the field at fault; null when nothing is. `today`: local date of the clinic. */
export function leaveProblem(asked: AskedLeave, of: PractitionerRecord, others: readonly PractitionerRecord[], today: string): LeaveProblem | null {
  if (asked.to < asked.from) return { field: 'to', reason: 'The last day is before the first.' }
  if (asked.to < today) return { field: 'to', reason: 'This leave is over already.' }
  if (yearsBetween(asked.from, asked.to) >= MOST_YEARS) return { field: 'to', reason: 'A leave lasts less than two years.' }
  const own = (of.leaves ?? []).find((leave) => leave.leaveId !== asked.leaveId && overlaps(leave, asked))
  if (own) return { field: 'from', reason: `There is a leave from ${own.from} to ${own.to} already.` }
  const promised = others.flatMap((other) => absencesOf(other).filter((absence) => absence.coveredBy === of.staffId && overlaps(absence, asked)).map((absence) => ({ other, absence })))[0]
  if (promised) return { field: 'from', reason: `Covers for ${nameOf(promised.other)} from ${promised.absence.from} to ${promised.absence.to}. Name another cover there first.` }
  return coverProblem(asked, of, others)
}

function coverProblem(asked: AskedLeave, of: PractitionerRecord, others: readonly PractitionerRecord[]): LeaveProblem | null {
  if (asked.coveredBy === null) return null
  if (asked.coveredBy === of.staffId) return { field: 'coveredBy', reason: 'Nobody covers for themselves.' }
  const away: Absence | undefined = absencesOf(others.find((other) => other.staffId === asked.coveredBy)).find((absence) => overlaps(absence, asked))
  return away ? { field: 'coveredBy', reason: `Is away too, from ${away.from} to ${away.to}.` } : null
}

export const nameOf = ({ title, given, family }: Pick<PractitionerRecord, 'title' | 'given' | 'family'>): string => [title ?? given, family].filter(Boolean).join(' ')
