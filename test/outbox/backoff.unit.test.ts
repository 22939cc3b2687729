import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fullJitter } from '#electron/outbox/backoff.ts'
import { fileName } from '#electron/outbox/handOver.ts'
import { createPacer } from '#electron/outbox/pacer.ts'

it('R20: a wait is never negative, never above the cap, and uses the whole span', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.double({
      min: 0, max: 1, noNaN: true,
    }), fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 600_000 }), (attempt, random, base, cap) => {
      const wait = fullJitter(attempt, () => random, base, cap)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(cap)
    }),
    { numRuns: 20_000 },
  )
  expect(fullJitter(1, () => 0, 500, 60_000)).toBe(0)
  expect(fullJitter(4, () => 0.999, 500, 60_000)).toBe(3996)
})

it('R20: while the folder is down, tries of all replies together keep their distance', async () => {
  const pacer = createPacer(20)
  pacer.tried(false)
  const { signal } = new AbortController()
  const start = performance.now()
  await Promise.all(Array.from({ length: 6 }, () => pacer.turn(true, signal)))
  expect(performance.now() - start).toBeGreaterThanOrEqual(95)
  pacer.tried(true)
  const free = performance.now()
  await Promise.all(Array.from({ length: 50 }, () => pacer.turn(false, signal)))
  expect(performance.now() - free).toBeLessThan(20)
})

it('file names sort as replies left, and no reply id can lead out of the folder', () => {
  expect([
    fileName({ replyId: 'b', releaseAt: 999 }), fileName({ replyId: 'a', releaseAt: 1_700_000_000_000 }),
  ].toSorted()[0]).toContain('-b.json')
  for (const replyId of [
    '../../etc/passwd', 'a/b', 'x'.repeat(300), 'nul\u0000',
  ]) expect(fileName({ replyId, releaseAt: 1 })).toMatch(/^\d{15}-[0-9a-f]{32}\.json$/)
})
