import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { forgetUndo, undoStore } from '#renderer/rpc/undoStore.ts'
import { ANA, message, NOW, staffMessage, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { box, frame, mod, paste, standUp, status, until, wait } from './stand.tsx'

const grace = thread()
const ana = thread({ threadId: 't-ana', patient: ANA, messages: [message({ messageId: 'a1', author: 'Ana Smith' })] })
const send = () => page.getByRole('button', { name: /^Send to / })
const isHeld = () => send().element().getAttribute('aria-disabled') === 'true'

describe('Sending', () => {
  it('PS-07: the button carries the identity', async () => {
    await standUp([grace])
    box().focus()
    await expect.element(send()).toHaveAccessibleName('Send to OKAFOR, Grace · 02-Mar-1961')
  })

  it('PS-12: and the proxy’s, when a proxy wrote', async () => {
    await standUp([thread({ proxy: { name: 'LEE, Kim', relationship: 'mother' } })])
    box().focus()
    await expect.element(send()).toHaveAccessibleName('Send to LEE, Kim (mother, proxy) about OKAFOR, Grace · 02-Mar-1961')
  })

  it('S5: white space alone is empty', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), '   ')
    expect(isHeld()).toBe(true)
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(status()).toBe('Nothing is written yet.')
    expect(stand.engine.acts).toEqual([])
  })

  it('S6: Send wakes on paste, without another key', async () => {
    const stand = await standUp([grace])
    paste(box(), 'The whole message at once')
    await frame()
    expect(isHeld()).toBe(false)
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toMatchObject({ type: 'replyToPatient', body: 'The whole message at once' })
  })

  it('S6: Send wakes on a drop and on text that a program puts in', async () => {
    await standUp([grace])
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    setter?.call(box(), 'Dictated words')
    box().dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromDrop' }))
    await frame()
    expect(isHeld()).toBe(false)
    setter?.call(box(), 'Put in without any event')
    box().focus()
    box().blur()
    await frame()
    expect(isHeld()).toBe(false)
    expect(box().value).toBe('Put in without any event')
  })

  it('Enter is a new line, always', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'One{Enter}two')
    expect(box().value).toBe('One\ntwo')
    expect(stand.engine.acts).toEqual([])
  })

  it('law 3: Mod+Enter elsewhere sends nothing; the cursor goes to the text', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear')
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(stand.engine.acts).toEqual([])
    expect(document.activeElement).toBe(box())
    expect(status()).toContain('Send to OKAFOR, Grace')
  })

  it('a held Mod+Enter sends once', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear')
    for (const repeat of [false, true, true]) box().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: mod === 'Control', metaKey: mod === 'Meta', bubbles: true, cancelable: true, repeat }))
    await until(() => stand.engine.acts.length > 0)
    await wait(50)
    expect(stand.engine.acts).toHaveLength(1)
  })

  it('carries the tick "wait for the patient" and the version that was on the screen', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Which dose?')
    await page.getByRole('checkbox', { name: 'Wait for the patient after this' }).click()
    await send().click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'replyToPatient', body: 'Which dose?', templateId: null, asksPatient: true, seenVersion: 7 })
    await until(() => box().value === '')
  })

  it('Mod+Shift+Enter sends, is done, and moves on', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'All is well.')
    await userEvent.keyboard(`{${mod}>}{Shift>}{Enter}{/Shift}{/${mod}}`)
    await until(() => stand.done() === 1)
    expect(stand.engine.acts.map(({ act }) => act.type)).toEqual(['replyToPatient', 'completeThread'])
  })

  it('what is refused stays, with the reason', async () => {
    const stand = await standUp([grace], { prepare: (engine) => (engine.onAct = () => { throw refusal('ILLEGAL_TRANSITION', { command: 'replyToPatient', state: 'open', reason: 'A reply is about to leave. Wait a moment, or take it back.' }) }) })
    await userEvent.type(box(), 'Dear')
    await send().click()
    await until(() => document.querySelector('[data-part="composer"]')?.textContent?.includes('A reply is about to leave. Wait a moment') === true)
    expect(box().value).toBe('Dear')
    expect(stand.engine.acts).toHaveLength(1)
  })

  it('says how near the limit it is, and by how much too long', async () => {
    await standUp([grace], { prepare: (engine) => (engine.clinic = { ...engine.clinic, messageBytes: 2_000 }) })
    paste(box(), 'é'.repeat(901))
    await expect.element(page.getByText('1,802 of 2,000 bytes', { exact: false })).toBeVisible()
    paste(box(), 'é'.repeat(100))
    await expect.element(page.getByText('Too long by 2 bytes', { exact: false })).toBeVisible()
    expect(isHeld()).toBe(true)
  })

  it('number 3: a key is painted within 33 ms in a text of 5,000 characters', async () => {
    await standUp([grace])
    paste(box(), 'The patient says that it is better. '.repeat(140))
    const times: number[] = []
    for (let key = 0; key < 20; key += 1) {
      const from = performance.now()
      paste(box(), 'a')
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      times.push(performance.now() - from)
    }
    expect(times.toSorted((a, b) => a - b)[18]).toBeLessThan(33)
  })
})

