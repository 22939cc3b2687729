import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ANA, ORTIZ, thread } from './fixtures.ts'
import { box, frame, mod, paste, standUp, status, until } from './stand.tsx'

const grace = thread()
const send = () => page.getByRole('button', { name: /^Send to (?!RN)/ })
const isHeld = () => send().element().getAttribute('aria-disabled') === 'true'

describe('Phrases', () => {
  it('.name inserts an approved phrase with its facts, and its blank blocks sending', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), '.refill')
    await expect.element(page.getByRole('listbox', { name: 'Phrases' })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await frame()
    expect(box().value).toBe('Hello Grace Okafor,\nYour refill of *** was sent to ***.\n\nRivera, RN')
    expect(isHeld()).toBe(true)
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(status()).toBe('2 blanks left to fill in. F2 goes to the next.')
    expect(box().value.slice(box().selectionStart, box().selectionEnd)).toBe('***')
    await userEvent.keyboard('lisinopril{F2}')
    expect(box().value.slice(box().selectionStart, box().selectionEnd)).toBe('***')
    await userEvent.keyboard('Telegraph Pharmacy')
    expect(isHeld()).toBe(false)
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toMatchObject({ templateId: 'refill-sent', body: 'Hello Grace Okafor,\nYour refill of lisinopril was sent to Telegraph Pharmacy.\n\nRivera, RN' })
  })

  it('a number such as .5 opens nothing, and Esc closes the list but not the field', async () => {
    await standUp([grace])
    await userEvent.type(box(), 'take .5')
    expect(page.getByRole('listbox', { name: 'Phrases' }).query()).toBeNull()
    await userEvent.type(box(), ' .ref')
    await expect.element(page.getByRole('listbox', { name: 'Phrases' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(page.getByRole('listbox', { name: 'Phrases' }).query()).toBeNull()
    expect(document.activeElement).toBe(box())
  })

  it('a phrase that asks the patient sets the tick', async () => {
    await standUp([grace])
    await userEvent.type(box(), '.please{Enter}')
    await frame()
    await expect.element(page.getByRole('checkbox', { name: 'Wait for the patient after this' })).toBeChecked()
  })

  it('a phrase that was changed is no longer called approved', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), '.please{Enter}')
    await frame()
    paste(box(), ' Take two pills.')
    await send().click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toMatchObject({ templateId: null })
  })

  it('the picker lists phrases of the patient’s language first', async () => {
    await standUp([thread({ patient: { ...ANA, language: 'Spanish' } })])
    box().focus()
    await page.getByRole('button', { name: '.phrase' }).click()
    await expect.element(page.getByRole('dialog', { name: 'Phrases' })).toBeVisible()
    expect(page.getByRole('option').elements()[0]?.textContent).toContain('We received your message (Spanish)')
  })

  it('a clerk sends a phrase with its blanks filled in, and nothing else', async () => {
    const stand = await standUp([thread({ isClinical: false })], { prepare: (engine) => (engine.me = ORTIZ) })
    await userEvent.type(box(), 'Free words')
    await expect.element(page.getByText(/A clerk answers with an approved phrase/)).toBeVisible()
    expect(isHeld()).toBe(true)
    await userEvent.type(box(), ' .refill')
    await userEvent.keyboard('{Enter}')
    await frame()
    expect(box().value).toBe('Hello Grace Okafor,\nYour refill of *** was sent to ***.\n\nOrtiz, Clerk')
    await userEvent.keyboard('lisinopril{F2}Telegraph Pharmacy')
    expect(isHeld()).toBe(false)
    box().setSelectionRange(box().value.length, box().value.length)
    await userEvent.keyboard(' Take two a day.')
    expect(isHeld()).toBe(true)
    await expect.element(page.getByText(/Only the blanks of/)).toBeVisible()
    expect(stand.engine.acts).toEqual([])
  })

  it('a clerk is not offered clinical phrases', async () => {
    await standUp([thread({ isClinical: false })], { prepare: (engine) => (engine.me = ORTIZ) })
    await userEvent.type(box(), '.symptom')
    expect(page.getByRole('listbox', { name: 'Phrases' }).query()).toBeNull()
  })
})
