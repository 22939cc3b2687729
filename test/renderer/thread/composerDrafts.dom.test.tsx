import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ANA, message, NOW, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { box, standUp, until, wait } from './stand.tsx'

const grace = thread()
const ana = thread({ threadId: 't-ana', patient: ANA, messages: [message({ messageId: 'a1', author: 'Ana Smith' })] })

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
