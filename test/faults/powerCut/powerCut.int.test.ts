import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Synchronous } from '../queue.ts'
import { runSeed, runSize, seededRandom } from '../random.ts'
import { fillCache } from '../workerProcess.ts'
import { checkImages, type ImageResults } from './checkImages.ts'
import { hasStrace, recordWorker } from './record.ts'

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

  const run = async (synchronous: Synchronous, count: number): Promise<ImageResults> => {
    const recording = recordWorker(folder, { seed: SEED, synchronous, rounds: { count: 3, steps: 25 } })
    const results = await checkImages(recording, count, seededRandom(SEED), join(folder, 'image'))
    console.log(`power cut, synchronous=${synchronous}: seed ${SEED}, ${recording.operations.length} operations, ${results.images} images, ${results.corrupt} corrupt, ${results.lost} with lost acks`)
    return results
  }
  const needsStrace = (skip: (reason: string) => never): void => {
    if (!hasStrace()) skip('strace is not installed, so no system calls can be recorded: the power-cut model did not run')
  }

  it('R90: a queue that never syncs is found corrupt, one that syncs too rarely is found with losses', async ({ skip }) => {
    needsStrace(skip)
    const off = await run('OFF', CONTROL_IMAGES)
    expect(off.corrupt).toBeGreaterThan(0)
    const normal = await run('NORMAL', CONTROL_IMAGES)
    expect(normal.lost).toBeGreaterThan(0)
  }, 120_000)

  it('R2: a power cut at any moment corrupts nothing and loses nothing that was said to be done', async ({ skip }) => {
    needsStrace(skip)
    const { images, corrupt, lost, findings } = await run('FULL', IMAGES)
    expect({ images, corrupt, lost, findings }).toEqual({ images: IMAGES, corrupt: 0, lost: 0, findings: [] })
  }, 60_000 + IMAGES * 1_000)
})
