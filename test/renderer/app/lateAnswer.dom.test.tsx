import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { activeRow, list, nextFrame, pause, startConsole, statusText } from '../fixtures/startConsole.tsx'

/** The engine answers acts only when told. */
function slowEngine(engine: FakeEngine): () => void {
  let answer: () => void = () => undefined
  const told = new Promise<void>((resolve) => (answer = resolve))
  engine.override('thread.act', async () => {
    await told
    return { seq: 1, version: 9, undo: null }
  })
  return answer
}

async function openDone(nth: number): Promise<void> {
  await page.getByRole('option').nth(nth).click()
  await expect.element(page.getByRole('main').getByRole('textbox').first()).toBeVisible()
  list().focus()
  await pause(300)
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('dialog', { name: 'Done' })).toBeVisible()
}

it('PS-03: a sheet that was left with Esc moves nobody on when its late answer comes', async () => {
  const engine = await startConsole()
  const answer = slowEngine(engine)
  await openDone(4)
  await page.getByRole('dialog').getByRole('button', { name: 'Done', exact: true }).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull()
  await page.getByRole('option').nth(7).click()
  await expect.poll(() => activeRow()?.textContent).toContain('BROWN')
  answer()
  await expect.poll(statusText).toContain('Done')
  await nextFrame()
  expect(activeRow()?.textContent).toContain('BROWN')
})

it('a late answer closes no sheet that was opened after its own', async () => {
  const engine = await startConsole()
  const answer = slowEngine(engine)
  await openDone(4)
  await page.getByRole('dialog').getByRole('button', { name: 'Done', exact: true }).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull()
  list().focus()
  await pause(200)
  await userEvent.keyboard('h')
  await expect.element(page.getByRole('dialog', { name: /Snooze/ })).toBeVisible()
  answer()
  await expect.poll(statusText).toContain('Done')
  await pause(100)
  await expect.element(page.getByRole('dialog', { name: /Snooze/ })).toBeVisible()
})
