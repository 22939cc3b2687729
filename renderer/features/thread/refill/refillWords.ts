import type { RefillLineView, RefillMedicine, RefillSuggestion } from '#shared/contract/schemas/refillView.ts'
import { formatIsoDate } from '#renderer/ui/format.ts'

export const STATUS_WORDS: Record<RefillLineView['status'], string> = {
  requested: 'Not checked yet',
  protocolChecked: 'Checked',
  approved: 'Approved',
  pended: 'Pended',
  signed: 'Signed',
  denied: 'Denied',
  askedPatient: 'Patient asked',
}

export const MATCH_WORDS: Record<RefillSuggestion['match'], string> = {
  exact: 'Same name',
  brand: 'By its brand',
  typo: 'Spelled differently: check it',
  class: 'By its kind: check it',
  picked: 'Picked by hand',
  none: 'Not on the list',
}

export const VERDICT_WORDS = { met: 'Met', notMet: 'Not met', notKnown: 'Not known' } as const

/** `90 tablets`; the unit only when the record names one. */
export const countWords = (count: number, form: string | null): string => `${count.toLocaleString('en-US')}${form ? ` ${unitWords(count, form)}` : ''}`
export const unitWords = (count: number, form: string): string => (count === 1 || form.endsWith('s') ? form : `${form}s`)

/** What the record says of the item, label by label; "Not recorded" where it is silent (PS-04). */
export function medicineFacts(medicine: RefillMedicine): (readonly [string, string])[] {
  const date = (day: string | null): string => (day === null ? 'Not recorded' : formatIsoDate(day))
  return [
    ['Status', medicine.status ?? 'Not recorded'],
    ['Prescriber', medicine.prescriber ?? 'Not recorded'],
    ['Last ordered', date(medicine.lastOrdered)],
    ['Last dispensed', `${date(medicine.lastDispensed)}${medicine.quantity === null ? '' : `, ${countWords(medicine.quantity, medicine.form)}`}`],
    ['Supply', medicine.supply ?? 'Not recorded'],
    ['Pharmacy', medicine.pharmacy === null ? 'Not recorded' : `${medicine.pharmacy.name}, ${medicine.pharmacy.address}`],
  ]
}

/** A label within a sentence; `LDL` keeps its letters. */
const sentenceWords = (label: string): string => (/^[A-Z][a-z ]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)

/** The verdict in one sentence, and what this person may do now. */
export function verdictWords(line: RefillLineView): string {
  const open = line.check.items.filter(({ verdict }) => verdict !== 'met').map(({ label, fact }) => `${sentenceWords(label)} (${fact})`)
  const protocol = `protocol ${line.check.protocol.replace('@', ' version ')}`
  const verdict = line.check.verdict === 'within' ? `Within ${protocol}.` : `Outside ${protocol}. Still open: ${open.join('; ')}.`
  if (line.status === 'requested') return `${verdict} Press C to record the check.`
  if (line.isStale) return `${verdict} The facts changed since the check: check it again.`
  if (line.status !== 'protocolChecked') return verdict
  const may = [
    line.acts.approveRefill === null ? 'approve it' : null,
    line.acts.signRefill === null ? 'sign it' : null,
    line.acts.pendRefill === null ? 'pend it to the prescriber' : null,
    line.acts.denyRefill === null ? 'deny it' : null,
    line.acts.askAboutRefill === null ? 'ask the patient' : null,
  ].filter((act) => act !== null)
  return may.length === 0 ? verdict : `${verdict} You may ${may.slice(0, -1).join(', ')}${may.length > 1 ? ' or ' : ''}${may.at(-1) ?? ''}.`
}
