import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { activeRow, list, startConsole } from '../fixtures/startConsole.tsx'
import { settled, violations } from '../ui/axe.ts'

let engine: FakeEngine

beforeEach(async () => {
  engine = await startConsole()
  await expect.element(page.getByRole('listbox')).toBeVisible()
  list().focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox')).toBeVisible()
})

describe('command palette (Mod K)', () => {
  it('number 12: no accessibility violation at rest and after arrow, then typing', async () => {
    await settled()
    expect(await violations()).toEqual([])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}go')
    await settled()
    expect(await violations()).toEqual([])
  })

  it('number 15: every command of the registry is reachable, with its key', async () => {
    const { registeredCommands } = await import('#renderer/ui/commandRegistry.ts')
    const dialog = page.getByRole('dialog').element()
    for (const command of registeredCommands().filter(({ palette }) => palette !== false)) expect(dialog.textContent).toContain(command.title)
  })

  it('runs what is chosen and gives the focus back', async () => {
    await userEvent.keyboard('red flags{Enter}')
    await expect.element(page.getByRole('heading', { name: 'Red flags' })).toBeInTheDocument()
    expect(engine.callsOf('inbox.page').at(-1)).toMatchObject({ view: { kind: 'redFlags' } })
  })

  it('says why a command cannot run instead of hiding it', async () => {
    await userEvent.keyboard('go into the thread')
    await expect.element(page.getByRole('option', { name: /Go into the thread.*No thread is open/ })).toBeVisible()
  })

  it('finds a thread by name with both identifiers and opens it', async () => {
    await userEvent.keyboard('hoff')
    await expect.element(page.getByRole('option', { name: /HOFFMAN, Peter \(Mr\) · Born 27-Jun-1952/ })).toBeVisible()
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('MRN 663 201 9930')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.querySelector('[data-thread]')?.getAttribute('data-thread')).toBe('thread-7')
    expect(activeRow()?.textContent).toContain('HOFFMAN')
  })

  it('asks nothing of the queue for one or two letters', async () => {
    const before = engine.callsOf('inbox.page').length
    await userEvent.keyboard('ho')
    expect(engine.callsOf('inbox.page').length).toBe(before)
  })
})
