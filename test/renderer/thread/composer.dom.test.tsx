import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { currentAnnouncement } from '#renderer/ui/announce.ts'
import { violations } from '../ui/axe.ts'
import { allowAll, ANA, message, NOW, ORTIZ, refusalView, staffMessage, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { box, focusThread, frame, mod, paste, standUp, status, until, wait } from './stand.tsx'

const grace = thread()
const ana = thread({ threadId: 't-ana', patient: ANA, messages: [message({ messageId: 'a1', author: 'Ana Smith' })] })
const send = () => page.getByRole('button', { name: /^Send to / })
const isHeld = () => send().element().getAttribute('aria-disabled') === 'true'
const later = message({ messageId: 'm2', body: 'Also my left arm hurts now.', at: NOW + 60_000 })

describe('Drafts', () => {
  it('PS-10: text never crosses from one thread to another, and comes back with its own', async () => {
    const stand = await standUp([grace, ana])
    await userEvent.type(box(), 'For Grace only')
    await stand.select('t-ana')
    await until(() => document.querySelector('[data-part="banner"]')?.textContent?.includes('SMITH') === true)
    expect(box().value).toBe('')
    await userEvent.type(box(), 'For Ana')
    await stand.select('t-grace')
    await until(() => document.querySelector('[data-part="banner"]')?.textContent?.includes('OKAFOR') === true)
    expect(box().value).toBe('For Grace only')
    await until(() => stand.engine.saves.length >= 2)
    expect(stand.engine.saves.filter((save) => save.threadId === 't-grace').map((save) => save.body)).toEqual(['For Grace only'])
    expect(stand.engine.saves.filter((save) => save.threadId === 't-ana').map((save) => save.body)).toEqual(['For Ana'])
  })

  it('a note and a reply of one thread have their own texts', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Reply text')
    await userEvent.keyboard('{Escape}c')
    await until(() => document.activeElement === box())
    expect(box().value).toBe('')
    await userEvent.type(box(), 'Note text')
    await userEvent.keyboard('{Escape}r')
    await until(() => document.activeElement === box())
    expect(box().value).toBe('Reply text')
    await until(() => stand.engine.saves.length === 2)
    expect(stand.engine.saves).toEqual([
      { threadId: 't-grace', mode: 'reply', body: 'Reply text' },
      { threadId: 't-grace', mode: 'note', body: 'Note text' },
    ])
  })

  it('saves 500 ms after the last key, and says when', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear')
    expect(stand.engine.saves).toEqual([])
    await wait(650)
    expect(stand.engine.saves).toEqual([{ threadId: 't-grace', mode: 'reply', body: 'Dear' }])
    await expect.element(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()
  })

  it('saves at once when the field is left', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Dear')
    box().blur()
    await until(() => stand.engine.saves.length === 1, 300)
    expect(stand.engine.saves[0]?.body).toBe('Dear')
  })

  it('says that it is not saved, keeps the text and tries again', async () => {
    let broken = true
    const stand = await standUp([grace], { prepare: (engine) => (engine.onSave = () => { if (broken) throw refusal('PROFILE_REFUSED', { code: 'STORAGE_FULL', reason: 'The disk is full. Free some space.' }) }) })
    await userEvent.type(box(), 'Dear')
    await expect.element(page.getByText('Not saved: The disk is full. Free some space.', { exact: false })).toBeVisible()
    expect(box().value).toBe('Dear')
    broken = false
    await until(() => stand.engine.saves.length === 1, 5_000)
    expect(stand.engine.saves[0]?.body).toBe('Dear')
  })

  it('opens with the draft that the engine keeps', async () => {
    await standUp([thread({ drafts: { reply: { body: 'Kept words', savedAt: NOW }, note: null } })])
    expect(box().value).toBe('Kept words')
  })

  it('Esc leaves the field and keeps the draft', async () => {
    await standUp([grace])
    await userEvent.type(box(), 'Dear')
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).not.toBe(box())
    expect(box().value).toBe('Dear')
  })
})

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

  it('a reply that has left does not come back', async () => {
    const stand = await standUp([grace])
    await userEvent.type(box(), 'Please rest.')
    await send().click()
    await until(() => box().value === '')
    await stand.change(sent)
    await stand.change(thread({ version: 11, messages: [message({ messageId: 'm1' }), { ...queued, delivery: 'delivered', releaseAt: null }] }))
    expect(box().value).toBe('')
  })

  it('nothing can be sent while a reply is about to leave', async () => {
    const stand = await standUp([sent])
    await userEvent.type(box(), 'Another')
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(status()).toContain('A reply is about to leave')
    expect(stand.engine.acts).toEqual([])
  })
})

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
