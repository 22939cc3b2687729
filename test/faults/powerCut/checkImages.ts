import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { verify } from '#electron/engine/verify.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { MONDAY_10 } from '#test/helpers/builders.ts'
import { parseAcks, type Ack } from '../acks.ts'
import { lostAcks } from '../checkQueue.ts'
import { FAULT_KEY, openQueue } from '../queue.ts'
import type { Random } from '../random.ts'
import { Disk, POWER_CUTS, type PowerCut } from './disk.ts'
import type { Operation } from './operations.ts'

export interface ImageResults {
  images: number
  /** Images that do not open, or whose rows and chain do not hold. */
  corrupt: number
  /** Images in which something is missing that was said to be done. */
  lost: number
  /** The first few findings, with operation and kind of cut. */
  readonly findings: string[]
}

/**
 * Cuts the power at `count` moments after the queue was first open, and looks at what is left: at the very end, at random,
 * and as often at what is rare: checkpoints, syncs, names that come and go.
 */
export async function checkImages(operations: readonly Operation[], count: number, random: Random, scratch: string): Promise<ImageResults> {
  const first = operations.findIndex((operation) => operation.kind === 'say') + 1
  if (first === 0) throw new Error('the recorded worker never opened its queue')
  const rare = operations.flatMap((operation, index) => (index >= first && !isUsual(operation) ? [index] : []))
  const moment = (index: number): number => {
    if (index < POWER_CUTS.length) return operations.length - 1
    return (random.chance(0.5) ? random.pick(rare) : undefined) ?? first + random.below(operations.length - first)
  }
  const planned = Array.from({ length: count }, (_, index) => ({ at: moment(index), cut: POWER_CUTS[index % POWER_CUTS.length] ?? 'lost' }))
  const cuts = planned.toSorted((a, b) => a.at - b.at)
  const disk = new Disk()
  const results: ImageResults = { images: 0, corrupt: 0, lost: 0, findings: [] }
  let said = ''
  let taken = 0
  for (const [index, operation] of operations.entries()) {
    disk.apply(operation)
    if (operation.kind === 'say') said += operation.text
    for (let next = cuts[taken]; next?.at === index; next = cuts[taken]) {
      taken += 1
      const found = await checkImage(disk.image(next.cut, random), parseAcks(said), scratch)
      results.images += 1
      if (found.corrupt !== null) results.corrupt += 1
      if (found.lost.length > 0) results.lost += 1
      note(results, index, next.cut, [...(found.corrupt === null ? [] : [found.corrupt]), ...found.lost])
    }
  }
  return results
}

/** A page of a transaction on its way into the log file: most of what there is. */
const isUsual = (operation: Operation): boolean => operation.kind === 'write' && operation.path.endsWith('-wal') && operation.offset > 0

function note(results: ImageResults, index: number, cut: PowerCut, problems: readonly string[]): void {
  if (problems.length === 0 || results.findings.length >= 10) return
  results.findings.push(`operation ${index}, ${cut}: ${problems.slice(0, 3).join('; ')}`)
}

interface Findings {
  readonly corrupt: string | null
  readonly lost: string[]
}

/** Opens what the power cut left as the program does, with every check that it has. */
async function checkImage(image: ReadonlyMap<string, Buffer>, acks: readonly Ack[], scratch: string): Promise<Findings> {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch)
  // Shared memory is not on the disk in any sense: the first connection makes it anew.
  for (const [path, bytes] of image) if (!path.endsWith('-shm')) writeFileSync(join(scratch, basename(path)), bytes)
  try {
    const { store, engine } = await openQueue(scratch, { create: false, now: MONDAY_10 })
    try {
      const { problems } = await verify(engine)
      return { corrupt: problems[0] ?? null, lost: [...(await lostAcks(store, acks)), ...(await lostBackups(acks, scratch))] }
    } finally {
      await store.close()
    }
  } catch (error) {
    return { corrupt: error instanceof Error ? error.message : String(error), lost: [] }
  }
}

/** A backup that was said to be done opens and holds everything that was said before it. */
async function lostBackups(acks: readonly Ack[], scratch: string): Promise<string[]> {
  const lost: string[] = []
  for (const [index, ack] of acks.entries()) {
    if (ack.kind !== 'backup') continue
    try {
      const store = await openSqliteStore({ file: join(scratch, ack.file), key: FAULT_KEY, create: false })
      lost.push(...(await lostAcks(store, acks.slice(0, index))).map((what) => `backup: ${what}`))
      await store.close()
    } catch (error) {
      lost.push(`backup: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return lost
}
