import { readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { rebuild } from '#electron/engine/rebuild.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { MONDAY_10 } from '#test/helpers/builders.ts'
import { ackingEngine, ackingTooEarly } from './ackingEngine.ts'
import type { Ack } from './acks.ts'
import { sitDown, type Desk } from './desk.ts'
import { engineOn, openQueue, type Synchronous } from './queue.ts'
import { seededRandom } from './random.ts'
import { furnish, work } from './workload.ts'

/** What the parent asks for, as one line on standard input. The process is warm before and opens the queue after it. */
export interface WorkerOrder {
  readonly folder: string
  readonly seed: number
  readonly tag: string
  /** Ms after MONDAY_10 at which the clock of this run starts. */
  readonly clockMs: number
  /** How often the queue is opened, worked on and closed, and the steps between; null: once, until killed. */
  readonly rounds: { readonly count: number; readonly steps: number } | null
  readonly ackEarly: boolean
  readonly synchronous: Synchronous
  readonly create: boolean
  /** Rebuilds the rows in the second round and makes a backup at the end. */
  readonly maintain: boolean
  /** Says when the store refuses to write and goes on asking, as people do who press the button again. */
  readonly carryOn: boolean
}

const say = (ack: Ack): void => void writeSync(1, `${JSON.stringify(ack)}\n`)

/** Blocks until a whole line came. */
function readLine(): string {
  const byte = Buffer.alloc(1)
  const bytes: number[] = []
  while (readSync(0, byte) === 1 && byte[0] !== 0x0a) bytes.push(byte[0] ?? 0)
  return Buffer.from(bytes).toString('utf8')
}

/** Works a while in memory, so that the few milliseconds of its life are not spent on compiling the engine. */
async function warmUp(): Promise<void> {
  const { engine, setNow } = engineOn(createMemoryStore(), MONDAY_10)
  const desk = sitDown({ engine, random: seededRandom(1), tag: 'warm', say: () => {}, now: MONDAY_10, setNow })
  await furnish(desk)
  for (let step = 0; step < 60; step += 1) await work(desk)
}

async function run(order: WorkerOrder): Promise<void> {
  const random = seededRandom(order.seed)
  let before: Desk | null = null
  for (let round = 0; round < (order.rounds?.count ?? 1); round += 1) {
    const now: number = before?.now ?? MONDAY_10 + order.clockMs
    const create = order.create && round === 0
    const { store, engine, setNow } = await openQueue(order.folder, { create, now, synchronous: order.synchronous })
    say({ kind: 'opened' })
    const acking = (order.ackEarly ? ackingTooEarly : ackingEngine)(engine, say)
    const desk: Desk = { ...sitDown({ engine: acking, random, tag: order.tag, say, now, setNow }), counter: before?.counter ?? 0 }
    await furnish(desk)
    // Some threads of earlier runs, with whatever was left half done in them.
    const left = await store.query('allThreads', { after: `t-${random.below(10)}`, limit: 10 })
    desk.threads.push(...left.map(({ state }) => state.threadId))
    for (let step = 0; order.rounds === null || step < order.rounds.steps; step += 1) {
      await (order.carryOn ? orSayFault(work(desk)) : work(desk))
    }
    if (order.maintain && round === 1) await rebuild(engine)
    if (order.maintain && round === (order.rounds?.count ?? 1) - 1) {
      await store.backUpTo(join(order.folder, 'backup.db'))
      say({ kind: 'backup', file: 'backup.db' })
    }
    before = desk
    await (order.carryOn ? orSayFault(store.close()) : store.close())
  }
}

async function orSayFault(done: Promise<void>): Promise<void> {
  try {
    await done
  } catch (error) {
    if (!(error instanceof ProfileRefused)) throw error
    say({ kind: 'fault', code: error.code })
  }
}

await warmUp()
const line = readLine()
if (line !== '') {
  const order = JSON.parse(line) as WorkerOrder
  await (order.carryOn ? orSayFault(run(order)) : run(order))
}
