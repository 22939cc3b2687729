import { readdir } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { replies, stopLater } from '#test/outbox/clinicReplies.ts'
import { clinic, message } from '#test/intake/clinic.ts'

it('D22: everything that comes in ends accepted, deduplicated or quarantined with a reason, and the sum holds', async () => {
  const { engine, receive } = await clinic()
  const before = await engine.store.query('intakeTotals', {})
  const plain = message({ id: 'one' })
  await receive([plain, plain, message({ id: 'nobody', subject: { reference: 'Patient/nobody' }, sender: { reference: 'Patient/nobody' } }), { resourceType: 'Communication' }])
  const after = await engine.store.query('intakeTotals', {})
  const grown = { accepted: after.accepted - before.accepted, deduplicated: after.deduplicated - before.deduplicated, quarantined: after.quarantined - before.quarantined }
  expect(grown).toEqual({ accepted: 1, deduplicated: 1, quarantined: 2 })
  expect(after.received - before.received).toBe(4)
  const quarantine = await engine.store.query('quarantine', { limit: 10 })
  expect(quarantine.every((item) => item.reason !== null && item.reason !== '' && item.raw !== null)).toBe(true)
})

it('D22: a reply is handed over at least once under one id, also when the first try fails', async () => {
  const made = await replies(1)
  const [threadId = ''] = made.threads
  const tried: string[] = []
  let fails = 1
  stopLater(await startOutbox(made.engine, made.folder, {
    write: async (path) => {
      tried.push(path)
      if (fails > 0) {
        fails -= 1
        throw Object.assign(new Error('no such folder'), { code: 'EIO' })
      }
    },
  }))
  await made.reply(threadId, 'r1')
  await made.deliveries(threadId, 'r1', 'sending')
  await vi.waitFor(() => expect(tried.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 })
  expect(new Set(tried).size).toBe(1)
  expect(await readdir(made.folder)).toEqual([])
})
