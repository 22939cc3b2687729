/** Numbers that look random and come back the same from the same seed (mulberry32). */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number
  /** Whole number, 0 ≤ n < `below`. */
  below(below: number): number
  chance(probability: number): boolean
  /** Undefined only for an empty list. */
  pick<Item>(items: readonly Item[]): Item | undefined
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { next, below, chance: (probability) => next() < probability, pick: (items) => items[below(items.length)] }
}

/** Seed of a run: `FAULT_SEED` replays one, else a new one each time. Always printed by the test that takes it. */
export const runSeed = (): number => Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** Size of a run: the default, or more by an environment variable for a long one. */
export function runSize(variable: string, usual: number): number {
  const asked = Number(process.env[variable] ?? usual)
  if (!Number.isSafeInteger(asked) || asked < 1) throw new Error(`${variable} must be a whole number above 0`)
  return asked
}