describe('Undo of a send', () => {
  const queued = staffMessage({ messageId: 'r1', body: 'Please rest.', delivery: 'queued', at: NOW, releaseAt: Date.now() + 60_000 })
  const sent = thread({ version: 9, messages: [message({ messageId: 'm1' }), queued], queuedReply: { replyId: 'r1', releaseAt: Date.now() + 60_000, isMine: true } })

  it('counts down in words and is taken back by its button', async () => {
    const stand = await standUp([sent])
    await expect.element(page.getByText(/^Sending in \d+ s$/)).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'withdrawReply', replyId: 'r1' })
  })

  it('the text returns to the composer, also when Z took it back, in front of what was begun', async () => {
    const stand = await standUp([grace], { prepare: (engine) => (engine.onAct = () => ({ version: 9, undo: { label: 'Undo send', act: { type: 'withdrawReply', replyId: 'r1' } } })) })
    await userEvent.type(box(), 'Please rest.')
    await send().click()
    await until(() => box().value === '')
    await stand.change(sent)
    await userEvent.type(box(), 'And drink.')
    expect(box().value).toBe('And drink.')
    await stand.change(thread({ version: 10, messages: [message({ messageId: 'm1' })] }))
    expect(box().value).toBe('Please rest.\n\nAnd drink.')
  })

  it('also when it was taken back before it came up on the screen, and only once', async () => {
    const stand = await standUp([grace, ana], { prepare: (engine) => (engine.onAct = () => ({ version: 9, undo: { label: 'Undo send', act: { type: 'withdrawReply', replyId: 'r1' } } })) })
    await userEvent.type(box(), 'Please rest.')
    await send().click()
    await until(() => box().value === '')
    // A late answer from before the send says nothing about it.
    await stand.change(thread({ version: 8 }))
    expect(box().value).toBe('')
    await stand.select('t-ana')
    await stand.change(thread({ version: 10, messages: [message({ messageId: 'm1' })] }))
    expect(box().value).toBe('')
    await stand.select('t-grace')
    await until(() => box().value === 'Please rest.')
    await userEvent.clear(box())
    await stand.change(thread({ version: 11, messages: [message({ messageId: 'm1' })] }))
    expect(box().value).toBe('')
  })

  it('a reply that has left does not come back, and its undo is no longer offered', async () => {
    const stand = await standUp([grace], { prepare: (engine) => (engine.onAct = () => ({ version: 9, undo: { label: 'Undo send', act: { type: 'withdrawReply', replyId: 'r1' } } })) })
    const offered = () => undoStore.getState().undo.filter(({ act }) => act.type === 'withdrawReply' && act.replyId === 'r1')
    forgetUndo()
    await userEvent.type(box(), 'Please rest.')
    await send().click()
    await until(() => box().value === '')
    await stand.change(sent)
    expect(offered()).toHaveLength(1)
    await stand.change(thread({ version: 11, messages: [message({ messageId: 'm1' }), { ...queued, delivery: 'delivered', releaseAt: null }] }))
    expect(box().value).toBe('')
    expect(offered()).toEqual([])
  })

  it('nothing can be sent while a reply is about to leave', async () => {
    const stand = await standUp([sent])
    await userEvent.type(box(), 'Another')
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(status()).toContain('A reply is about to leave')
    expect(stand.engine.acts).toEqual([])
  })
})
