import { plusDays } from '../calendar/localDate.ts'
import { parseEpochDay } from '../calendar/epochDay.ts'
import type { PatientRecord } from '../directory/records.ts'
import { InvalidCommand } from '../errors.ts'

/** S33, S51: what a requester gives of the person whose appointment it is. */
export interface IdentityForm {
  readonly mrn: string
  readonly fullName: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
}

type Known = Pick<PatientRecord, 'patientId' | 'mrn' | 'given' | 'family' | 'birthDate' | 'active' | 'replacedBy'>

/** One answer, whichever field is wrong and also when there is nobody (S33: no hint). */
export const IDENTITY_CHECK = 'Identity check: these three do not belong together in our records. Ask for all three again.'
export const IDENTITY_CALL = 'The three fields did not match three times. Ask the requester to call; do not try again here.'

/**
 * Refuses what no record could match, before any record is looked up: empty fields, a date that does not exist, a birth
 * date after today. `today` is the clinic's local date.
 * @throws InvalidCommand naming the field
 */
export function checkIdentityForm(form: IdentityForm, today: string): void {
  if (mrnKey(form.mrn) === '') throw new InvalidCommand('mrn', 'Give the medical record number.')
  if (nameWords(form.fullName).length < 2) throw new InvalidCommand('fullName', 'Give the full name: given name and family name.')
  if (parseEpochDay(form.birthDate) === undefined) throw new InvalidCommand('birthDate', 'This date does not exist. Write it as year-month-day.')
  if (form.birthDate > today) throw new InvalidCommand('birthDate', 'A birth date lies in the past.')
  if (form.birthDate < plusDays(today, -130 * 366)) throw new InvalidCommand('birthDate', 'This birth date lies more than 130 years back.')
}

/** Record numbers are written with and without spaces. */
export const mrnKey = (mrn: string): string => mrn.replaceAll(/[\s.-]/g, '')

/** Nobody: what an unknown number is compared with, so that it takes the same steps as a known one. */
const NOBODY: Known = { patientId: '', mrn: null, given: '\u0000', family: '\u0000', birthDate: '0000-00-00', active: false, replacedBy: null }

/**
 * The patient of these three fields, or null. All three are compared every time, also when the number is unknown, and
 * the answer has the same shape: neither its words nor its time says which field is wrong.
 */
export function matchIdentity(form: IdentityForm, found: readonly Known[]): string | null {
  let match: string | null = null
  for (const record of found.length === 0 ? [NOBODY] : found) {
    const agree = [mrnKey(record.mrn ?? '\u0000') === mrnKey(form.mrn), isSameName(form.fullName, record), record.birthDate === form.birthDate, record.active, record.replacedBy === null]
    if (agree.every((each) => each)) match = record.patientId
  }
  return match
}

/** Letters only, without accents and case, whatever their order: `García-Lee, Ana` is `ana garcia lee`. */
const nameWords = (name: string): string[] =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '').toSorted()

/** The whole recorded name, or the first given name with the family name. */
function isSameName(typed: string, record: Pick<Known, 'given' | 'family'>): boolean {
  const words = nameWords(typed).join(' ')
  const first = record.given.split(/\s+/)[0] ?? ''
  const whole = nameWords(`${record.given} ${record.family}`).join(' ')
  const short = nameWords(`${first} ${record.family}`).join(' ')
  return [words === whole, words === short].some((each) => each)
}
