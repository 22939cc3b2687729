import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { settled, violations } from '../ui/axe.ts'
import { refusal } from '../thread/fakeEngine.ts'
import { TEMPLATES, thread } from '../thread/fixtures.ts'
import { box, focusThread, mod, pane, standUp, status, until, type Stand } from '../thread/stand.tsx'
import { HYDROXYZINE, LINE, OUTSIDE, panel } from './fixtures.ts'

const dialog = () => page.getByRole('dialog')
const commit = () => userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
const stand = (refills = panel()): Promise<Stand> => standUp([thread({ refills })])
async function open(): Promise<void> {
  focusThread()
  await userEvent.keyboard('{Shift>}r{/Shift}')
  await until(() => document.querySelector('[role="dialog"]') !== null)
  await settled()
}

describe('Refill panel', () => {
  it('Shift+R opens it under the patient’s identity and allergies, and it has no accessibility fault', async () => {
    await stand(panel({ lines: [LINE, OUTSIDE] }))
    await open()
    const words = dialog().element().textContent
    expect(words).toContain('OKAFOR, Grace (Ms)')
    expect(words).toContain('Known allergies')
    expect(words).toContain('Within protocol refill version 1.')
    expect(words).toContain('last visit 02-Sep-2026')
    expect(words).toContain('Wellthread sends no prescription')
    expect(await violations(dialog().element())).toEqual([])
  })

  it('PS-30, PS-31: the line is whole; tall-man letters for the eye, the plain name for a voice', async () => {
    await stand()
    await open()
    const line = dialog().getByText('hydrOXYzine').elements()[0]
    expect(line?.closest('[aria-hidden]')).not.toBeNull()
    const text = dialog().element().textContent
    expect(text).toContain('ATARAX — 25 mg — tablet — DOSE 25 mg — by mouth — nightly')
    expect(text).toContain('hydroxyzine, ATARAX, 25 mg, tablet, dose 25 mg, by mouth, nightly')
    expect(text).toContain('hydrALAZINE')
  })

  it('a clean approval takes 12 strokes at most: open, confirm, initials, year, confirm', async () => {
    const { engine } = await stand()
    let strokes = 1
    await open()
    const type = async (keys: string) => {
      strokes += 1
      await userEvent.keyboard(keys)
    }
    strokes += 1
    await commit()
    await until(() => document.querySelector('[role="dialog"]')?.textContent?.includes('Approve the refill') === true)
    await settled()
    expect(dialog().element().textContent).toContain('90 tablets, ninety tablets')
    for (const key of ['g', 'o', '{Tab}', '1', '9', '6', '1']) await type(key)
    strokes += 1
    await commit()
    await until(() => engine.acts.length > 0)
    expect(engine.acts.at(-1)?.act).toEqual({ type: 'approveRefill', lineId: 'line-1', quantity: 90, refills: 0, initials: 'go', birthYear: 1961 })
    expect(strokes).toBeLessThanOrEqual(12)
  })

  it('PS-09: nothing is sent without initials and year, and a mismatch is said in the sheet', async () => {
    const { engine } = await stand()
    engine.onAct = () => {
      throw refusal('INVALID_COMMAND', { field: 'identity', reason: 'x' }, 'The initials and the birth year do not match this patient. Nothing was decided.')
    }
    await open()
    await userEvent.keyboard('a')
    await until(() => document.querySelector('[role="dialog"]')?.textContent?.includes('Approve the refill') === true)
    await settled()
    await commit()
    expect(engine.acts).toEqual([])
    await userEvent.keyboard('xx{Tab}1961')
    await commit()
    await until(() => document.querySelector('[role="alert"]') !== null)
    expect(dialog().element().textContent).toContain('do not match this patient')
  })

  it('a controlled line offers no approval: its key says why, Mod+Enter pends it', async () => {
    const { engine } = await stand(panel({ lines: [OUTSIDE] }))
    await open()
    expect(dialog().element().textContent).toContain('Controlled, schedule IV')
    await expect.element(dialog().getByRole('button', { name: /^Approve…/ })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('a')
    expect(engine.acts).toEqual([])
    await commit()
    await until(() => engine.acts.length > 0)
    expect(engine.acts[0]?.act).toEqual({ type: 'pendRefill', lineId: 'line-2', toStaffId: 'amin' })
  })

  it('M takes up what the text proposes and checks it, in the order of the message', async () => {
    const suggestion = { source: { messageId: 'm1', field: 'body' as const, start: 18, end: 28 }, words: 'hydroxyzine', match: 'typo' as const, medicine: HYDROXYZINE, candidates: [], lookAlikes: [] }
    const { engine } = await stand(panel({ lines: [], suggestions: [suggestion, { ...suggestion, source: { ...suggestion.source, start: 40, end: 48 }, words: 'warfarin', match: 'none', medicine: null }] }))
    engine.onAct = ({ act }) => (act.type === 'addRefillLine' ? { undo: { label: 'Undo', act: { type: 'dropRefillLine', lineId: `made-${act.source?.start ?? 0}` } } } : undefined)
    await open()
    await userEvent.keyboard('m')
    await until(() => engine.acts.length === 4)
    expect(engine.acts.map(({ act }) => act)).toEqual([
      { type: 'addRefillLine', source: suggestion.source, medicineId: 'hydroxyzine-25-mg' },
      { type: 'checkRefill', lineId: 'made-18' },
      { type: 'addRefillLine', source: { ...suggestion.source, start: 40, end: 48 }, medicineId: null },
      { type: 'checkRefill', lineId: 'made-40' },
    ])
  })

  it('where several items may be meant a person picks among several; nothing is taken up by itself', async () => {
    const suggestion = { source: { messageId: 'm1', field: 'body' as const, start: 0, end: 5 }, words: 'blood pressure pill', match: 'none' as const, medicine: null, candidates: [HYDROXYZINE], lookAlikes: [] }
    const { engine } = await stand(panel({ lines: [], suggestions: [suggestion] }))
    engine.onAct = ({ act }) => (act.type === 'addRefillLine' ? { undo: { label: 'Undo', act: { type: 'dropRefillLine', lineId: 'made' } } } : undefined)
    await open()
    await userEvent.keyboard('m')
    await commit()
    expect(engine.acts).toEqual([])
    await userEvent.selectOptions(dialog().getByLabelText('Medicine of the list'), 'hydroxyzine-25-mg')
    await dialog().getByRole('button', { name: 'Take up and check' }).click()
    await until(() => engine.acts.length === 2)
    expect(engine.acts[0]?.act).toEqual({ type: 'addRefillLine', source: suggestion.source, medicineId: 'hydroxyzine-25-mg' })
  })

  it('a refill that no words name is added from the list by hand', async () => {
    const { engine } = await stand(panel({ lines: [] }))
    engine.onAct = ({ act }) => (act.type === 'addRefillLine' ? { undo: { label: 'Undo', act: { type: 'dropRefillLine', lineId: 'made' } } } : undefined)
    await open()
    expect(dialog().element().textContent).toContain('No refill is asked for here.')
    await userEvent.selectOptions(dialog().getByLabelText('Medicine to add'), 'hydroxyzine-25-mg')
    await dialog().getByRole('button', { name: 'Add and check' }).click()
    await until(() => engine.acts.length === 2)
    expect(engine.acts.map(({ act }) => act)).toEqual([{ type: 'addRefillLine', source: null, medicineId: 'hydroxyzine-25-mg' }, { type: 'checkRefill', lineId: 'made' }])
  })

  it('Q asks: the line waits for the patient and the approved question stands in the reply', async () => {
    const { engine } = await stand()
    await open()
    await userEvent.keyboard('q')
    await until(() => engine.acts.length > 0 && box().value !== '')
    expect(engine.acts[0]?.act).toEqual({ type: 'askAboutRefill', lineId: 'line-1', templateId: 'refill-sent' })
    expect(box().value).toContain('Your refill of ***')
  })

  it('PS-11: without a matched record there is no panel, and the key says so', async () => {
    await standUp([thread({ patient: null })])
    focusThread()
    await userEvent.keyboard('{Shift>}r{/Shift}')
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    expect(status()).toContain('No record is matched')
  })
})

describe('Strips above the messages', () => {
  it('S62: a failed online order is marked with the patient’s words; the outcome is kept with one press', async () => {
    const { engine } = await stand(panel({ lines: [], failedOrder: { words: ['website', 'keeps loading'], check: null } }))
    expect(pane().textContent).toContain('The message says “website” and “keeps loading”.')
    await page.getByRole('button', { name: 'Stuck order found' }).click()
    await until(() => engine.acts.length > 0)
    expect(engine.acts[0]?.act).toEqual({ type: 'recordOrderCheck', outcome: 'stuck' })
  })

  it('S54: Shift+L puts the pharmacist’s line into the reply', async () => {
    const { engine } = await standUp([thread({ refills: panel({ lines: [], pharmacistOffer: true }) })], {
      prepare: (made) => (made.templates = [...TEMPLATES, { id: 'ask-the-pharmacist', name: 'For the pharmacist', language: 'en', isClinical: false, asksPatient: false, body: 'Please call {line.pharmacy}.' }]),
    })
    expect(pane().textContent).toContain('A pharmacist answers how to take or store a medicine.')
    focusThread()
    await userEvent.keyboard('{Shift>}l{/Shift}')
    await until(() => box().value !== '')
    expect(box().value).toBe('Please call 510-555-0130.')
    expect(engine.acts).toEqual([])
  })

  it('S54: one press moves the question to the pool of the pharmacist', async () => {
    const { engine } = await standUp([thread({ refills: panel({ lines: [], pharmacistOffer: true }) })], {
      prepare: (made) => (made.clinic = { ...made.clinic, pools: [...made.clinic.pools, { id: 'pharmacist', name: 'Pharmacist', isClinical: true }] }),
    })
    await page.getByRole('button', { name: 'To the pharmacist' }).click()
    await until(() => engine.acts.length > 0)
    expect(engine.acts[0]?.act).toEqual({ type: 'routeThread', pool: 'pharmacist', reason: 'Medicine question for the pharmacist' })
  })
})
