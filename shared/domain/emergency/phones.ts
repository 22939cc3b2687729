import type { PatientPhone, PatientRecord } from '../directory/records.ts'
import { PHONE_USES } from './phoneUse.ts'

/** Two spellings of one number. An extension counts; spaces, brackets and a leading country code do not. */
export function sameNumber(one: string, two: string): boolean {
  return digits(one) === digits(two)
}

const digits = (number: string): string => number.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')

/** The one number to show for the patient: their own, and safe; null when there is none. */
export const ownPhone = (phones: readonly PatientPhone[]): string | null =>
  phones.find((phone) => phone.isSafe && phone.use !== 'emergencyContact')?.number ?? null

/** Every number of the record in the order of dialling; a record that knows only one number gives that one. */
export function phonesOf(record: Pick<PatientRecord, 'phone' | 'phones'>): PatientPhone[] {
  const listed = record.phones ?? (record.phone === null ? [] : [{ number: record.phone, use: 'other' as const, name: null, isSafe: true }])
  return listed.toSorted((a, b) => PHONE_USES.indexOf(a.use) - PHONE_USES.indexOf(b.use))
}
