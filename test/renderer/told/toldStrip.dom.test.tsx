import '#renderer/global.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ToldStrip } from '#renderer/features/told/ToldStrip.tsx'
import { keys } from '#renderer/rpc/queries.ts'
import type { ToldThread } from '#shared/contract/schemas/emergencyView.ts'
import { violations } from '../ui/axe.ts'

const at = Date.now() - 60_000
const TOLD: ToldThread = { threadId: 't1', tier: 'D0', label: 'Possible heart attack', step: 'pool', why: 'unclaimed', assignee: null, at, dueAt: at + 150_000, onCall: null, afterHours: null }

async function show(told: readonly ToldThread[]) {
  const opened: string[] = []
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(keys.told, told)
  const screen = await render(
    <QueryClientProvider client={client}>
      <ToldStrip timeZone="America/Los_Angeles" onOpenThread={(id) => opened.push(id)} onOpenItem={(id) => opened.push(`item ${id}`)} />
    </QueryClientProvider>,
  )
  return { opened, container: screen.container }
}

it('PS-24: says what is unclaimed, who was told, and opens it; names no patient; nothing fails axe', async () => {
  const { opened, container } = await show([TOLD, { ...TOLD, threadId: 't2', tier: 'D2' }])
  expect(container.textContent).toMatch(/D0 red flag unclaimed: Possible heart attack\. The pool was told \d\d:\d\d\. 1 more\./)
  await page.getByRole('button', { name: 'Open it' }).click()
  expect(opened).toEqual(['t1'])
  expect(await violations(container)).toEqual([])
})

it('D8 S32: at the end of the limit it gives the on-call number, and after hours the 24-hour line', async () => {
  const { container } = await show([{
    ...TOLD, step: 'onCall', onCall: { id: 'on-call', label: 'On-call clinician', number: '510-555-0110' },
    afterHours: { id: 'a', label: 'Appointment and Advice line', number: '510-555-0100' },
  }])
  expect(container.textContent).toMatch(/The limit passed \d\d:\d\d\. Call: On-call clinician 510-555-0110\. After hours: Appointment and Advice line 510-555-0100, 24 hours\./)
})

it('is not there while nobody is told of anything', async () => {
  const { container } = await show([])
  expect(container.textContent).toBe('')
})
