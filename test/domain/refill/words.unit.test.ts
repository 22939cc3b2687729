import { describe, expect, it } from 'vitest'
import { loadMedicineCatalog, loadRefillProtocol } from '#electron/policy/loadRefillRules.ts'
import { failedOrderWords } from '#shared/domain/refill/failedOrder.ts'
import { assertIdentity, initialsOf } from '#shared/domain/refill/identity.ts'
import { medicineLine } from '#shared/domain/refill/medicineLine.ts'
import { medicineIdOf, type MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import { numberWords } from '#shared/domain/refill/numberWords.ts'
import { LISINOPRIL } from './fixtures.ts'

const said = (text: string): string[] => failedOrderWords(text).map(({ start, end }) => text.slice(start, end).toLowerCase())
const shown = (medicine: MedicineRecord): string => medicineLine(medicine).map(({ kind, text }) => (kind === 'dose' ? `DOSE ${text}` : text)).join(' — ')

describe('PS-30: the medicine line', () => {
  it('generic lower, brand upper, parts in order, numbers written safely', () => {
    expect(shown({ ...LISINOPRIL, name: 'Lisinopril' })).toBe('lisinopril — ZESTRIL — 20 mg — tablet — DOSE 20 mg — by mouth — daily')
    expect(shown({ ...LISINOPRIL, strength: '2.50mg', dose: '.5 mg', frequency: null })).toBe('lisinopril — ZESTRIL — 2.5 mg — tablet — DOSE 0.5 mg — by mouth')
    expect(shown({ ...LISINOPRIL, strength: '1000mg', dose: '5.0 mg', route: 'by mouth @ night', frequency: '<3 a day|week' })).toBe('lisinopril — ZESTRIL — 1,000 mg — tablet — DOSE 5 mg — by mouth at night — less than 3 a day/week')
  })

  it('a record that has only its own line is shown whole', () => {
    expect(shown({ name: 'metformin', text: 'metformin 500 mg tablet — DOSE 1,000 mg twice daily' })).toBe('metformin — 500 mg tablet — DOSE 1,000 mg twice daily')
  })

  it('two strengths of one medicine have two ids', () => {
    expect(medicineIdOf(LISINOPRIL)).toBe('lisinopril-20-mg')
    expect(medicineIdOf({ ...LISINOPRIL, strength: '2.5 mg' })).toBe('lisinopril-2-5-mg')
    expect(medicineIdOf({ ...LISINOPRIL, medicineId: 'own' })).toBe('own')
  })
})

describe('Quantities and identity', () => {
  it('digits have their words', () => {
    expect([0, 7, 19, 20, 30, 45, 90, 100, 180, 1000, 1234].map(numberWords)).toEqual(['zero', 'seven', 'nineteen', 'twenty', 'thirty', 'forty-five', 'ninety', 'one hundred', 'one hundred eighty', 'one thousand', 'one thousand two hundred thirty-four'])
  })

  it('PS-09: initials of given and family name, whatever accents and case; birth year by itself is not enough', () => {
    const patient = { given: 'Élodie Marie', family: 'Okafor-Ruiz', birthDate: '1961-03-02' }
    expect(initialsOf(patient)).toBe('EO')
    expect(() => assertIdentity({ initials: 'e. o.', birthYear: 1961 }, patient)).not.toThrow()
    for (const wrong of [{ initials: 'EO', birthYear: 1960 }, { initials: 'EX', birthYear: 1961 }, { initials: '', birthYear: 1961 }]) expect(() => assertIdentity(wrong, patient)).toThrow(/do not match/)
    expect(() => assertIdentity({ initials: 'EO', birthYear: 0 }, { ...patient, birthDate: null })).toThrow(/do not match/)
    expect(() => assertIdentity({ initials: '', birthYear: 1961 }, null)).toThrow(/do not match/)
  })
})

describe('S62: words of a failed online order', () => {
  it('takes both signs: an order made online, and that it broke', () => {
    expect(said('The website keeps loading when I order')).toEqual(['website', 'keeps loading'])
    expect(said('I clicked submit on the refill page and nothing happened')).toEqual(['submit', 'nothing happened'])
    expect(said('My app won’t let me reorder')).toEqual(['app', 'won’t let'])
  })

  it('one sign alone is none', () => {
    expect(said('I ordered it on the website, thanks')).toEqual([])
    expect(said('My knee is stuck and does not work')).toEqual([])
  })
})

describe('The shipped data, read with line numbers', () => {
  it('a bad figure is refused with its line and field', () => {
    expect(() => loadRefillProtocol('id: refill\nversion: 0\n', 'refill.yaml')).toThrow(/refill\.yaml:2: version: /)
    expect(() => loadRefillProtocol('id: refill\nversion: 1\nspeed: 3\n', 'refill.yaml')).toThrow(/refill\.yaml:3: speed: unknown field/)
    expect(() => loadRefillProtocol('id: [', 'refill.yaml')).toThrow(/refill\.yaml:\d+: /)
  })

  it('a name that is listed twice, or under no class, is refused with its line', () => {
    const text = 'version: 1\nsource: x\nclasses:\n  a: { label: A, words: [] }\nmedicines:\n  - { generic: one, class: a }\n  - { generic: two, brands: [one], class: b }\nlookAlikes: []\n'
    expect(() => loadMedicineCatalog(text, 'm.yaml')).toThrow(/m\.yaml:7: medicines\.1\.class: no such class\nm\.yaml:7: medicines\.1: one is listed twice/)
  })
})
