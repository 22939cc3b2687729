import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clinic, DIRECTORY, message, type Json } from './clinic.ts'

/** A lawful resource with a few of its values, keys and branches bent. */
const bent = fc.tuple(
  fc.constantFrom(message({ id: 'm1' }), message({ id: 'h', payload: null }), message({ status: 'entered-in-error' }), ...DIRECTORY),
  fc.array(
    fc.tuple(fc.nat(), fc.constantFrom('drop', 'value', 'wrap', 'rename', 'repeat'), fc.jsonValue({ maxDepth: 3 })),
    { minLength: 1, maxLength: 4 },
  ),
).map(([resource, changes]) => changes.reduce<Json>(
  (whole, [at, change, value]) => bend(whole, at, change, value), structuredClone(resource),
))

function bend(resource: Json, at: number, change: string, value: unknown): Json {
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      places.push({ holder: node as Record<string, unknown>, key })
      walk((node as Record<string, unknown>)[key])
    }
  }
  walk(resource)
  const place = places[at % Math.max(places.length, 1)]
  if (!place || place.key === 'resourceType') return resource
  const { holder, key } = place
  if (change === 'drop') delete holder[key]
  else if (change === 'value') holder[key] = value
  else if (change === 'wrap') holder[key] = [holder[key]]
  else if (change === 'rename' && !Array.isArray(holder)) holder[`${key}x`] = holder[key]
  else holder[key] = [holder[key], holder[key]]
  return resource
}

it('R67: whatever is bent, every resource is settled with a reason, and the totals add up', { timeout: 60_000 }, async () => {
  const { engine, receive } = await clinic()
  await fc.assert(
    fc.asyncProperty(bent, async (resource) => {
      if (typeof resource['resourceType'] !== 'string') return
      const [settled] = await receive([resource])
      expect(settled?.outcome).toMatch(/accepted|deduplicated|quarantined/)
      if (settled?.outcome === 'quarantined') expect(settled.reason.length).toBeGreaterThan(5)
    }),
    { numRuns: 1500 },
  )
  const { received, accepted, deduplicated, quarantined } = await engine.store.query('intakeTotals', {})
  expect(received).toBe(accepted + deduplicated + quarantined)
  for (const item of await engine.store.query('quarantine', { limit: 5000 })) expect(item.raw).not.toBeNull()
})
