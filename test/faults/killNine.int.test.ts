import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE, MONDAY_10 } from '#test/helpers/builders.ts'
import { commandsOf, type Ack } from './acks.ts'
import { checkQueue, lostAcks, type Head } from './checkQueue.ts'
import { openQueue } from './queue.ts'
import { runSeed, runSize, seededRandom, type Random } from './random.ts'
import type { WorkerOrder } from './worker.ts'
import { fillCache, startWorker, usualOrder, type Kill } from './workerProcess.ts'

const CYCLES = runSize('FAULT_CYCLES', 60)
const SEED = runSeed()
const LONGEST_MS = 60

/**
 * Of five kills, two come at a random moment of the first 60 ms, two after a random number of acks, since a busy machine
 * does little in 60 ms, and one while the queue opens, so that recovery itself is cut off.
 */
function killAt(random: Random, cycle: number): Kill {
  const way = random.below(5)
  if (way === 0 && cycle > 1) return { acks: 0, ms: random.next() * LONGEST_MS }
  // The first line says that the queue is open.
  return way <= 2 ? { acks: 2, ms: random.next() * LONGEST_MS } : { acks: 3 + random.below(24), ms: random.next() * 4 }
}

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wellthread-kill-'))
  await fillCache(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function makeQueue(name: string): Promise<string> {
  const made = join(folder, name)
  mkdirSync(made)
  const { store } = await openQueue(made, { create: true, now: MONDAY_10 })
  await store.close()
  return made
}

const order = (queue: string, cycle: number, changes: Partial<WorkerOrder> = {}): WorkerOrder => ({
  ...usualOrder(queue, SEED + cycle), tag: String(cycle), clockMs: cycle * 10 * MINUTE, ...changes,
})

describe('kill -9', () => {
  it('R90: a program that says "done" before its commit is caught', async () => {
    const queue = await makeQueue('early')
    const random = seededRandom(SEED)
    let lost = 0
    let cycles = 0
    while (lost === 0 && cycles < 20) {
      cycles += 1
      const kill = { acks: 2, ms: random.next() * LONGEST_MS }
      const acks = await startWorker(folder).runAndKill(order(queue, cycles, { ackEarly: true }), kill)
      const { store } = await openQueue(queue, { create: false, now: MONDAY_10 })
      lost += (await lostAcks(store, acks)).length
      await store.close()
    }
    console.log(`kill -9 control: seed ${SEED}, ${cycles} cycles, ${lost} early acks lost`)
    expect(lost).toBeGreaterThan(0)
  }, 60_000)

  it('R1: nothing that was said to be done is lost when the program is killed', async () => {
    const queue = await makeQueue('queue')
    const random = seededRandom(SEED)
    const all: Ack[] = []
    const lost: string[] = []
    const wrong: string[] = []
    let head: Head | null = null
    let opening = 0
    // Two load while one works and the queue of the one before is checked.
    const warm = [startWorker(folder), startWorker(folder)]
    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      const worker = warm.shift() ?? startWorker(folder)
      if (cycle + warm.length < CYCLES) warm.push(startWorker(folder))
      const acks = await worker.runAndKill(order(queue, cycle), killAt(random, cycle))
      if (commandsOf(acks).length === 0) opening += 1
      all.push(...acks)
      const { store, engine } = await openQueue(queue, { create: false, now: MONDAY_10 })
      const checked = await checkQueue(engine, acks, head)
      head = checked.head
      lost.push(...checked.lost.map((what) => `cycle ${cycle}: ${what}`))
      wrong.push(...checked.wrong.map((what) => `cycle ${cycle}: ${what}`))
      await store.close()
    }
    await Promise.all(warm.map((worker) => worker.dismiss()))
    const { store } = await openQueue(queue, { create: false, now: MONDAY_10 })
    const atTheEnd = await lostAcks(store, all)
    const totals = await store.query('intakeTotals', {})
    await store.close()
    const acks = commandsOf(all).length
    console.log(
      `kill -9: seed ${SEED}, ${CYCLES} cycles (${opening} killed before the first command), ${acks} acks, ` +
        `${lost.length + atTheEnd.length} lost, ${head?.seq ?? 0} events, intake ${JSON.stringify(totals)}`,
    )
    expect({ lost, wrong, atTheEnd }).toEqual({ lost: [], wrong: [], atTheEnd: [] })
    expect(acks).toBeGreaterThan(CYCLES)
    expect(totals.received).toBe(totals.accepted + totals.deduplicated + totals.quarantined)
  }, 60_000 + CYCLES * 2_000)
})
