import { describe, expect, it } from 'vitest'
import type { ReachedStep } from '#electron/engine/waitingFlags.ts'
import { createRedFlagNotices, NOTICE_TEXT } from '#electron/main/redFlagNotices.ts'

const step = (threadId: string, name: ReachedStep['step'], clockId = 'firstLook-1'): ReachedStep => ({ threadId, clockId, step: name, tier: 'D0' })

function desktop() {
  const world = { steps: [] as ReachedStep[], isWatched: false, told: 0 }
  const notices = createRedFlagNotices({ reached: async () => world.steps, isWatched: () => world.isWatched, notify: () => (world.told += 1) })
  return { world, look: notices.look }
}

describe('D8: the operating system tells of red flags', () => {
  it('once a thread and step, and again when a ladder starts anew', async () => {
    const { world, look } = desktop()
    world.steps = [step('t1', 'pool')]
    await look()
    await look()
    expect(world.told).toBe(1)
    world.steps = [step('t1', 'pool'), step('t1', 'supervisor'), step('t2', 'pool')]
    await look()
    expect(world.told).toBe(3)
    world.steps = [step('t1', 'pool', 'firstLook-2')]
    await look()
    expect(world.told).toBe(4)
  })
  it('not while a signed-in window is in front, whose strip says it', async () => {
    const { world, look } = desktop()
    world.isWatched = true
    world.steps = [step('t1', 'pool')]
    await look()
    world.isWatched = false
    await look()
    expect(world.told).toBe(0)
    world.steps = [step('t1', 'pool'), step('t1', 'supervisor')]
    await look()
    expect(world.told).toBe(1)
  })
  it('S10: says one neutral sentence', () => {
    expect(NOTICE_TEXT).toEqual({ title: 'Wellthread', body: 'A red flag is waiting in Wellthread.' })
  })
})
