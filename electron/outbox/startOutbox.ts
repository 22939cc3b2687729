import { mkdir } from 'node:fs/promises'
import { DomainError } from '#shared/domain/errors.ts'
import { THREAD_EVENT_NAMES, type EventOf } from '#shared/domain/thread/events.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { RecordedEvent } from '#electron/engine/ports/store.ts'
import { splitStream } from '#electron/engine/streams.ts'
import { fullJitter, pause } from './backoff.ts'
import { createCheckpoint } from './checkpoint.ts'
import { failureOf, loadReply, record, writeReply, type WriteFile } from './handOver.ts'
import { createPacer } from './pacer.ts'
import { writeWhole } from './writeWhole.ts'

export interface OutboxOptions {
  /** Tries before a reply becomes a dead letter. */
  readonly attempts?: number
  readonly baseMs?: number
  readonly capMs?: number
  /** Least time between two tries while the folder is down, all replies together. */
  readonly everyMs?: number
  readonly random?: () => number
  readonly write?: WriteFile
}
export interface Outbox {
  /** Stops reading; what is not handed over by then is taken up at the next start. */
  stop(): Promise<void>
}

/** Wait after a fault of the store. */
const AGAIN_MS = 5_000
const DELIVERY = THREAD_EVENT_NAMES.DeliveryAdvanced

/**
 * Hands released replies over to the portal, through files in a folder: at least once, in the order of the thread, under
 * ids that never change (R17, R19). Reads the log from its own checkpoint, which moves only past what is settled. A
 * folder that cannot be written is tried again with full jitter; after the last try the reply is a dead letter that
 * somebody sees (R20). While it is tried it is shown as sending: `failed` is said only when no file can have arrived (R18).
 */
export async function startOutbox(engine: Engine, folder: string, options: OutboxOptions = {}): Promise<Outbox> {
  const { attempts = 12, baseMs = 500, capMs = 60_000, everyMs = 200, random = Math.random, write = writeWhole } = options
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  const stopping = new AbortController()
  const { signal } = stopping
  const checkpoint = await createCheckpoint(engine, 'outbox')
  const pacer = createPacer(everyMs)
  const chains = new Map<string, Promise<void>>()

  /** Until it is settled or the outbox stops. A fault of the store says nothing of the folder: everything is looked at anew. */
  async function settle(threadId: string, event: EventOf<'DeliveryAdvanced'>): Promise<void> {
    for (;;) {
      if (signal.aborted) throw new Error('the outbox stopped')
      try {
        return event.to === 'failed' ? await giveUp(threadId, event) : await handOver(threadId, event.replyId)
      } catch (error) {
        engine.log.warn('outbox.storeFailed', { code: error instanceof DomainError ? error.code : 'unexpected' })
        await pause(AGAIN_MS, signal)
      }
    }
  }

  async function giveUp(threadId: string, { replyId, reason }: EventOf<'DeliveryAdvanced'>): Promise<void> {
    const found = await loadReply(engine, threadId, replyId)
    if (found?.reply.delivery === 'failed') await record(engine, threadId, replyId, 'gaveUp', reason)
  }

  async function handOver(threadId: string, replyId: string): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      await pacer.turn(attempt > 1, signal)
      const failure = await tryOnce(threadId, replyId, attempt)
      if (failure === null) return
      if (attempt >= attempts && !signal.aborted) return await record(engine, threadId, replyId, 'failed', failure)
      await pause(fullJitter(attempt, random, baseMs, capMs), signal)
    }
    throw new Error('the outbox stopped')
  }

  /** Null when the reply lies in the folder, or never will, and the log says so; else what is wrong with the folder. */
  async function tryOnce(threadId: string, replyId: string, attempt: number): Promise<string | null> {
    if (signal.aborted) return 'stopped'
    let written: Awaited<ReturnType<typeof writeReply>>
    try {
      written = await writeReply(engine, folder, threadId, replyId, write)
      pacer.tried(true)
    } catch (error) {
      if (error instanceof DomainError) throw error
      pacer.tried(false)
      engine.log.warn('outbox.tryAgain', { attempt, code: failureOf(error) })
      return failureOf(error)
    }
    await record(engine, threadId, replyId, written === 'done' ? 'handedOver' : 'failed', written === 'done' ? null : written)
    return null
  }

  function take(event: RecordedEvent): void {
    const delivery = event.type === DELIVERY ? decodeThreadEvent(event) : null
    const isOurs = delivery?.type === 'DeliveryAdvanced' && (delivery.to === 'failed' || (delivery.to === 'sending' && delivery.from !== 'sending'))
    if (!isOurs) return checkpoint.pass(event.seq)
    const threadId = splitStream(event.streamId).id
    checkpoint.hold(event.seq)
    const before = chains.get(threadId) ?? Promise.resolve()
    // After a fault the rest of the thread waits too: a later reply never overtakes an earlier one.
    const chain = before.then(() => settle(threadId, delivery)).then(() => checkpoint.release(event.seq))
    chains.set(threadId, chain)
    void chain.then(
      () => chains.get(threadId) === chain && chains.delete(threadId),
      () => signal.aborted || engine.log.error('outbox.stopped', { seq: event.seq }),
    )
  }

  const reading = (async () => {
    while (!signal.aborted) {
      try {
        for await (const event of engine.changes.events(checkpoint.last(), signal)) take(event)
      } catch {
        engine.log.error('outbox.readFailed')
        await pause(AGAIN_MS, signal)
      }
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await reading
      await Promise.allSettled(chains.values())
      await checkpoint.save()
    },
  }
}
