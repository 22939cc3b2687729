import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem, Store } from '#electron/engine/ports/store.ts'
import { verify } from '#electron/engine/verify.ts'
import { commandsOf, KEPT, type Ack, type CommandAck } from './acks.ts'

export interface Checked {
  /** Acked and not there: each is a lost message, claim or answer. */
  readonly lost: string[]
  /** Half-states, broken chain, totals that do not add up. */
  readonly wrong: string[]
  readonly head: Head
}
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** Compares a reopened queue with what was said before it died. `before`: the head when it was last looked at. */
export async function checkQueue(engine: Pick<Engine, 'store'>, acks: readonly Ack[], before: Head | null): Promise<Checked> {
  const { store } = engine
  const wrong = [...(await verify(engine)).problems, ...(await checkConservation(store))]
  const head = await store.query('head', {})
  if (before !== null && before.seq > 0) {
    const [event] = await store.readEvents({ afterSeq: before.seq - 1, limit: 1 })
    if (event?.hash !== before.hash) wrong.push(`event ${before.seq} is not the one that was there before`)
  }
  return { lost: await lostAcks(store, acks), wrong, head }
}

/** R22: received = accepted + deduplicated + quarantined, and everything accepted is in a thread. */
async function checkConservation(store: Store): Promise<string[]> {
  const wrong: string[] = []
  const totals = await store.query('intakeTotals', {})
  const settled = totals.accepted + totals.deduplicated + totals.quarantined
  if (totals.received !== settled) wrong.push(`received ${JSON.stringify(totals)} does not add up`)
  const seen = new Set<string>()
  let counted = 0
  for (let after: string | null = null; ;) {
    const items: IntakeItem[] = await store.query('intakeItems', { afterItemId: after, limit: 500 })
    const last = items.at(-1)
    if (!last) break
    after = last.itemId
    counted += items.length
    for (const item of items) {
      if (item.outcome === 'quarantined' || item.messageId === null) continue
      const threadId = await store.query('threadOfMessage', { messageId: item.messageId })
      if (threadId === undefined || threadId !== item.threadId) wrong.push(`intake item ${item.itemId}: its message is in no thread`)
      if (item.outcome !== 'accepted' || item.sourceId === null) continue
      if (seen.has(item.sourceId)) wrong.push(`source ${item.sourceId} was accepted twice`)
      seen.add(item.sourceId)
    }
  }
  if (counted !== totals.received) wrong.push(`${counted} intake items, and ${totals.received} received`)
  return wrong
}

/** Everything that was said and is not there. */
export async function lostAcks(store: Store, acks: readonly Ack[]): Promise<string[]> {
  const lost: string[] = []
  for (const ack of commandsOf(acks)) if (!(await isThere(store, ack))) lost.push(`${ack.type} ${ack.commandId}`)
  const most = (kind: Ack['kind']): number => Math.max(0, ...acks.map((ack) => (ack.kind === kind && 'number' in ack ? ack.number : 0)))
  const draft = await store.query('draft', { threadId: KEPT.threadId, staffId: KEPT.staffId, mode: 'reply' })
  if (Number(draft?.body ?? 0) < most('draft')) lost.push('draft')
  if ((await store.query('checkpoint', { reader: KEPT.reader })) < most('checkpoint')) lost.push('checkpoint')
  return lost
}

async function isThere(store: Store, ack: CommandAck): Promise<boolean> {
  const seq = await store.query('commandSeq', { commandId: ack.commandId })
  if (seq === undefined || (ack.seq !== null && seq !== ack.seq)) return false
  for (const messageId of ack.messages) if (!(await store.query('message', { messageId }))) return false
  for (const itemId of ack.items) {
    const [item] = await store.query('intakeItems', { afterItemId: itemBefore(itemId), limit: 1 })
    if (item?.itemId !== itemId) return false
  }
  return true
}

/** A cursor just before this id: item ids of the workload are ASCII and end in a digit. */
const itemBefore = (itemId: string): string => `${itemId.slice(0, -1)}${String.fromCharCode(itemId.charCodeAt(itemId.length - 1) - 1)}~`
