import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { runCommand } from '#renderer/ui/commandRegistry.ts'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { pause, startConsole } from '../fixtures/startConsole.tsx'
import { violations } from '../ui/axe.ts'

let engine: FakeEngine
beforeEach(async () => {
  engine = await startConsole()
  engine.override('screening.try', () => ({
    tier: 'D0', soon: false, category: 'refill', findings: [{ ruleId: 'cardiac.x', label: 'Possible heart attack', tier: 'D0', source: 'R3', isCertain: true, words: ['chest hurts'] }],
    marks: [{ field: 'body', start: 3, end: 14, label: 'Possible heart attack' }], heldBack: [{ ruleId: 'seizure.fit', label: 'Seizure' }], weight: 3.25, threshold: -2.4, words: [{ text: 'chest', weight: 1.4 }],
  }))
  engine.override('screening.rules', () => ({
    ruleSetVersion: 'en-9', firings: 50, dismissedShare: 0.9,
    rules: [
      { ruleId: 'a.quiet', group: 'cardiac', label: 'Possible heart attack', tier: 'D0', source: 'R3', isUnread: false, isCertain: true, fired: 80, confirmed: 60, dismissed: 4, asksForReview: false },
      { ruleId: 'z.noisy', group: 'seizure', label: 'Seizure', tier: 'D0', source: '†', isUnread: true, isCertain: false, fired: 60, confirmed: 1, dismissed: 59, asksForReview: true },
    ],
  }))
  await expect.poll(() => runCommand('help.screening')).toBe(true)
})

it('D9: the bench shows what fires, on which words, by which rule and source', async () => {
  await userEvent.fill(page.getByRole('textbox', { name: 'Message', exact: true }), 'my chest hurts')
  await expect.element(page.getByText(/rule cardiac\.x, source R3/)).toBeVisible()
  await expect.element(page.getByText(/Certain: it raises by itself/)).toBeVisible()
  await expect.element(page.getByText(/^D0: call now/)).toBeVisible()
  expect(document.querySelector('mark')?.textContent).toContain('chest hurts')
  await expect.element(page.getByText(/Did not count here .*Seizure \(seizure\.fit\)/)).toBeVisible()
  await expect.element(page.getByText(/Weighs 3\.3; flagged from −2\.4\. chest \+1\.4/)).toBeVisible()
  expect(await violations()).toEqual([])
  await pause(400)
  expect(engine.callsOf('screening.try')).toHaveLength(1)
})

it('PS-25: a rule that asks for review stands first and says so', async () => {
  await page.getByRole('tab', { name: /Rules and what became/ }).click()
  await expect.element(page.getByText('1 rule asks for review.')).toBeVisible()
  expect(page.getByRole('row').nth(1).element().textContent).toContain('Asks for review')
  await expect.element(page.getByRole('row', { name: /a\.quiet, certain: raises by itself/ })).toBeVisible()
  expect(page.getByRole('row').nth(1).element().textContent).not.toContain('certain')
  expect(await violations()).toEqual([])
})
