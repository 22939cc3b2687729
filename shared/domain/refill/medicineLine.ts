import type { MedicineRecord } from './medicineRecord.ts'

export interface LinePart {
  readonly kind: 'generic' | 'brand' | 'text' | 'dose'
  readonly text: string
}

/**
 * A medicine in the order of PS-30: generic, BRAND, strength, form, DOSE, route, frequency. Whole names, no trailing
 * zero, a zero before the point, a comma from 1,000, a space between number and unit, none of `@ | <`. A record that has
 * only its own line is cut at its dashes. Pure; tall-man letters are the screen's.
 */
export function medicineLine(medicine: MedicineRecord): LinePart[] {
  const generic: LinePart = { kind: 'generic', text: clean(medicine.name).toLowerCase() }
  const { brand, strength, form, dose, route, frequency } = medicine
  if (!strength && !form && !dose) return [generic, ...recorded(medicine)]
  const parts: (LinePart | null)[] = [
    brand ? { kind: 'brand', text: clean(brand).toUpperCase() } : null,
    strength ? { kind: 'text', text: clean(strength) } : null,
    form ? { kind: 'text', text: clean(form) } : null,
    dose ? { kind: 'dose', text: clean(dose) } : null,
    route ? { kind: 'text', text: clean(route) } : null,
    frequency ? { kind: 'text', text: clean(frequency) } : null,
  ]
  return [generic, ...parts.filter((part) => part !== null)]
}

function recorded({ name, text }: MedicineRecord): LinePart[] {
  const own = text.trim().toLowerCase().startsWith(name.trim().toLowerCase()) ? text.trim().slice(name.trim().length) : text
  return own.split(/\s+—\s+/).map((part) => part.replace(/^[\s,–—-]+/, '').trim()).filter((part) => part !== '').map((part) => {
    const dose = /^dose:?\s+(.+)$/i.exec(part)?.[1]
    return dose === undefined ? { kind: 'text', text: clean(part) } : { kind: 'dose', text: clean(dose) }
  })
}

/** Spoken and copied: `lisinopril, 20 mg, tablet, dose 20 mg, by mouth, daily`. */
export const lineWords = (parts: readonly LinePart[]): string => parts.map(({ kind, text }) => (kind === 'dose' ? `dose ${text}` : text)).join(', ')

const clean = (text: string): string =>
  text
    .replaceAll('<', 'less than ').replaceAll('|', '/').replaceAll('@', 'at ')
    .replaceAll(/(\d[\d,]*)\.(\d*?)0+(?=\D|$)/g, (_, whole: string, rest: string) => (rest === '' ? whole : `${whole}.${rest}`))
    .replaceAll(/(^|[^\d.])\.(\d)/g, '$10.$2')
    .replaceAll(/(?<![\d.,])\d{4,}(?![\d.])/g, (digits) => digits.replaceAll(/\B(?=(\d{3})+$)/g, ','))
    .replaceAll(/(\d)(mg|mcg|g|kg|mL|ml|units?|tablets?|capsules?|puffs?|days?)\b/g, '$1 $2')
    .replaceAll(/\s+/g, ' ')
    .trim()
