import { cueStem } from '#shared/domain/screening/cueKeys.ts'
import type { Labelled } from './labelled.ts'

const RUN = 4
const SHARED = 3

/**
 * Numbers the messages by family: two that share three or more runs of four stems are of one family, so that near-copies
 * never stand on both sides of a cross-validation.
 */
export const phraseFamilies = (messages: readonly Labelled[]): number[] => {
  const family = messages.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (family[at] !== at) at = family[at] ?? at
    return at
  }
  const holders = new Map<string, number[]>()
  messages.forEach(({ subject, body }, index) => {
    const stems = `${subject} ${body}`.toLowerCase().match(/[\p{L}\p{N}']+/gu)?.map(cueStem) ?? []
    const runs = new Set(stems.slice(0, -RUN + 1).map((_, at) => stems.slice(at, at + RUN).join(' ')))
    const shared = new Map<number, number>()
    for (const run of runs) {
      const known = holders.get(run)
      for (const other of known ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      if (known === undefined) holders.set(run, [index])
      else if (known.length < 50) known.push(index)
    }
    for (const [other, times] of shared) if (times >= SHARED) family[root(index)] = root(other)
  })
  return family.map((_, index) => root(index))
}
