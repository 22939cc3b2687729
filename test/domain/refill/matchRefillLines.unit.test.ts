import { describe, expect, it } from 'vitest'
import { matchRefillLines } from '#shared/domain/refill/matchRefillLines.ts'
import type { MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import { HYDROXYZINE, LISINOPRIL, rules, ZOLPIDEM } from './fixtures.ts'

const METFORMIN: MedicineRecord = { name: 'Metformin', text: '500 mg tablet', strength: '500 mg', status: 'active' }
const LIST = [LISINOPRIL, ZOLPIDEM, HYDROXYZINE, METFORMIN]
const match = (text: string, list: readonly MedicineRecord[] = LIST) =>
  matchRefillLines(text, list, rules.catalog).map((found) => ({ words: text.slice(found.start, found.end), id: found.medicineId, match: found.match, asksChange: found.asksChange }))

describe('Matching the words of a refill request with the medicine list', () => {
  it('finds several in one message, by name and by brand', () => {
    expect(match('Hi, could I please have refills of my Lisinopril and the Ambien? Thank you')).toEqual([
      { words: 'Lisinopril', id: 'lisinopril-20-mg', match: 'exact', asksChange: false },
      { words: 'Ambien', id: 'zolpidem-5-mg', match: 'brand', asksChange: false },
    ])
  })

  it('takes a slip of the pen for the name, never one name for another', () => {
    expect(match('need my lisinoprill, also metfornim')).toEqual([
      { words: 'lisinoprill', id: 'lisinopril-20-mg', match: 'typo', asksChange: false },
      { words: 'metfornim', id: 'metformin-500-mg', match: 'typo', asksChange: false },
    ])
    // Hydralazine is a medicine of its own, however near hydroxyzine looks.
    expect(match('Refill of hydralazine please')).toEqual([{ words: 'hydralazine', id: null, match: 'none', asksChange: false }])
    const prednisone: MedicineRecord = { name: 'prednisone', text: '5 mg', status: 'active' }
    expect(match('out of prednisolone', [prednisone])).toEqual([{ words: 'prednisolone', id: null, match: 'none', asksChange: false }])
  })

  it('knows "my blood pressure pill" when one item of the list is of that class', () => {
    expect(match('I ran out of my blood pressure pill.')).toEqual([{ words: 'blood pressure pill', id: 'lisinopril-20-mg', match: 'class', asksChange: false }])
  })

  it('leaves it to a person when two items are of that class, and says which', () => {
    const amlodipine: MedicineRecord = { name: 'amlodipine', text: '5 mg', strength: '5 mg', status: 'active' }
    const [found] = matchRefillLines('I ran out of my blood pressure pill.', [LISINOPRIL, amlodipine], rules.catalog)
    expect(found).toMatchObject({ medicineId: null, match: 'none', candidates: ['lisinopril-20-mg', 'amlodipine-5-mg'] })
  })

  it('keeps what is not on the list in sight, known or not', () => {
    expect(match('Please refill my warfarin. I also need a refill of zorblaxin, from my old doctor.')).toEqual([
      { words: 'warfarin', id: null, match: 'none', asksChange: false },
      { words: 'zorblaxin', id: null, match: 'none', asksChange: false },
    ])
    expect(match('Please refill my prescription as soon as possible, I need a refill soon')).toEqual([])
  })

  it('sees another strength and a changed dose', () => {
    expect(match('Refill lisinopril 40 mg please')[0]).toMatchObject({ id: 'lisinopril-20-mg', asksChange: true })
    expect(match('Refill lisinopril 20mg please')[0]).toMatchObject({ asksChange: false })
    expect(match('Could you increase my metformin? And refill lisinopril.').map(({ id, asksChange }) => [id, asksChange])).toEqual([
      ['metformin-500-mg', true],
      ['lisinopril-20-mg', false],
    ])
  })

  it('asks for nothing that the patient does not want', () => {
    expect(match('I stopped the Ambien, I only need lisinopril').map(({ id }) => id)).toEqual(['lisinopril-20-mg'])
  })

  it('PS-31: names what looks alike', () => {
    const [found] = matchRefillLines('hydroxyzine please', LIST, rules.catalog)
    expect(found?.lookAlikes).toContain('hydralazine')
  })

  it('does not tire of a long text', () => {
    const started = performance.now()
    match(`${'please refill my medicines again and again '.repeat(1200)} lisinopril`)
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
