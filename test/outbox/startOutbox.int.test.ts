import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { startOutbox, type OutboxOptions } from '#electron/outbox/startOutbox.ts'
import { writeWhole } from '#electron/outbox/writeWhole.ts'
import { NURSE } from '#test/helpers/builders.ts'
import { replies, stopLater } from './clinicReplies.ts'

const FAST: OutboxOptions = { attempts: 4, baseMs: 5, capMs: 20, everyMs: 1 }
const fault = (code: string): Error => Object.assign(new Error(code), { code })

interface Written {
  readonly id: string
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly payload: readonly { readonly contentString: string }[]
  readonly [key: string]: unknown
}
async function written(folder: string): Promise<Written[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name): Promise<Written> => JSON.parse(await readFile(join(folder, name), 'utf8'))))
}
/** States and reasons that a thread's replies went through, from the log. */
async function steps(engine: Engine, threadId: string): Promise<unknown[]> {
  const events = (await engine.store.query('streamEvents', { streamId: `thread:${threadId}` })).map(decodeThreadEvent)
  return events.flatMap((event) => (event.type === 'DeliveryAdvanced' ? [[event.to, event.reason]] : []))
}
const exceptFirst = (path: string, text: string): Promise<void> =>
  text.includes('"r0"') ? Promise.reject(fault('EIO')) : writeWhole(path, text)
const valueOf = (request: Written): string => request.identifier[0]?.value ?? ''

