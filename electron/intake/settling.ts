import type { Part } from './fhir/bundle.ts'
import { settleResource } from './fhir/settleResource.ts'
import { urgencyOf, urgencyWords } from './urgency.ts'
import type { Desk, ItemFacts } from './desk.ts'
import { IntakeRefused } from './refusal.ts'
import { sha256, sourceIdOf } from './received.ts'
import type { Settlement } from './settlement.ts'

export type Settled = (part: Part, settlement: Settlement) => void

/** Resources that wait for what may come later: kept at most, so that memory is bounded. */
const MOST_WAITING = 20_000

/**
 * Settles parts in order. What refers to something unknown waits until the end and is tried again, as long as that
 * helps; only then is it quarantined. Every part ends accepted, deduplicated or quarantined (D22).
 */
export function createSettling(desk: Desk, settled: Settled): { take(parts: readonly Part[]): Promise<void>; finish(): Promise<void> } {
  let waiting: Part[] = []

  async function attempt(part: Part): Promise<boolean> {
    try {
      if (!('received' in part)) throw part.refused
      settled(part, await settleResource(desk, part.received))
      return true
    } catch (error) {
      if (!(error instanceof IntakeRefused)) throw error
      if (error.code === 'not-found' && 'received' in part && waiting.length < MOST_WAITING) return false
      settled(part, await quarantine(desk, part, error))
      return true
    }
  }

  async function retryWaiting(): Promise<void> {
    for (let before = -1; waiting.length > 0 && waiting.length !== before;) {
      before = waiting.length
      const tried = waiting
      waiting = []
      const still: Part[] = []
      for (const part of tried) if (!(await attempt(part))) still.push(part)
      // Backwards the next time: the newest message first is the usual wrong order.
      waiting = still.toReversed()
    }
  }

  return {
    async take(parts) {
      for (const part of parts) if (!(await attempt(part))) waiting.push(part)
    },
    async finish() {
      await retryWaiting()
      const left = waiting
      waiting = []
      for (const part of left) {
        try {
          if ('received' in part) settled(part, await settleResource(desk, part.received))
        } catch (error) {
          if (!(error instanceof IntakeRefused)) throw error
          settled(part, await quarantine(desk, part, error))
        }
      }
      await desk.flush()
    },
  }
}

/** Books a part as quarantined, whole, with a reason in plain words. The same again is deduplicated. */
export async function quarantine(desk: Desk, part: Part, error: IntakeRefused): Promise<Settlement> {
  const received = 'received' in part ? part.received : null
  const raw = 'received' in part ? part.received.raw : part.raw
  const tier = urgencyOf(desk.engine, received, raw)
  const reason = `${urgencyWords(tier)}${error.message}`
  const facts: ItemFacts = {
    sourceId: received?.resourceType === 'Communication' ? sourceIdOf(received) : null,
    fingerprint: sha256(raw),
    resourceType: received?.resourceType ?? 'Unreadable',
    outcome: 'quarantined',
    reasonCode: error.code,
    reason,
    raw,
    threadId: null,
    messageId: null,
  }
  const isNew = await desk.quarantine(facts, { field: error.data.expression, tier })
  if (!isNew) return { outcome: 'deduplicated', threadId: null, messageId: null }
  return { outcome: 'quarantined', code: error.code, reason, expression: error.data.expression }
}
