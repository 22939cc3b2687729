import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { LeaveView } from '#shared/contract/leave.ts'
import { ORPCError } from '@orpc/client'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { signedInAs, staff } from '../fixtures/people.ts'
import { startConsole } from '../fixtures/startConsole.tsx'
import { violations } from '../ui/axe.ts'

const VIEW: LeaveView = {
  today: '2026-11-24',
  clinicians: [
    { staffId: 'chen', name: 'Dr Chen', leaves: [{ leaveId: 'l1', from: '2026-11-22', to: '2026-11-30', coveredBy: 'amin', coveredByName: 'Dr Amin', status: 'running' }, { leaveId: 'l0', from: '2026-01-02', to: '2026-01-09', coveredBy: null, coveredByName: null, status: 'past' }] },
    { staffId: 'wu', name: 'Dr Wu', leaves: [{ leaveId: null, from: '2026-12-01', to: '2026-12-05', coveredBy: null, coveredByName: null, status: 'ahead' }] },
  ],
  covers: [{ staffId: 'amin', name: 'Dr Amin' }, { staffId: 'chen', name: 'Dr Chen' }],
}
const as = (role: string) => (engine: FakeEngine) => {
  const person = staff.find((candidate) => candidate.role === role)
  if (person) engine.session = signedInAs(person, Date.now())
  engine.override('leave.list', () => VIEW)
}

it('S28: an admin enters a leave; a refusal stands at the field that it names; nothing fails axe', async () => {
  const engine = await startConsole({ prepare: as('admin') })
  engine.override('leave.save', (input) => {
    if ((input as { to: string }).to < '2026-12-10') throw new ORPCError('INVALID_COMMAND', { status: 422, message: 'The last day is before the first.', data: { field: 'to', reason: 'The last day is before the first.' } })
    return { recounted: 2 }
  })
  await page.getByRole('button', { name: 'Leave and cover' }).click()
  await expect.element(page.getByRole('rowheader', { name: 'Dr Chen' })).toBeVisible()
  expect(page.getByRole('rowheader').elements()).toHaveLength(2)
  await expect.element(page.getByText('from the record system')).toBeVisible()
  await page.getByRole('button', { name: 'Add a leave' }).click()
  expect(await violations()).toEqual([])
  await userEvent.selectOptions(page.getByLabelText('Who is out'), 'Dr Chen')
  await page.getByLabelText('First day').fill('2026-12-10')
  await page.getByLabelText('Last day').fill('2026-12-09')
  const enter = page.getByRole('button', { name: 'Enter the leave of Dr Chen' })
  await enter.click()
  await expect.element(page.getByLabelText('Last day')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabelText('Last day').fill('2026-12-12')
  await userEvent.selectOptions(page.getByLabelText('Covered by'), 'Dr Amin')
  await enter.click()
  await expect.poll(() => engine.callsOf('leave.save').at(-1)).toMatchObject({ staffId: 'chen', leaveId: null, from: '2026-12-10', to: '2026-12-12', coveredBy: 'amin' })
  await expect.element(page.getByText(/2 threads were counted anew/).first()).toBeVisible()
})

it('S28: a supervisor opens it by its command, names a cover for a leave of the record system, and ends one that runs', async () => {
  const engine = await startConsole({ prepare: as('supervisor') })
  engine.override('leave.save', () => ({ recounted: 0 }))
  engine.override('leave.end', () => ({ recounted: 1 }))
  await expect.element(page.getByRole('navigation', { name: 'Views' })).toBeVisible()
  await userEvent.keyboard('gl')
  await page.getByRole('button', { name: 'Name a cover for Dr Wu' }).click()
  await userEvent.selectOptions(page.getByLabelText('Covered by'), 'Dr Chen')
  await page.getByRole('button', { name: 'Enter the leave of Dr Wu' }).click()
  await expect.poll(() => engine.callsOf('leave.save')).toMatchObject([{ staffId: 'wu', leaveId: null, from: '2026-12-01', to: '2026-12-05', coveredBy: 'chen' }])
  await page.getByRole('button', { name: 'End: back today, Dr Chen' }).click()
  await expect.poll(() => engine.callsOf('leave.end')).toMatchObject([{ staffId: 'chen', leaveId: 'l1' }])
  expect(await violations()).toEqual([])
})
