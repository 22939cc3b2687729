/** Token ranges, end exclusive, sorted by start. */
export interface Occurrences {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** True where the match holds a negation of its own ("cannot breathe"). */
  readonly owns: readonly boolean[]
}

export const NO_OCCURRENCES: Occurrences = { starts: [], ends: [], owns: [] }

/** Sorts by start, then end, and drops doubles. */
export const sortedOccurrences = (starts: number[], ends: number[], owns: boolean[]): Occurrences => {
  const { length } = starts
  let inOrder = true
  for (let index = 1; index < length && inOrder; index += 1) {
    const before = starts[index - 1] ?? 0
    const here = starts[index] ?? 0
    inOrder = before < here || (before === here && (ends[index - 1] ?? 0) < (ends[index] ?? 0))
  }
  if (inOrder) return { starts, ends, owns }
  const order = Array.from({ length }, (_, index) => index)
    .sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || (ends[a] ?? 0) - (ends[b] ?? 0))
  const result = { starts: [] as number[], ends: [] as number[], owns: [] as boolean[] }
  for (const index of order) {
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    const last = result.starts.length - 1
    if (last >= 0 && result.starts[last] === start && result.ends[last] === end) {
      if (owns[index] === true) result.owns[last] = true
      continue
    }
    result.starts.push(start)
    result.ends.push(end)
    result.owns.push(owns[index] === true)
  }
  return result
}

/** Sorted by end; for each end the latest start. */
export const byEnd = (starts: number[], ends: number[], owns: boolean[]): Occurrences => {
  let inOrder = true
  for (let index = 1; index < ends.length && inOrder; index += 1) inOrder = (ends[index - 1] ?? 0) < (ends[index] ?? 0)
  if (inOrder) return { starts, ends, owns }
  const latest = new Map<number, number>()
  for (let index = 0; index < ends.length; index += 1) {
    const end = ends[index] ?? 0
    const known = latest.get(end)
    if (known === undefined || (starts[known] ?? 0) < (starts[index] ?? 0)) latest.set(end, index)
  }
  const keys = [...latest.keys()].sort((a, b) => a - b)
  const chosen = keys.map((end) => latest.get(end) ?? 0)
  return { starts: chosen.map((index) => starts[index] ?? 0), ends: keys, owns: chosen.map((index) => owns[index] === true) }
}

export const single = (starts: readonly number[], own: boolean): Occurrences =>
  ({ starts, ends: starts.map((start) => start + 1), owns: starts.map(() => own) })
