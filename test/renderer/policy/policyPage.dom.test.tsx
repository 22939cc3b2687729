import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PolicyDraft, PolicyView } from '#shared/contract/policy.ts'
import { refuse, type FakeEngine } from '../fixtures/fakeEngine.ts'
import { signedInAs, staff } from '../fixtures/people.ts'
import { startConsole } from '../fixtures/startConsole.tsx'
import { violations } from '../ui/axe.ts'

const FIELDS: PolicyView['fields'] = [
  { path: 'clocks.firstLook.warnAt.businessHours', value: 2 },
  { path: 'clocks.firstLook.due.businessHours', value: 4 },
  { path: 'pools.0.id', value: 'triage' },
  { path: 'pools.0.name', value: 'Triage' },
  { path: 'pools.1.id', value: 'refills' },
  { path: 'pools.1.name', value: 'Refills' },
  { path: 'routing.refill', value: 'refills' },
]
const current: PolicyView = { packId: 'north', name: 'North', version: 3, text: 'version: 3\n', fields: FIELDS, adopted: [{ version: 3, by: 'Irene Novak', at: Date.UTC(2026, 10, 2, 18) }] }

let engine: FakeEngine
beforeEach(async () => {
  engine = await startConsole({
    prepare: (made) => {
      const admin = staff.find((person) => person.role === 'admin')
      if (admin) made.session = signedInAs(admin, Date.now())
      made.override('policy.current', () => current)
      made.override('policy.edit', (input): PolicyDraft => {
        const { text, changes } = input as { text: string; changes: PolicyView['fields'] }
        const fields = FIELDS.map((field) => changes.find((change) => change.path === field.path) ?? field)
        const due = fields.find((field) => field.path === 'clocks.firstLook.due.businessHours')?.value
        const problems = due === 1 ? [{ line: 7, field: 'clocks.firstLook.warnAt', reason: 'warns at 2, not before it is due at 1' }] : []
        return { text: `${text}# changed\n`, fields, problems }
      })
    },
  })
  await page.getByRole('button', { name: 'Policy' }).click()
  await expect.element(page.getByRole('heading', { name: 'Policy: North' })).toBeVisible()
})

describe('D1: the policy page', () => {
  it('says which version is in force and who put it there, and offers nothing to adopt before a change', async () => {
    await expect.element(page.getByText(/Version 3 is in force, by Irene Novak on 02-Nov-2026/)).toBeVisible()
    const adopt = page.getByRole('button', { name: /Put version 4 in force/ })
    await expect.element(adopt).toHaveAttribute('aria-description', 'Nothing is changed yet.')
    expect(await violations()).toEqual([])
  })

  it('a change that cannot hold is named by line and at its field, and cannot be adopted', async () => {
    await userEvent.fill(page.getByRole('textbox', { name: 'Due after, business hours' }), '1')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('alert').getByText('Line 7')).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: 'Warn after, business hours' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: /Put version 4/ })).toHaveAttribute('aria-description', 'Mend what is marked first.')
    expect(engine.callsOf('policy.adopt')).toEqual([])
    expect(await violations()).toEqual([])
  })

  it('previews last week, shows what is changed before it is adopted, and adopts on the version that was seen', async () => {
    engine.override('policy.preview', () => ({ days: 7, threads: 40, lines: [{ kind: 'firstLook', threads: 40, late: 1, wouldBeLate: 5, newlyLate: 4, noLongerLate: 0 }] }))
    engine.override('policy.adopt', () => ({ ...current, version: 4 }))
    await userEvent.fill(page.getByRole('textbox', { name: 'Due after, business hours' }), '3')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('button', { name: 'Preview last 7 days' }).click()
    await expect.element(page.getByText('With this change 4 more threads of the last 7 days would have been late.')).toBeVisible()
    await page.getByRole('button', { name: /Put version 4 in force…/ }).click()
    await expect.element(page.getByRole('dialog').getByText('clocks.firstLook.due.businessHours')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: /Put version 4 in force/ }).click()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(engine.callsOf('policy.adopt')).toMatchObject([{ basedOn: 3, text: 'version: 3\n# changed\n' }])
  })

  it('a colleague’s version in between is said, and the draft stays', async () => {
    engine.override('policy.adopt', () => {
      throw refuse('VERSION_CONFLICT', 'A colleague put another version in force.')
    })
    await page.getByRole('tab', { name: 'Routing' }).click()
    await page.getByRole('combobox', { name: 'Refill' }).selectOptions('triage')
    await page.getByRole('button', { name: /Put version 4 in force…/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: /Put version 4 in force/ }).click()
    await expect.element(page.getByText('A colleague put another version in force.')).toBeVisible()
    await expect.element(page.getByRole('combobox', { name: 'Refill' })).toHaveValue('triage')
  })
})
