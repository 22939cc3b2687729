import '#renderer/global.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { WaitingFlags } from '#renderer/features/session/WaitingFlags.tsx'
import { keys } from '#renderer/rpc/queries.ts'
import type { WaitingFlags as Waiting } from '#shared/contract/schemas/emergencyView.ts'
import { violations } from '../ui/axe.ts'

async function show(waiting: Waiting) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } })
  client.setQueryData(keys.waiting, waiting)
  return render(<QueryClientProvider client={client}><WaitingFlags act="Unlock" /></QueryClientProvider>)
}

it('D8 S10: the locked console says that a red flag waits, how many and how bad, and nothing fails axe', async () => {
  const one = await show({ count: 1, worstTier: 'D0' })
  expect(one.container.textContent).toBe('A red flag waits. Unlock to see it. Worst: D0.')
  expect(one.container.querySelector('[role=alert]')).not.toBeNull()
  expect(await violations(one.container)).toEqual([])
  const three = await show({ count: 3, worstTier: 'D1' })
  expect(three.container.textContent).toBe('3 red flags wait. Unlock to see them. Worst: D1.')
})

it('D8: with nothing waiting the locked console says nothing of red flags', async () => {
  expect((await show({ count: 0, worstTier: null })).container.textContent).toBe('')
})
