import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { settled, violations } from '../ui/axe.ts'
import { BACK_PAIN, CALL, EMERGENCY, FLAGGED_EMERGENCY, WELFARE } from './emergencyFixtures.ts'
import { allowAll, flagged, thread } from './fixtures.ts'
import { mod, pane, standUp, until } from './stand.tsx'

const commit = () => userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
const button = (name: RegExp | string) => page.getByRole('button', { name })

describe('S53 PS-21: the banner of an emergency', () => {
  it('names the branch, the lines, what was sent, what is next; the script opens; nothing fails axe', async () => {
    await standUp([flagged()])
    const banner = page.getByRole('region', { name: 'Red flag' }).element()
    expect(banner.textContent).toMatch(/Acute symptoms.*Emergency services 911.*Automatic notice delivered; it answers nothing.*0 of 3 tries, next: mobile/)
    expect([...banner.querySelectorAll('button')].map((each) => each.textContent)).toEqual(['Call patient now: 510-555-0142 (mobile)', 'Not a red flag…'])
    await page.getByText('What to ask and say').click()
    await expect.element(page.getByText(/Ask first: are you safe where you are/)).toBeVisible()
    expect(await violations(pane())).toEqual([])
  })
})

describe('S14 D10: call patient now', () => {
  it('logs the try with the number that comes next', async () => {
    const stand = await standUp([flagged()])
    await button(/Call patient now/).click()
    await settled()
    expect(await violations(page.getByRole('dialog').element())).toEqual([])
    await page.getByRole('radio', { name: 'No answer' }).click()
    await commit()
    await until(() => stand.engine.acts.length > 0)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'recordContact', outcome: 'noAnswer', note: null, number: '510-555-0142' })
  })

  it('safe contact: voicemail cannot be chosen, and the patient’s word on a number is one press', async () => {
    const call = { ...CALL, isSafeContact: true, withheld: 1, safeContactScript: ['Ask before anything else: can you talk now?'] }
    const stand = await standUp([flagged({ emergency: { ...FLAGGED_EMERGENCY, call } })])
    expect(pane().textContent).toContain('Safe contact: no voicemail, no proxy. 1 number is not offered.')
    await button(/Call patient now/).click()
    await settled()
    expect(page.getByRole('radio', { name: /voicemail/ }).element()).toHaveProperty('disabled', true)
    await button('Patient says: home 510-555-0143 is not safe').click()
    await until(() => stand.engine.acts.length > 0)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'setNumberSafety', number: '510-555-0143', isSafe: false })
  })

  it('after three tries the same act leads to the welfare check, which asks for its reference', async () => {
    const call = { ...CALL, tries: 3, words: '3 of 3 tries, next: the welfare check' }
    const stand = await standUp([flagged({ emergency: { ...FLAGGED_EMERGENCY, call, welfare: { ...WELFARE, refusal: null } } })])
    await button('Welfare check…').click()
    await settled()
    await page.getByRole('radio', { name: 'Police' }).click()
    await commit()
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('textbox', { name: /Reference/ }).fill('26-11873')
    expect(await violations(page.getByRole('dialog').element())).toEqual([])
    await commit()
    await until(() => stand.engine.acts.length > 0)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'recordWelfareStep', step: 'request', service: 'police', reference: '26-11873', outcome: null })
  })
})

describe('S52: the back-pain screen', () => {
  it('keeps one answer a question; a yes says what to raise', async () => {
    const stand = await standUp([thread({ emergency: { ...EMERGENCY, backPain: { ...BACK_PAIN, isConcerned: true } } })])
    await button('Screen…').click()
    await settled()
    const legs = page.getByRole('group', { name: /weakness or tingling/ })
    await legs.getByRole('radio', { name: 'Yes' }).click()
    await expect.element(page.getByText(/Raise a red flag now, D2/)).toBeVisible()
    expect(await violations(page.getByRole('dialog').element())).toEqual([])
    await commit()
    await until(() => stand.engine.acts.length > 0)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'recordBackPainScreen', answers: { legs: 'yes', control: 'notAsked', fever: 'notAsked', history: 'notAsked' } })
  })

  it('offers the clearance only to who may give it', async () => {
    const backPain = { ...BACK_PAIN, isConcerned: true, state: 'notCleared' as const, words: 'Not cleared for the back-pain programme: leg weakness' }
    const nurse = await standUp([thread({ emergency: { ...EMERGENCY, backPain }, allowed: allowAll({ recordClearance: 'Only a physician or PA clears a patient for the back-pain programme.' }) })])
    expect(pane().textContent).toContain('Not cleared for the back-pain programme: leg weakness')
    expect(button('Clear for the programme').query()).toBeNull()
    await nurse.change(thread({ emergency: { ...EMERGENCY, backPain }, allowed: allowAll() }))
    await button('Clear for the programme').click()
    await until(() => nurse.engine.acts.length > 0)
    expect(nurse.engine.acts[0]?.act).toEqual({ type: 'recordClearance' })
  })
})
