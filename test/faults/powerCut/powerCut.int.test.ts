import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Synchronous } from '../queue.ts'
import { runSeed, runSize, seededRandom } from '../random.ts'
import { hasStrace, needStrace } from '../strace.ts'
import { fillCache } from '../workerProcess.ts'
import { checkImages, type ImageResults } from './checkImages.ts'
import { recordWorker } from './record.ts'

const IMAGES = runSize('FAULT_IMAGES', 300)
const CONTROL_IMAGES = 30
const SEED = runSeed()

describe('power cut', () => {
  let folder = ''
  beforeAll(async () => {
    // Images live in memory where there is such a place: they are made by the hundred.
    folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'wellthread-power-'))
    if (hasStrace()) await fillCache(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const ROUNDS = 2
  const run = async (synchronous: Synchronous, count: number, steps: number): Promise<ImageResults & { checkpoints: number }> => {
    const operations = recordWorker(folder, { seed: SEED, synchronous, rounds: { count: ROUNDS, steps } })
    const results = await checkImages(operations, count, seededRandom(SEED), join(folder, 'image'))
    const { images, corrupt, lost } = results
    const figures = `${operations.length} operations, ${images} images, ${corrupt} corrupt, ${lost} with lost acks`
    console.log(`power cut, synchronous=${synchronous}: seed ${SEED}, ${figures}`)
    // The log file starts again when its pages are in the queue file; at each opening, and on the way when it has grown.
    const starts = operations.filter((operation) => operation.kind === 'write' && operation.path.endsWith('-wal') && operation.offset === 0)
    return { ...results, checkpoints: starts.length - ROUNDS }
  }

  it('R90: a queue that never syncs is found corrupt, one that syncs too rarely is found with losses', async ({ task, skip }) => {
    needStrace({ task, skip })
    const off = await run('OFF', CONTROL_IMAGES, 25)
    expect(off.corrupt).toBeGreaterThan(0)
    const normal = await run('NORMAL', CONTROL_IMAGES, 25)
    expect(normal.lost).toBeGreaterThan(0)
  }, 120_000)

  it('R2: a power cut at any moment corrupts nothing and loses nothing that was said to be done', async ({ task, skip }) => {
    needStrace({ task, skip })
    const { images, corrupt, lost, findings, checkpoints } = await run('FULL', IMAGES, 110)
    expect({ images, corrupt, lost, findings }).toEqual({ images: IMAGES, corrupt: 0, lost: 0, findings: [] })
    expect(checkpoints).toBeGreaterThan(0)
  }, 60_000 + IMAGES * 1_000)
})
