import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { currentAnnouncement } from '#renderer/ui/announce.ts'
import { violations } from '../ui/axe.ts'
import { allowAll, message, NOW, refusalView, thread } from './fixtures.ts'
import { box, focusThread, mod, standUp, status, until } from './stand.tsx'

const grace = thread()
const send = () => page.getByRole('button', { name: /^Send to / })
const isHeld = () => send().element().getAttribute('aria-disabled') === 'true'
const later = message({ messageId: 'm2', body: 'Also my left arm hurts now.', at: NOW + 60_000 })

describe('D14: the reason before the first key', () => {
  it('a completed thread: no field, the reason, and the way out', async () => {
    const stand = await standUp([thread({ completion: 'completed', allowed: allowAll(), reply: refusalView('completed', 'This thread is completed, so Reply is gone.', 'Reopen it with a reason, or the patient starts a new message.') })])
    await expect.element(page.getByRole('note', { name: 'Reply is not possible' })).toBeVisible()
    expect(page.getByRole('note', { name: 'Reply is not possible' }).element().textContent).toContain('Reopen it with a reason, or the patient starts a new message.')
    expect(document.querySelector('[data-part="composer"] textarea')).toBeNull()
    focusThread()
    await userEvent.keyboard('r')
    expect(status()).toContain('This thread is completed')
    await page.getByRole('button', { name: 'Reopen…' }).first().click()
    await page.getByRole('button', { name: 'The patient called back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Reopen/ }).click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'reopenThread', reason: 'The patient called back' })
  })

  it('a colleague’s claim: the reason, and a kept draft stays in sight', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'My words')
    await stand.change(thread({ version: 8, allowed: allowAll({ replyToPatient: 'A colleague has claimed this thread.' }) }))
    await expect.element(page.getByText('A colleague has claimed this thread.', { exact: false }).first()).toBeVisible()
    expect(box().value).toBe('My words')
    expect(isHeld()).toBe(true)
  })

  it('a note can be written where a reply cannot', async () => {
    const stand = await standUp([thread({ completion: 'completed', reply: refusalView('completed', 'This thread is completed, so Reply is gone.', 'Reopen it.') })])
    focusThread()
    await userEvent.keyboard('c')
    await until(() => document.activeElement === box())
    await userEvent.keyboard('For the record')
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'addNote', body: 'For the record' })
    await until(() => box().value === '')
  })
})

it('has no accessibility violation while writing, with the list of phrases and with news', async () => {
  const stand = await standUp([grace])
  await userEvent.type(box(), 'Dear .refill')
  expect(await violations()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await stand.change(thread({ version: 8, messages: [message({ messageId: 'm1' }), later] }))
  expect(await violations()).toEqual([])
  expect(currentAnnouncement().text).not.toBe('')
})
