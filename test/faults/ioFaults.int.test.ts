import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MONDAY_10 } from '#test/helpers/builders.ts'
import { commandsOf, type Ack } from './acks.ts'
import { checkQueue } from './checkQueue.ts'
import { openQueue, queueFile } from './queue.ts'
import { runSeed, runSize, seededRandom } from './random.ts'
import { hasStrace, needStrace } from './strace.ts'
import { fillCache, runUnder, usualOrder } from './workerProcess.ts'

const RUNS = runSize('FAULT_IO_RUNS', 6)
const SEED = runSeed()
const CALLS = ['pwrite64', 'fsync', 'ftruncate'] as const
const ERRORS = ['EIO', 'ENOSPC', 'EROFS'] as const
/** About as many of each call as the run makes, so that a fault may hit any of them. */
const MOST: Record<(typeof CALLS)[number], number> = { pwrite64: 1500, fsync: 60, ftruncate: 4 }

interface Fault {
  readonly call: (typeof CALLS)[number]
  readonly error: (typeof ERRORS)[number]
  readonly from: number
  /** This call only, or this one and all after it. */
  readonly forever: boolean
}

describe('input and output that fail', () => {
  let folder = ''
  let runs = 0
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wellthread-io-'))
    const made = join(folder, 'made')
    mkdirSync(made)
    const { store } = await openQueue(made, { create: true, now: MONDAY_10 })
    await store.close()
    if (hasStrace()) await fillCache(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Works on a fresh queue while calls on its files fail, then looks at what is there without faults. */
  async function run(fault: Fault, ackEarly: boolean): Promise<{ acks: Ack[]; lost: string[]; wrong: string[] }> {
    const queue = join(folder, `run-${(runs += 1)}`)
    cpSync(join(folder, 'made'), queue, { recursive: true })
    const file = queueFile(queue)
    const inject = `inject=${fault.call}:error=${fault.error}:when=${fault.from}${fault.forever ? '+' : ''}`
    const order = { ...usualOrder(queue, SEED + runs), rounds: { count: 2, steps: 25 }, carryOn: true, ackEarly }
    const what = ['-P', file, '-P', `${file}-wal`, '-e', `trace=${CALLS.join(',')}`, '-e', 'signal=none']
    const tool = ['strace', '-f', '-o', join(folder, 'strace.txt'), ...what, '-e', inject]
    const { acks, status, errors, timedOut } = runUnder(tool, order, folder)
    const ending = timedOut ? ['it hung'] : status === 0 ? [] : [`it ended with ${String(status)}: ${errors}`]
    const wrong = [...ending, ...ackedAfterFault(acks)]
    const { store, engine } = await openQueue(queue, { create: false, now: MONDAY_10 })
    const checked = await checkQueue(engine, acks, null)
    await store.close()
    rmSync(queue, { recursive: true, force: true })
    return { acks, lost: checked.lost, wrong: [...wrong, ...checked.wrong] }
  }

  it('R90: a program that says "done" before a write that fails is caught', async ({ task, skip }) => {
    needStrace({ task, skip })
    const { lost } = await run({ call: 'pwrite64', error: 'EIO', from: 400, forever: true }, true)
    expect(lost.length).toBeGreaterThan(0)
  })

  it('R4: a write or sync that fails loses nothing that was said to be done, and after it nothing more is said', async ({ task, skip }) => {
    needStrace({ task, skip })
    const random = seededRandom(SEED)
    const found: string[] = []
    let acked = 0
    let faults = 0
    for (let index = 0; index < RUNS; index += 1) {
      const call = CALLS[index % CALLS.length] ?? 'pwrite64'
      const anywhere = { call, error: random.pick(ERRORS) ?? 'EIO', from: 1 + random.below(MOST[call]), forever: random.chance(0.5) }
      // The first is one that no run can pass by.
      const fault: Fault = index === 0 ? { call: 'pwrite64', error: 'EIO', from: 1 + random.below(300), forever: true } : anywhere
      const { acks, lost, wrong } = await run(fault, false)
      acked += commandsOf(acks).length
      if (acks.some((ack) => ack.kind === 'fault')) faults += 1
      found.push(...[...lost.map((what) => `lost: ${what}`), ...wrong].map((what) => `${JSON.stringify(fault)}: ${what}`))
    }
    console.log(`failing calls: seed ${SEED}, ${RUNS} runs, ${faults} in which the store refused, ${acked} acks, ${found.length} findings`)
    expect(found).toEqual([])
    expect(faults).toBeGreaterThan(0)
  }, 60_000 + RUNS * 10_000)
})

/** A full disk may be writable again; after any other failed write or sync nothing is trusted until the file was reopened. */
function ackedAfterFault(acks: readonly Ack[]): string[] {
  let fault: string | null = null
  for (const ack of acks) {
    if (ack.kind === 'fault' && ack.code === 'STORAGE_FAULT') fault = ack.code
    // The next round opened the file anew.
    else if (ack.kind === 'opened') fault = null
    else if (ack.kind !== 'fault' && fault !== null) return [`${ack.kind} was said to be done after ${fault}`]
  }
  return []
}
