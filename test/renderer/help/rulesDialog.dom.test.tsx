import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { rulesSeen } from '#renderer/features/help/rulesSeen.ts'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { startConsole } from '../fixtures/startConsole.tsx'
import { violations } from '../ui/axe.ts'

let engine: FakeEngine
beforeEach(async () => {
  rulesSeen.setState({ seen: [] })
  engine = await startConsole({ prepare: (made) => (made.profile = { ...made.profile, isSample: true }) })
  const threadId = engine.rows[3]?.threadId ?? ''
  const rules: RuleToSee[] = [
    { rule: 'S26', title: 'An answer within two business days', as: 'nurse', thread: threadId, run: ['thread.why'], see: 'x', say: 'Look at the lines of the clock.' },
    { rule: 'S30', title: 'A slot is held for three minutes', as: 'clerk', thread: null, run: [], see: 'x', say: 'Look at the ring.' },
  ]
  engine.override('clinic.rulesToSee', () => rules)
  await page.getByRole('button', { name: 'Rules to see for yourself' }).click()
})

describe('D24: the checklist of the sample clinic', () => {
  it('opens the thread of a rule and what shows it, and ticks the rule', async () => {
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: /^Show me S26/ }).click()
    await expect.element(page.getByRole('dialog', { name: /Why/ })).toBeVisible()
    expect(engine.callsOf('thread.get')).toContainEqual({ threadId: engine.rows[3]?.threadId })
    expect(rulesSeen.getState().seen).toEqual(['S26 An answer within two business days'])
  })

  it('says as whom a rule is to be seen, and finds rules by their words', async () => {
    await expect.element(page.getByRole('button', { name: /^Show me S30/ })).toHaveAttribute('aria-description', 'Sign in as a clerk to see this.')
    await userEvent.fill(page.getByRole('searchbox', { name: 'Find a rule' }), 'slot')
    await expect.element(page.getByText('An answer within two business days')).not.toBeInTheDocument()
    await expect.element(page.getByText('A slot is held for three minutes')).toBeVisible()
  })
})
