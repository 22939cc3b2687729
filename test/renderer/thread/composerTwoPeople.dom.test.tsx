import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ANA, message, NOW, staffMessage, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { box, mod, paste, standUp, until } from './stand.tsx'

const grace = thread()
const ana = thread({ threadId: 't-ana', patient: ANA, messages: [message({ messageId: 'a1', author: 'Ana Smith' })] })
const send = () => page.getByRole('button', { name: /^Send to / })
const isHeld = () => send().element().getAttribute('aria-disabled') === 'true'
const later = message({ messageId: 'm2', body: 'Also my left arm hurts now.', at: NOW + 60_000 })

describe('D16: two people', () => {
  it('what the patient wrote meanwhile is shown and must be read before sending', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear Grace')
    await stand.change(thread({ version: 8, messages: [message({ messageId: 'm1' }), later] }))
    await expect.element(page.getByText('New since you started.')).toBeVisible()
    expect(page.getByRole('alert', { name: 'New in this thread' }).element().textContent).toContain('“Also my left arm hurts now.”')
    expect(isHeld()).toBe(true)
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('button', { name: 'I have read it' }).click()
    expect(box().value).toBe('Dear Grace')
    await send().click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toMatchObject({ seenVersion: 8, body: 'Dear Grace' })
  })

  it('a colleague’s reply is news; an internal note and one’s own act are not', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear Grace')
    await stand.change(thread({ version: 8, messages: [message({ messageId: 'm1' }), message({ messageId: 'n1', kind: 'note', author: 'Ortiz, Clerk', body: 'Called.' })] }))
    expect(page.getByText('New since you started.').query()).toBeNull()
    await stand.change(thread({ version: 9, messages: [message({ messageId: 'm1' }), staffMessage({ messageId: 's1', isMine: false, author: 'Dr Wu, MD', body: 'Stop it.' })] }))
    await expect.element(page.getByText('Dr Wu, MD answered at', { exact: false })).toBeVisible()
  })

  it('VERSION_CONFLICT: the send stops, shows what is new, keeps the whole draft, and goes with the new version', async () => {
    const stand = await standUp([grace])
    stand.engine.onAct = () => {
      stand.engine.onAct = () => undefined
      stand.engine.threads.set('t-grace', thread({ version: 9, messages: [message({ messageId: 'm1' }), later] }))
      throw refusal('VERSION_CONFLICT', { streamId: 't-grace', expected: 7, actual: 9 })
    }
    const text = 'Dear Grace,\n\nkeep every word.'
    paste(box(), text)
    await send().click()
    await expect.element(page.getByText('Not sent. The thread changed while you wrote; your text is kept.')).toBeVisible()
    expect(box().value).toBe(text)
    await expect.element(page.getByText('Also my left arm hurts now.', { exact: false }).first()).toBeVisible()
    expect(isHeld()).toBe(true)
    await page.getByRole('button', { name: 'I have read it' }).click()
    await send().click()
    await until(() => stand.engine.acts.length === 2)
    expect(stand.engine.acts[1]?.act).toMatchObject({ type: 'replyToPatient', body: text, seenVersion: 9 })
  })

  it('a draft that was kept while the patient wrote again asks for a look first', async () => {
    await standUp([thread({ version: 8, messages: [message({ messageId: 'm1' }), later], drafts: { reply: { body: 'Kept words', savedAt: NOW }, note: null } })])
    await expect.element(page.getByText('New since you started.')).toBeVisible()
    expect(isHeld()).toBe(true)
  })

  it('leaving the thread and coming back does not hide what is new', async () => {
    const stand = await standUp([grace, ana])
    await userEvent.type(box(), 'Dear Grace')
    await stand.select('t-ana')
    stand.engine.threads.set('t-grace', thread({ version: 8, messages: [message({ messageId: 'm1' }), later] }))
    await stand.change(thread({ version: 8, messages: [message({ messageId: 'm1' }), later] }))
    await stand.select('t-grace')
    await expect.element(page.getByText('New since you started.')).toBeVisible()
  })

  it('what comes while nothing is written needs no word, and its version travels', async () => {
    const stand = await standUp([grace])
    await stand.change(thread({ version: 8, messages: [message({ messageId: 'm1' }), later] }))
    await userEvent.type(box(), 'I read both.')
    expect(page.getByText('New since you started.').query()).toBeNull()
    await send().click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toMatchObject({ seenVersion: 8 })
  })
})
