import { describe, expect, it } from 'vitest'
import { checkProtocol, type RefillFacts } from '#shared/domain/refill/checkProtocol.ts'
import type { CheckItemId } from '#shared/domain/refill/refillCheck.ts'
import type { MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import { supplyOf } from '#shared/domain/refill/supply.ts'
import { facts, LISINOPRIL, rules, TODAY, ZOLPIDEM } from './fixtures.ts'

const LINE = { asksChange: false }
const check = (medicine: MedicineRecord | null = LISINOPRIL, change: Partial<RefillFacts> = {}, line = LINE, protocol = rules.protocol) => checkProtocol(line, medicine, facts(change), protocol, rules.catalog)
const item = (id: CheckItemId, ...given: Parameters<typeof check>) => check(...given).items.find((each) => each.id === id)

describe('The refill protocol', () => {
  it('a medicine with every fact recorded and met is within', () => {
    const { verdict, items, protocol } = check()
    expect({ verdict, protocol }).toEqual({ verdict: 'within', protocol: 'refill@1' })
    expect(items.map(({ verdict: each }) => each)).not.toContain('notKnown')
    expect(items.find(({ id }) => id === 'visit')).toMatchObject({ label: 'Visit within 12 months', fact: 'last visit 02-Sep-2025', on: '2025-09-02' })
    expect(items.filter(({ id }) => id === 'lab').map(({ fact }) => fact)).toEqual(['4.1 mmol/L on 02-Sep-2025', '0.8 mg/dL on 02-Sep-2025'])
  })

  const NOT_MET: readonly [string, CheckItemId, MedicineRecord, Partial<RefillFacts>, RegExp][] = [
    ['stopped', 'active', { ...LISINOPRIL, status: 'stopped' }, {}, /stopped/],
    ['prescribed elsewhere', 'prescriber', { ...LISINOPRIL, prescriberId: 'somebody' }, {}, /somebody else/],
    ['a visit too long ago', 'visit', LISINOPRIL, { lastVisit: '2025-03-01' }, /01-Mar-2025/],
    ['a laboratory value too old', 'lab', LISINOPRIL, { labs: [{ test: 'Potassium', value: '4.0', on: '2025-01-01' }] }, /01-Jan-2025/],
    ['too early', 'notEarly', { ...LISINOPRIL, lastDispensed: '2026-02-01' }, {}, /61 days left – early by 54/],
    ['refills left', 'noRefillsLeft', { ...LISINOPRIL, refillsLeft: 2 }, {}, /2 left: the pharmacy can fill it now/],
    ['controlled', 'notControlled', ZOLPIDEM, {}, /schedule IV/],
    ['high risk', 'notHighRisk', { ...LISINOPRIL, isHighRisk: true }, {}, /high-risk/],
    ['a child', 'age', LISINOPRIL, { birthDate: '2010-01-01' }, /16 years/],
    ['pregnant', 'pregnancy', LISINOPRIL, { birthDate: '1990-01-01', pregnancy: 'pregnant' }, /pregnant/],
    ['an allergy', 'allergy', LISINOPRIL, { allergies: [{ text: 'Zestril (cough)' }] }, /allergy/],
    ['a red flag', 'noRedFlag', LISINOPRIL, { flagRaised: true }, /raised/],
  ]
  for (const [name, id, medicine, change, fact] of NOT_MET) {
    it(`${name}: outside, with the fact in words`, () => {
      const result = check(medicine, change)
      expect(result.verdict).toBe('outside')
      const found = result.items.filter((each) => each.id === id)
      expect(found.some((each) => each.verdict === 'notMet' && fact.test(each.fact))).toBe(true)
    })
  }

  const bare: MedicineRecord = { name: 'lisinopril', text: '20 mg' }
  for (const id of ['active', 'prescriber', 'notEarly', 'noRefillsLeft'] as const) {
    it(`${id}: "not recorded" is not "met"`, () => expect(item(id, bare)).toMatchObject({ verdict: 'notKnown' }))
  }
  it('visit, laboratory, allergies, birth date and pregnancy that nobody recorded are not known', () => {
    const { items, verdict } = check(LISINOPRIL, { lastVisit: null, labs: [], allergies: null, birthDate: null })
    expect(verdict).toBe('outside')
    expect(items.filter((each) => each.verdict === 'notKnown').map(({ id }) => id)).toEqual(['visit', 'lab', 'lab', 'age', 'pregnancy', 'allergy'])
  })

  it('pregnancy is asked only where it can be: not of men, not at 65', () => {
    expect(item('pregnancy', LISINOPRIL, { sex: 'male' })).toBeUndefined()
    expect(item('pregnancy', LISINOPRIL, {})).toBeUndefined()
    expect(item('pregnancy', LISINOPRIL, { birthDate: '1990-01-01' })).toMatchObject({ verdict: 'notKnown' })
  })

  it('a changed dose is outside', () => expect(check(LISINOPRIL, {}, { asksChange: true }).verdict).toBe('outside'))

  it('a medicine that is not on the list is outside, whatever else holds', () => {
    const result = check(null)
    expect(result).toMatchObject({ verdict: 'outside' })
    expect(result.items[0]).toMatchObject({ id: 'onList', verdict: 'notMet', fact: 'not on the list' })
  })

  it('a name that the catalogue does not know is not taken for uncontrolled', () => {
    expect(item('notControlled', { ...LISINOPRIL, name: 'zorblaxin', brand: null })).toMatchObject({ verdict: 'notKnown' })
  })

  it('no figure of the protocol lets a controlled substance in', () => {
    const widest = { ...rules.protocol, visitWithinMonths: 60, earlyDays: 90, supplyDays: 365, maxRefills: 12, minAge: 0, labs: [], pregnancy: { classes: [], fromAge: 0, toAge: 0 } }
    expect(check(ZOLPIDEM, {}, LINE, widest).verdict).toBe('outside')
    expect(check({ ...LISINOPRIL, controlledSchedule: 'V' }, {}, LINE, widest).verdict).toBe('outside')
    expect(check(LISINOPRIL, {}, LINE, widest).verdict).toBe('within')
  })

  it('the supply in words: left, early, run out', () => {
    const supply = (lastDispensed: string) => supplyOf({ ...LISINOPRIL, daysSupply: 30, lastDispensed }, 7, TODAY)?.text
    expect([supply('2026-02-12'), supply('2026-02-06'), supply('2026-01-29'), supply('2026-03-03')]).toEqual(['12 days left – early by 5', '6 days left', 'ran out 2 days ago', undefined])
  })
})
