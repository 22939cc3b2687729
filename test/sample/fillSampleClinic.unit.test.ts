import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { verify } from '#electron/engine/verify.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import { COMPLETION_STATES, DELIVERY_STATES, TRIAGE_STATES } from '#shared/domain/thread/state.ts'
import { pack } from '#test/helpers/builders.ts'
import { testEngine } from '#test/helpers/engine.ts'

const NOW = Date.parse('2026-11-24T11:20:00-08:00')
const passing = new Set(['received', 'screened', 'flagged', 'awaitingRoute'])

async function filled() {
  const { engine, setNow } = testEngine({ now: NOW })
  await fillSampleClinic({ engine, setNow, now: NOW, hashPassphrase: async () => 'hash', resourcesDir: resolve(import.meta.dirname, '../../resources') })
  const threads = (await engine.store.query('allThreads', { after: null, limit: 500 })).map((row) => row.state)
  return { engine, threads }
}

it('D24: the sample clinic shows every pool and every state that lasts, with clocks at every stage', { timeout: 30_000 }, async () => {
  const { threads } = await filled()
  expect(new Set(threads.map((thread) => thread.pool))).toEqual(new Set(pack.pools.map((pool) => pool.id).filter((id) => threads.some((thread) => thread.pool === id))))
  expect(new Set(threads.map((thread) => thread.triage))).toEqual(new Set(TRIAGE_STATES.filter((state) => !passing.has(state))))
  expect(new Set(threads.map((thread) => thread.completion))).toEqual(new Set(COMPLETION_STATES))
  const clocks = threads.flatMap((thread) => thread.clocks)
  expect(new Set(clocks.map((clock) => clock.status))).toEqual(new Set(['running', 'warned', 'breached', 'paused', 'met']))
  const deliveries = new Set(threads.flatMap((thread) => thread.replies.map((reply) => reply.delivery)))
  for (const status of DELIVERY_STATES.filter((state) => !['sending', 'withdrawn', 'failed'].includes(state))) expect(deliveries).toContain(status)
  expect(threads.some((thread) => thread.handOff !== null)).toBe(true)
  expect(threads.some((thread) => thread.snoozedUntil !== null)).toBe(true)
  expect(threads.some((thread) => thread.tier === 'D0' && thread.assignee === null && thread.firstLookedAt === null)).toBe(true)
})

it('R22: what the sample made is whole: chain, rows, texts, and received = accepted + the one set aside', { timeout: 30_000 }, async () => {
  const { engine, threads } = await filled()
  expect((await verify(engine)).problems).toEqual([])
  expect(await engine.store.query('intakeTotals', {})).toMatchObject({ received: threads.length + 1, accepted: threads.length, quarantined: 1 })
})
