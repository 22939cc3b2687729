import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Actor } from '#shared/domain/actor.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { watchFolder } from '#electron/intake/watchFolder.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { answerTo } from '#electron/portal/answerScript.ts'
import { startSamplePortal } from '#electron/portal/startSamplePortal.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import { testEngine } from '#test/helpers/engine.ts'

const NOW = Date.parse('2026-11-24T11:20:00-08:00')
const RIVERA: Actor = { kind: 'staff', id: 'staff-rivera', role: 'nurse', name: 'Marisol Rivera' }

it('D24: the sample clinic sends nothing old; a new reply is confirmed and the patient writes back', { timeout: 30_000 }, async () => {
  const { engine, setNow } = testEngine({ now: NOW })
  await fillSampleClinic({
    engine, setNow, now: NOW, hashPassphrase: async () => 'hash', resourcesDir: resolve(import.meta.dirname, '../../resources'),
  })
  const root = await mkdtemp(join(tmpdir(), 'sample-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const [inbound, outbound] = [join(root, 'in'), join(root, 'out')]
  await mkdir(inbound)
  const threads = (await engine.store.query('allThreads', { after: null, limit: 500 })).map((row) => row.state)
  const isFree = (each: ThreadState): boolean =>
    each.completion === 'open' && each.triage === 'routed' && each.tier === null && each.pool !== 'physicians'
  const thread = threads.find(isFree)
  if (!thread) throw new Error('the sample clinic has no thread to claim')
  const { threadId } = thread
  const text = 'Since when do you have it?'
  const replyId = Array.from({ length: 200 }, (_, n) => `reply-${n}`).find((id) => answerTo(
    { replyId: id, patient: `Patient/${thread.patientId}`, text }, 1,
  ) !== null) ?? ''

  const watched = await watchFolder(engine, inbound, { stableMs: 30, rescanMs: 200 })
  const outbox = await startOutbox(engine, outbound)
  await new Promise((done) => setTimeout(done, 150))
  const queued = threads.flatMap((each) => each.replies).filter((reply) => reply.delivery === 'queued').length
  expect((await readdir(outbound)).length).toBeLessThanOrEqual(queued)

  const portal = await startSamplePortal({ inbound, outbound, clock: engine.clock, confirmMs: [10, 20], answerMs: [30, 60], pollMs: 20 })
  onTestFinished(async () => {
    await portal.stop()
    await outbox.stop()
    await watched.close()
  })
  await engine.handle({ threadId, command: { type: 'claimThread' }, actor: RIVERA, commandId: 'claim' })
  await engine.handle({
    threadId, actor: RIVERA, commandId: 'reply', command: {
      type: 'replyToPatient', replyId, textHash: '', templateId: null, asksPatient: true, seenVersion: 9999,
    },
    messages: [
      {
        messageId: replyId, threadId, kind: 'staff', sender: { kind: 'staff', staffId: RIVERA.id }, authorId: RIVERA.id,
        authorRole: 'nurse', subject: '', body: text, textHash: '', attachments: [], sentAt: null, receivedAt: NOW,
      },
    ],
  })
  setNow(NOW + 11_000)
  await sweep(engine)
  await vi.waitFor(async () => {
    const messages = await engine.store.query('messages', { threadId })
    expect(messages.filter((message) => message.kind === 'patient').length).toBeGreaterThan(1)
  }, { timeout: 15_000 })
  const after = (await engine.store.query('allThreads', { after: null, limit: 500 })).find((row) => row.state.threadId === threadId)?.state
  expect(after?.replies.at(-1)?.delivery).toBe('delivered')
  // Nothing that the portal sends is set aside; the one item is the sample's own (S5).
  expect((await engine.store.query('quarantine', { limit: 5 })).filter((item) => item.source !== 'sample')).toEqual([])
})
