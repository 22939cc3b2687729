import { formatIsoDate, formatMrn, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import type { SetAsideRow } from '#shared/contract/setAside.ts'

/** Name, birth date and number of the matched patient (PS-01), or what the item says and that nobody matches. */
export function patientWords({ patient, patientWords: said }: Pick<SetAsideRow, 'patient' | 'patientWords'>): string {
  if (patient === null) return said === null ? 'Patient not known' : `${visibleText(said)} (no record matches)`
  const birth = patient.birthDate === null ? 'birth date not recorded' : formatIsoDate(patient.birthDate)
  return `${patientName(patient)}, ${birth}, MRN ${patient.mrn === null ? 'not recorded' : formatMrn(patient.mrn)}`
}
