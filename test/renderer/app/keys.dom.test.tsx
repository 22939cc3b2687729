import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { preferences } from '#renderer/app/preferences.ts'
import { ADVANCE_GUARD_MS } from '#renderer/ui/commandRegistry.ts'
import { activeRow, list, nextFrame, pause, press, startConsole, statusText } from '../fixtures/startConsole.tsx'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'

let engine: FakeEngine
const acts = () => engine.callsOf('thread.act')

beforeEach(async () => {
  engine = await startConsole()
  await expect.element(page.getByRole('listbox')).toBeVisible()
  list().focus()
})

describe('single keys have their layer', () => {
  it('law 1: letters typed in a text field act on nothing', async () => {
    await userEvent.keyboard('j')
    await expect.element(page.getByRole('main').getByText('OKAFOR, Grace (Ms)').first()).toBeVisible()
    const field = document.createElement('input')
    document.querySelector('[data-pane="thread"]')?.append(field)
    field.focus()
    await userEvent.keyboard('eitz!ggi')
    await pause(150)
    expect(field.value).toBe('eitz!ggi')
    expect(acts()).toEqual([])
    expect(engine.callsOf('inbox.takeNext')).toEqual([])
    expect(activeRow()?.textContent).toContain('OKAFOR')
  })

  it('law 1: letters act on nothing while a dialog is open', async () => {
    await userEvent.keyboard('?')
    await expect.element(page.getByRole('dialog', { name: /Keys/ })).toBeVisible()
    press('t', { target: page.getByRole('dialog').element() })
    press('j', { target: document.body })
    await pause(100)
    expect(engine.callsOf('inbox.takeNext')).toEqual([])
    expect(document.querySelector('[role="option"][data-active]')).toBeNull()
  })

  it('law 5: AltGr types a letter and is no accelerator; a Cyrillic layout reaches the same keys', async () => {
    press('t', { ctrlKey: true, altKey: true, modifierAltGraph: true })
    press('t', { isComposing: true })
    await pause(50)
    expect(engine.callsOf('inbox.takeNext')).toEqual([])
    press('о', { code: 'KeyJ' })
    await expect.poll(() => activeRow()?.textContent).toContain('OKAFOR')
  })

  it('law 6: a letter with Ctrl is the platform’s, and the off-switch silences single keys but not the arrows', async () => {
    press('t', { ctrlKey: true })
    preferences.setState({ singleKeys: false })
    await nextFrame()
    press('t')
    await pause(50)
    expect(engine.callsOf('inbox.takeNext')).toEqual([])
    await expect.poll(statusText).toContain('Single keys are off')
    press('ArrowDown')
    await expect.poll(() => activeRow()?.textContent).toContain('OKAFOR')
  })
})

describe('keys are never silent (law 2)', () => {
  it('E without a thread says what is missing', async () => {
    await userEvent.keyboard('e')
    await expect.poll(statusText).toContain('No thread is open')
    expect(document.querySelector('[aria-live="polite"]:not(:empty)')?.textContent).toContain('No thread is open')
  })

  it('a letter outside list and thread says where it works', async () => {
    page.getByRole('button', { name: /^Mine/ }).element().focus()
    press('j')
    await expect.poll(statusText).toContain('works in the list and in the thread')
    expect(activeRow()).toBeNull()
  })

  it('Z with nothing to undo, and a sequence that leads nowhere, say so', async () => {
    await userEvent.keyboard('z')
    await expect.poll(statusText).toContain('Nothing to undo')
    await userEvent.keyboard('gk')
    await expect.poll(statusText).toContain('G then K leads nowhere')
  })

  it('a refusal of the engine is shown in its own words', async () => {
    const { refuse } = await import('../fixtures/fakeEngine.ts')
    engine.override('inbox.takeNext', () => {
      throw refuse('NOT_AUTHORIZED', 'A supervisor watches the clocks and claims no thread.')
    })
    await userEvent.keyboard('t')
    await expect.poll(statusText).toContain('A supervisor watches the clocks and claims no thread.')
  })
})

describe('acts and moves under the finger (law 4)', () => {
  it('a held act key acts once; a held move key moves on', async () => {
    press('t')
    press('t', { repeat: true })
    press('t', { repeat: true })
    await expect.poll(() => engine.callsOf('inbox.takeNext').length).toBe(1)
    press('j', { repeat: true })
    press('j', { repeat: true })
    await expect.poll(() => activeRow()?.textContent).toContain('SMITH, Ana')
  })

  it('an act key within 250 ms of the next thread coming up is dropped and said, and works afterwards', async () => {
    press('t')
    await vi.waitFor(() => expect(document.querySelector('[data-thread]')).not.toBeNull(), { interval: 5 })
    press('t')
    await nextFrame()
    expect(statusText()).toContain('was not done')
    expect(engine.callsOf('inbox.takeNext')).toHaveLength(1)
    await pause(ADVANCE_GUARD_MS)
    press('t')
    await expect.poll(() => engine.callsOf('inbox.takeNext').length).toBe(2)
  })

  it('words that are typed where no field is are no commands', async () => {
    press('j')
    await expect.element(page.getByRole('main').getByText('OKAFOR, Grace (Ms)').first()).toBeVisible()
    await pause(200)
    for (const letter of 'please ie') press(letter)
    await pause(150)
    expect(acts()).toEqual([])
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    expect(statusText()).toContain('came like typed words')
  })

  it('D16: Z takes the last act back by name', async () => {
    await userEvent.keyboard('t')
    await expect.element(page.getByRole('button', { name: 'Undo take next — OKAFOR, Grace' })).toBeVisible()
    await userEvent.keyboard('z')
    await expect.poll(acts).toMatchObject([{ threadId: 'thread-1', act: { type: 'releaseThread' } }])
    await expect.poll(statusText).toContain('Undo take next — OKAFOR, Grace: done.')
  })
})

describe('moving about', () => {
  it('G then R opens the refill pool; after 300 ms the second keys are listed', async () => {
    press('g')
    await pause(350)
    expect(statusText()).toContain('Unassigned')
    press('r')
    await expect.poll(() => engine.callsOf('inbox.page').at(-1)).toMatchObject({ view: { kind: 'pool', pool: 'refills' } })
    await expect.element(page.getByRole('heading', { name: 'Refills' })).toBeInTheDocument()
  })

  it('F6 walks the panes, Enter goes into the thread and Esc comes back to the same row', async () => {
    await userEvent.keyboard('jj')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')).toBe('thread')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listbox')
    expect(activeRow()?.textContent).toContain('LEE, Jo')
    press('F6', { shiftKey: true })
    await expect.poll(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')).toBe('rail')
  })

  it('the keys sheet is printed from the registry: every key that acts stands on it', async () => {
    const { registeredCommands } = await import('#renderer/ui/commandRegistry.ts')
    const bound = registeredCommands().filter((command) => command.keys?.length)
    await userEvent.keyboard('?')
    const sheet = page.getByRole('dialog', { name: /Keys/ })
    await expect.element(sheet).toBeVisible()
    for (const command of bound) expect(sheet.element().textContent).toContain(command.title)
    expect(bound.length).toBeGreaterThan(25)
  })
})
