import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { OutgoingFactsView } from '#shared/contract/schemas/outgoing.ts'
import { violations } from '../ui/axe.ts'
import { refusal } from './fakeEngine.ts'
import { message, thread } from './fixtures.ts'
import { box, frame, paste, standUp, until } from './stand.tsx'

const FACTS: OutgoingFactsView = {
  audience: 'self', own: { names: ['Grace Okafor'], birthDate: '1961-03-02', mrn: '1148820371', phones: ['510-555-0142'] }, colleagues: ['Rivera'],
  others: [{ given: 'Maya', family: 'Torvik', birthDate: '1985-11-30', mrn: '77120043', phone: null }], seesResultsOnline: true, sensitiveSaid: ['hiv'],
  lines: ['510-555-0100'], coveringFor: null, today: '2026-11-24', addressedTo: { staffId: 'chen', name: 'Dr Chen' },
}
const stand = (facts: Partial<OutgoingFactsView> = {}) => standUp([thread()], { prepare: (engine) => (engine.outgoing = { ...FACTS, ...facts }) })
const list = () => page.getByRole('region', { name: 'Checks before sending' })
const send = () => page.getByRole('button', { name: /^Send to OKAFOR/ })
/** Also while the composer is folded: the button comes with the first touch. */
const isShut = () => send().elements()[0]?.getAttribute('aria-disabled') !== null

describe('Checks before sending', () => {
  it('lists everything at once, marks the words, keeps Send shut with a reason, and opens it when the text is right', async () => {
    const { engine } = await stand()
    paste(box(), 'Hello Grace, your psychiatry visit is on Monday. Maya Torvik too. Take .5 mg.')
    await until(() => list().elements().length === 1)
    expect(list().getByRole('listitem').elements()).toHaveLength(3)
    expect(isShut()).toBe(true)
    await expect.element(page.getByText('2 things must change first: see the list above.')).toBeVisible()
    await list().getByRole('button', { name: 'Maya Torvik' }).click()
    expect(box().value.slice(box().selectionStart, box().selectionEnd)).toBe('Maya Torvik')
    expect(await violations(list().element())).toEqual([])
    await userEvent.fill(box(), 'Hello Grace, take 0.5 mg.')
    await until(() => !isShut())
    expect(list().elements()).toHaveLength(0)
    await send().click()
    await until(() => engine.acts.length === 1)
    expect(engine.acts[0]?.act).not.toHaveProperty('acknowledged')
  })

  it('a warning leaves with its tick, which travels with the text and does not cover other words', async () => {
    const { engine } = await stand()
    paste(box(), 'About your HIV test: take .5 mg.')
    await until(() => list().elements().length === 1)
    expect(isShut()).toBe(true)
    await page.getByRole('checkbox', { name: 'Send anyway' }).nth(0).click()
    expect(isShut()).toBe(true)
    await page.getByRole('checkbox', { name: 'Send anyway' }).nth(1).click()
    await until(() => !isShut())
    await userEvent.type(box(), ' And .7 mg.')
    await until(isShut)
    await page.getByRole('checkbox', { name: 'Send anyway' }).nth(2).click()
    await until(() => !isShut())
    await send().click()
    await until(() => engine.acts.length === 1)
    expect(engine.acts[0]?.act).toMatchObject({ acknowledged: ['sensitiveWords:11', 'nakedDecimal:26', 'nakedDecimal:37'] })
  })

  it('what only the engine knows is marked in the text once it has refused', async () => {
    const { engine } = await stand({ others: [] })
    engine.onAct = () => {
      throw refusal('TEXT_REFUSED', { findings: [{ id: 'otherName:0', code: 'otherName', level: 'block', rule: 'PS-08', start: 0, end: 11 }] })
    }
    paste(box(), 'Maya Torvik may come.')
    await until(() => !isShut())
    await send().click()
    await expect.element(list().getByRole('button', { name: 'Maya Torvik' })).toBeVisible()
    expect(isShut()).toBe(true)
    expect(box().value).toBe('Maya Torvik may come.')
  })

  it('S17: the signature is shown, not typed', async () => {
    await stand()
    expect(page.getByText(/^Signed:/).elements()).toHaveLength(0)
    paste(box(), 'You may take both.')
    await expect.element(page.getByText('Signed: Answered by Rivera, RN, for Dr Chen · Oakland Adult Medicine')).toBeVisible()
    expect(box().value).toBe('You may take both.')
  })

  it('S20: who covers is told so before the first key, and the way back is one press', async () => {
    const { engine } = await stand({ coveringFor: 'Dr Chen' })
    engine.templates = [{ id: 'covering-way-back', name: 'Covering', language: 'en', isClinical: false, asksPatient: false, body: 'Please call {line.advice}.' }]
    await expect.element(page.getByText(/You answer for Dr Chen: the patient cannot reply to this/)).toBeVisible()
    paste(box(), 'The swelling is harmless.')
    await until(() => list().elements().length === 1)
    expect(isShut()).toBe(true)
  })

  it('S15: move to phone puts the approved words in place of the private ones; undo brings them back', async () => {
    await standUp([thread()], {
      prepare: (engine) => {
        engine.outgoing = FACTS
        engine.templates = [{ id: 'move-to-phone', name: 'Move to phone', language: 'en', isClinical: false, asksPatient: true, body: 'Please call us at {line.advice}.' }]
      },
    })
    paste(box(), 'Your HIV test is free.')
    await page.getByRole('button', { name: 'Move to phone' }).click()
    await until(() => box().value === 'Please call us at 510-555-0100.')
    expect(list().elements()).toHaveLength(0)
    document.execCommand('undo')
    await until(() => box().value === 'Your HIV test is free.')
  })
})

describe('S6: Send looks at the text, not at the keys', () => {
  const put = (value: string, inputType: string): void => {
    box().focus()
    box().setRangeText(value)
    box().dispatchEvent(new InputEvent('input', { inputType, bubbles: true, data: value }))
  }
  it.each(['insertFromPaste', 'insertFromDrop', 'insertReplacementText', 'insertFromComposition', 'insertFromYank'])('opens after one event of %s without a key', async (inputType) => {
    await stand()
    box().focus()
    await until(isShut)
    put('You may take both.', inputType)
    await until(() => !isShut())
  })

  it('opens after undo and redo, and shuts when nothing is left', async () => {
    await stand()
    paste(box(), 'You may take both.')
    await until(() => !isShut())
    document.execCommand('undo')
    await until(isShut)
    document.execCommand('redo')
    await until(() => !isShut())
  })

  it('opens when a program filled the field without any event, as soon as it is left', async () => {
    await stand()
    box().focus()
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box(), 'You may take both.')
    box().blur()
    await frame()
    await until(() => !isShut())
  })
})

it('a kept draft is checked when its thread comes up', async () => {
  const view = thread({ drafts: { reply: { body: 'Please install Flash Player.', savedAt: Date.now() }, note: null } })
  await standUp([{ ...view, messages: [...view.messages, message({ messageId: 'm9' })] }], { prepare: (engine) => (engine.outgoing = FACTS) })
  await expect.element(list().getByRole('button', { name: /install Flash|Flash Player/ })).toBeVisible()
})
