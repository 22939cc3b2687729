import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { draftStore } from '#renderer/features/thread/composer/draftStore.ts'
import { violations } from '../ui/axe.ts'
import { refuse } from '../fixtures/fakeEngine.ts'
import { rivera, signedInAs } from '../fixtures/people.ts'
import { activeRow, list, pause, startConsole } from '../fixtures/startConsole.tsx'

/** Names, dates, numbers and words of the fixtures' patients. */
const PATIENT_WORDS = /OKAFOR|Okafor|Grace|LEE, Jo|SMITH|DELGADO|Marisol|1961|114 882|lisinopril|chest|TSH|knee/

const everythingSaid = () => `${document.title} ${document.documentElement.outerHTML}`

describe('lock (R36, PS: no patient data behind a blur)', () => {
  it('Ctrl Shift L takes every patient word out of the window and its title within 200 ms', async () => {
    const engine = await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    list().focus()
    await userEvent.keyboard('t')
    await expect.poll(everythingSaid).toMatch(/lisinopril/)
    const from = performance.now()
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    await expect.poll(() => PATIENT_WORDS.test(everythingSaid()), { interval: 5 }).toBe(false)
    expect(performance.now() - from).toBeLessThan(200)
    expect(document.title).toBe('Locked · Wellthread')
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    await pause(300)
    expect(everythingSaid()).not.toMatch(PATIENT_WORDS)
    expect(draftStore.getState().drafts).toEqual({})
    expect(engine.callsOf('session.lock')).toHaveLength(1)
  })

  it('S64: the lock empties the clipboard of what was copied here, and leaves text of another program alone', async () => {
    await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    const state = vi.spyOn(navigator.permissions, 'query').mockResolvedValue({ state: 'granted' } as PermissionStatus)
    const read = vi.spyOn(navigator.clipboard, 'readText').mockResolvedValue('from another program')
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const copyRow = () => {
      document.getSelection()?.selectAllChildren(activeRow() ?? list())
      const text = document.getSelection()?.toString() ?? ''
      document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }))
      return text
    }
    const lock = () => userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    copyRow()
    await lock()
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    await pause(50)
    expect(write).not.toHaveBeenCalled()
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    read.mockResolvedValue(copyRow())
    await lock()
    await expect.poll(() => write.mock.calls).toEqual([['']])
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await lock()
    await pause(50)
    expect(write).toHaveBeenCalledTimes(1)
    for (const spy of [state, read, write]) spy.mockRestore()
  })

  it('an unlock comes back to the same row', async () => {
    await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    list().focus()
    await userEvent.keyboard('jjj')
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    expect(activeRow()?.textContent).toContain('SMITH, Ana')
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listbox')
  })

  it('an answer of SESSION_LOCKED locks the screen at once, whatever asked', async () => {
    const engine = await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    engine.session = { ...engine.session, status: 'locked', locksAt: null, warnsAt: null }
    engine.override('inbox.takeNext', () => {
      throw refuse('SESSION_LOCKED', 'The console is locked.')
    })
    list().focus()
    await userEvent.keyboard('t')
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    expect(everythingSaid()).not.toMatch(PATIENT_WORDS)
  })

  it('a lock by the engine (idle, sleep) arrives over the change feed', async () => {
    const engine = await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await expect.poll(() => engine.callsOf('changes.subscribe').length).toBe(1)
    engine.session = { ...engine.session, status: 'locked', locksAt: null, warnsAt: null }
    engine.emit(['session'])
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  })
})

describe('idle warning', () => {
  const idle = async (warnsIn: number, locksIn: number) =>
    startConsole({
      prepare: (engine) => {
        const now = Date.now()
        engine.session = { ...signedInAs(rivera, now), warnsAt: now + warnsIn, locksAt: now + locksIn }
      },
    })

  it('60 s before the lock a bar counts down, and activity takes it away through the engine', async () => {
    const engine = await idle(-1_000, 59_000)
    await expect.element(page.getByText(/Nobody has touched this console/)).toBeVisible()
    await expect.element(page.getByText(/^Locks in 5\d seconds\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Stay' }).click()
    await expect.element(page.getByText(/Nobody has touched this console/)).not.toBeInTheDocument()
    expect(engine.callsOf('session.touch').length).toBeGreaterThan(0)
  })

  it('activity is told at most every 5 s', async () => {
    const engine = await idle(540_000, 600_000)
    await expect.element(page.getByRole('listbox')).toBeVisible()
    list().focus()
    for (let turn = 0; turn < 20; turn += 1) await userEvent.keyboard('j')
    expect(engine.callsOf('session.touch').length).toBe(1)
  })

  it('at its own instant nothing is shown until the engine has answered', async () => {
    const engine = await idle(-60_000, 1_200)
    engine.override('session.touch', () => engine.session)
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    expect(everythingSaid()).not.toMatch(PATIENT_WORDS)
  })
})

describe('the window for everyone', () => {
  beforeEach(async () => {
    await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
  })

  it('D24: the sample clinic says TRAINING, signed in and locked', async () => {
    await expect.element(page.getByText(/^TRAINING/)).toBeVisible()
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    await expect.element(page.getByText(/^TRAINING · /)).toBeVisible()
  })

  it('the console and the lock screen break no accessibility rule', async () => {
    expect(await violations()).toEqual([])
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    expect(await violations()).toEqual([])
  })
})
