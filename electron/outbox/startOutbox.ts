import { mkdir } from 'node:fs/promises'
import { DomainError } from '#shared/domain/errors.ts'
import { THREAD_EVENT_NAMES, type EventOf } from '#shared/domain/thread/events.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { RecordedEvent } from '#electron/engine/ports/store.ts'
import { splitStream } from '#electron/engine/streams.ts'
import { fullJitter, pause } from './backoff.ts'
import { createCheckpoint } from './checkpoint.ts'
import { failureOf, loadReply, record, writeReply, type ReplyKey, type WriteFile } from './handOver.ts'
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

/** A reply left its hold or is tried again, or a try failed for good. */
const asksForWork = ({ from, to }: EventOf<'DeliveryAdvanced'>): boolean => to === 'failed' || (to === 'sending' && from !== 'sending')

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
    const key = { threadId, replyId: event.replyId }
    for (;;) {
      if (signal.aborted) throw new Error('the outbox stopped')
      try {
        return event.to === 'failed' ? await giveUp(key, event.reason) : await handOver(key)
      } catch (error) {
        engine.log.warn('outbox.storeFailed', { code: error instanceof DomainError ? error.code : 'unexpected' })
        await pause(Math.min(AGAIN_MS, capMs), signal)
      }
    }
  }

  async function giveUp(key: ReplyKey, reason: string | null): Promise<void> {
    const found = await loadReply(engine, key)
    if (found?.reply.delivery === 'failed') await record(engine, key, 'gaveUp', reason)
  }

  async function handOver(key: ReplyKey): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      await pacer.turn(attempt > 1, signal)
      const failure = await tryOnce(key, attempt)
      if (failure === null) return
      if (attempt >= attempts && !signal.aborted) return await record(engine, key, 'failed', failure)
      await pause(fullJitter(attempt, random, baseMs, capMs), signal)
    }
    throw new Error('the outbox stopped')
  }

  /** Null when the reply lies in the folder, or never will, and the log says so; else what is wrong with the folder. */
  async function tryOnce(key: ReplyKey, attempt: number): Promise<string | null> {
    if (signal.aborted) return 'stopped'
    let written: Awaited<ReturnType<typeof writeReply>>
    try {
      written = await writeReply(engine, folder, key, write)
      pacer.tried(true)
    } catch (error) {
      if (error instanceof DomainError) throw error
      pacer.tried(false)
      engine.log.warn('outbox.tryAgain', { attempt, code: failureOf(error) })
      return failureOf(error)
    }
    await record(engine, key, written === 'done' ? 'handedOver' : 'failed', written === 'done' ? null : written)
    return null
  }

  function take(event: RecordedEvent): void {
    const delivery = event.type === DELIVERY ? decodeThreadEvent(event) : null
    if (delivery?.type !== 'DeliveryAdvanced' || !asksForWork(delivery)) return checkpoint.pass(event.seq)
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
        await pause(Math.min(AGAIN_MS, capMs), signal)
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
