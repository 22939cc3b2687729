import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { violations } from '../ui/axe.ts'
import { activeRow, list, pause, startConsole } from '../fixtures/startConsole.tsx'

const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
const isShown = (selector: string) => document.querySelector(selector)?.checkVisibility() ?? false
const scrollsSideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth

async function opened(width: number, height: number): Promise<void> {
  await startConsole({ width, height, rows: 38 })
  await expect.element(page.getByRole('listbox')).toBeVisible()
  list().focus()
  await userEvent.keyboard('j')
  await expect.poll(() => document.querySelector('[data-thread]')).not.toBeNull()
  await pause(150)
}

describe('the frame at every size', () => {
  it('1440 × 900: rail, list, thread of 480 px or more, and side panel beside each other; nothing breaks an accessibility rule', async () => {
    await opened(1440, 900)
    expect(box('[data-pane="thread"]')?.width).toBeGreaterThanOrEqual(480)
    expect(isShown('aside')).toBe(true)
    expect(scrollsSideways()).toBe(false)
    expect(await violations()).toEqual([])
  })

  it('1024 × 700: the rail is 56 px, the thread keeps 480 px, and the side panel takes the list’s place instead of lying over the banner (PS-02)', async () => {
    await opened(1024, 700)
    expect(box('[data-pane="rail"]')?.width).toBe(56)
    expect(box('[data-pane="thread"]')?.width).toBeGreaterThanOrEqual(480)
    expect(isShown('aside')).toBe(false)
    await userEvent.keyboard('{Shift>}P{/Shift}')
    await expect.poll(() => isShown('aside')).toBe(true)
    expect(isShown('[data-pane="list"]')).toBe(false)
    expect(box('aside')?.left).toBeGreaterThanOrEqual((box('[data-pane="thread"]')?.right ?? 0) - 1)
    await userEvent.keyboard('j')
    await page.getByRole('button', { name: 'Patient panel' }).click()
    await expect.poll(() => isShown('[data-pane="list"]')).toBe(true)
    await expect.poll(() => activeRow()?.textContent).toContain('LEE, Jo')
    expect(scrollsSideways()).toBe(false)
  })

  it.each([[1280, 720], [1024, 600]] as const)('%i × %i: a long draft leaves the banner, the messages and the send button in sight (PS-01, PS-07)', async (width, height) => {
    await opened(width, height)
    expect(box('[data-pane="thread"]')?.width).toBeGreaterThanOrEqual(480)
    await userEvent.keyboard('r')
    await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA')
    document.execCommand('insertText', false, Array.from({ length: 30 }, () => 'One more line.').join('\n'))
    const send = page.getByRole('button', { name: /^Send to/ })
    await expect.element(send).toBeVisible()
    expect(send.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(height)
    const banner = box('[data-part="banner"]')
    expect(banner?.top).toBe(box('[data-pane="thread"]')?.top)
    expect((box('[data-part="composer"]')?.top ?? 0) - (banner?.bottom ?? 0)).toBeGreaterThan(60)
  })

  it('720 × 450 (200 % zoom): one pane; Enter goes to the thread, Esc back to the same row', async () => {
    await opened(720, 450)
    expect([isShown('[data-pane="list"]'), isShown('[data-pane="thread"]')]).toEqual([true, false])
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => [isShown('[data-pane="list"]'), isShown('[data-pane="thread"]')]).toEqual([false, true])
    expect(scrollsSideways()).toBe(false)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => isShown('[data-pane="list"]')).toBe(true)
    expect(activeRow()?.textContent).toContain('OKAFOR')
    await page.getByRole('button', { name: 'Inbox: choose a view' }).click()
    await page.getByRole('menuitem', { name: /Red flags/ }).click()
    await expect.poll(() => document.title).toContain('Red flags (2)')
  })
})