describe('replies leave through the folder', () => {
  it('R18: a reply is a lawful CommunicationRequest, sending until its receipt comes', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1', 'With food, please.')
    stopLater(await startOutbox(engine, folder, FAST))
    await deliveries(threadId, 'r1', 'sending')
    expect(await written(folder)).toEqual([{
      resourceType: 'CommunicationRequest', id: 'r1', identifier: [{ system: 'urn:wellthread:message', value: 'r1' }],
      groupIdentifier: { system: 'urn:wellthread:thread', value: threadId }, status: 'active', priority: 'routine',
      subject: {
        reference: 'Patient/pa',
        identifier: { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, value: 'N1' },
      },
      about: [{ reference: 'Communication/q0' }], payload: [
        { contentString: 'With food, please.\n\nstaff-nurse, RN\nOakland Adult Medicine' },
      ], authoredOn: '2026-03-04T20:00:00.000Z',
      recipient: [{ reference: 'Patient/pa' }], sender: { reference: `Practitioner/${NURSE.id}`, display: `${NURSE.id}, RN` },
    }])
    expect((await readdir(folder)).filter((name) => name.includes('tmp'))).toEqual([])
  })

  it('R17: a crash between file and record writes the same reply again, under the same name and id', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1')
    const deaf: Engine = { ...engine, handle: () => new Promise(() => undefined) }
    void startOutbox(deaf, folder, FAST)
    await vi.waitFor(async () => expect(await written(folder)).toHaveLength(1))
    const [first] = await readdir(folder)
    stopLater(await startOutbox(engine, folder, FAST))
    await deliveries(threadId, 'r1', 'sending')
    expect(await readdir(folder)).toEqual([first])
  })

  it('R17, R19: under a folder and a store that fail at random, every reply arrives, in the order of its thread', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(8)
    let seed = 7
    const chance = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const arrived: string[] = []
    const write = async (path: string, text: string): Promise<void> => {
      if (chance() < 0.3) throw fault('EIO')
      await writeWhole(path, text)
      arrived.push(valueOf(JSON.parse(text)))
      if (chance() < 0.2) throw fault('EIO')
    }
    const shaky: Engine = {
      ...engine,
      handle: (input) => (chance() < 0.02 ? Promise.reject(new ProfileRefused('STORAGE_FAULT', 'fault')) : engine.handle(input)),
    }
    const all: [string, string][] = []
    let outbox = await startOutbox(shaky, folder, { ...FAST, attempts: 50, write })
    for (let round = 0; round < 5; round += 1) {
      for (const [index, threadId] of threads.entries()) {
        const replyId = `r${index}-${round}`
        await reply(threadId, replyId)
        all.push([threadId, replyId])
      }
      await outbox.stop()
      outbox = await startOutbox(shaky, folder, { ...FAST, attempts: 50, write })
    }
    stopLater(outbox)
    await Promise.all(all.map(([threadId, replyId]) => deliveries(threadId, replyId, 'sending')))
    expect(new Set(arrived).size).toBe(all.length)
    for (const index of threads.keys()) {
      const firsts = arrived.filter((id, at) => id.startsWith(`r${index}-`) && arrived.indexOf(id) === at)
      expect(firsts).toEqual(firsts.toSorted())
    }
    expect(new Set((await written(folder)).map(valueOf)).size).toBe(all.length)
  })

  it('R20: a folder that stays full ends in a dead letter that says why, and a retry by staff is taken up', async () => {
    const { engine, folder, threads, reply, state, deliveries } = await replies(1)
    const [threadId = ''] = threads
    let isFull = true
    let tries = 0
    const write = (path: string, text: string): Promise<void> => {
      tries += 1
      return isFull ? Promise.reject(fault('ENOSPC')) : writeWhole(path, text)
    }
    await reply(threadId, 'r1')
    stopLater(await startOutbox(engine, folder, { ...FAST, write }))
    await deliveries(threadId, 'r1', 'deadLetter')
    expect(tries).toBe(4)
    expect(await steps(engine, threadId)).toEqual([['sending', null], ['failed', 'folderFull'], ['deadLetter', 'folderFull']])
    isFull = false
    await engine.handle({ threadId, command: { type: 'retryDelivery', replyId: 'r1' }, actor: NURSE, commandId: 'again' })
    await deliveries(threadId, 'r1', 'sending')
    expect((await state(threadId, 'r1')).attempts).toBe(2)
    expect((await written(folder)).map(valueOf)).toEqual(['r1'])
  })

  it('R19: a thread whose reply cannot be written does not hold up the others', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(3)
    for (const [index, threadId] of threads.entries()) await reply(threadId, `r${index}`)
    stopLater(await startOutbox(engine, folder, { ...FAST, attempts: 1000, write: exceptFirst }))
    await deliveries(threads[1] ?? '', 'r1', 'sending')
    await deliveries(threads[2] ?? '', 'r2', 'sending')
  })

  it('the checkpoint never passes a reply that is not settled', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(2)
    const [blocked = '', free = ''] = threads
    await reply(blocked, 'r0')
    const { seq } = await engine.store.query('head', {})
    await reply(free, 'r1')
    const outbox = await startOutbox(engine, folder, { ...FAST, attempts: 1000, write: exceptFirst })
    await deliveries(free, 'r1', 'sending')
    await outbox.stop()
    expect(await engine.store.query('checkpoint', { reader: 'outbox' })).toBeLessThan(seq)
    stopLater(await startOutbox(engine, folder, FAST))
    await deliveries(blocked, 'r0', 'sending')
  })

  it('a reply that was taken back during its hold never leaves', async () => {
    const { engine, folder, threads, setNow } = await replies(1)
    const [threadId = ''] = threads
    stopLater(await startOutbox(engine, folder, FAST))
    await engine.handle({
      threadId, actor: NURSE, commandId: 'reply', command: {
        type: 'replyToPatient', replyId: 'r1', textHash: '', templateId: null, asksPatient: false, seenVersion: 9999,
      },
      messages: [
        {
          messageId: 'r1', threadId, kind: 'staff', sender: { kind: 'staff', staffId: NURSE.id }, authorId: NURSE.id,
          authorRole: 'nurse', subject: '', body: 'x', textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now(),
        },
      ],
    })
    await engine.handle({ threadId, actor: NURSE, commandId: 'undo', command: { type: 'withdrawReply', replyId: 'r1' } })
    setNow(engine.clock.now() + 60_000)
    await new Promise((done) => setTimeout(done, 100))
    expect(await written(folder)).toEqual([])
  })

  it('a text that is not what was committed is never sent', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1')
    const query: Engine['store']['query'] = async (name, params) => {
      const answer = await engine.store.query(name, params)
      return name === 'message' ? ({ ...(answer as object), body: 'Take ten times the dose.' } as typeof answer) : answer
    }
    stopLater(await startOutbox({ ...engine, store: { ...engine.store, query } }, folder, FAST))
    await deliveries(threadId, 'r1', 'deadLetter')
    expect(await written(folder)).toEqual([])
  })

  it('the folder may be missing for a while', async () => {
    const { engine, folder, threads, reply, deliveries } = await replies(1)
    const outside = join(folder, 'out')
    await writeFile(outside, 'a file is in the way')
    await reply(threads[0] ?? '', 'r1')
    stopLater(await startOutbox(engine, outside, { ...FAST, attempts: 1000 }))
    await new Promise((done) => setTimeout(done, 60))
    await rm(outside)
    await mkdir(outside)
    await deliveries(threads[0] ?? '', 'r1', 'sending')
  })
})
