/** Rows of a sparse matrix, one after the other. */
export interface Matrix {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
  readonly width: number
}

export interface Fitted {
  readonly weights: Float64Array
  readonly bias: number
}

const ENOUGH = 1e-3

/**
 * Logistic regression with a quadratic penalty by dual coordinate descent (Yu, Huang, Lin 2011). `targets` are 1 and -1, 0
 * leaves a row out. The order of the rows comes from a fixed sequence of figures, so a fit can be repeated.
 */
export const fitLogistic = (
  matrix: Matrix, targets: Int8Array, costs: Float64Array, rows: readonly number[], passes: number,
): Fitted => {
  const { starts, columns, values, width } = matrix
  const weights = new Float64Array(width + 1)
  const used = rows.filter((row) => targets[row] !== 0)
  const below = new Float64Array(targets.length)
  const above = new Float64Array(targets.length)
  const norm = new Float64Array(targets.length)
  const move = (row: number, by: number): void => {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0
      weights[column] = (weights[column] ?? 0) + by * (values[at] ?? 0)
    }
    weights[width] = (weights[width] ?? 0) + by
  }
  for (const row of used) {
    const cost = costs[row] ?? 1
    below[row] = Math.min(0.001 * cost, 1e-8)
    above[row] = cost - (below[row] ?? 0)
    let sum = 1
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2
    norm[row] = sum
    move(row, (targets[row] ?? 0) * (below[row] ?? 0))
  }
  let seed = 12_345
  for (let pass = 0; pass < passes; pass += 1) {
    let largest = 0
    for (let last = used.length - 1; last > 0; last -= 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      const other = seed % (last + 1)
      const kept = used[last] ?? 0
      used[last] = used[other] ?? 0
      used[other] = kept
    }
    for (const row of used) {
      const target = targets[row] ?? 0
      const cost = costs[row] ?? 1
      let product = weights[width] ?? 0
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) product += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const curve = norm[row] ?? 1
      const slope = target * product
      const isBelow = 0.5 * curve * ((above[row] ?? 0) - (below[row] ?? 0)) + slope >= 0
      const sign = isBelow ? 1 : -1
      const old = isBelow ? below[row] ?? 0 : above[row] ?? 0
      let next = cost - old < 0.5 * cost ? 0.1 * old : old
      let gradient = curve * (next - old) + sign * slope + Math.log(next / (cost - next))
      largest = Math.max(largest, Math.abs(gradient))
      for (let step = 0; step < 40 && Math.abs(gradient) > 1e-4; step += 1) {
        const newton = next - gradient / (curve + cost / (cost - next) / next)
        next = newton <= 0 ? next * 0.1 : Math.min(newton, cost * (1 - 1e-12))
        gradient = curve * (next - old) + sign * slope + Math.log(next / (cost - next))
      }
      if (isBelow) {
        below[row] = next
        above[row] = cost - next
      } else {
        above[row] = next
        below[row] = cost - next
      }
      if (next !== old) move(row, sign * (next - old) * target)
    }
    if (largest < ENOUGH) break
  }
  return { weights: weights.slice(0, width), bias: weights[width] ?? 0 }
}

export const scoreRow = ({ starts, columns, values }: Matrix, row: number, { weights, bias }: Fitted): number => {
  let score = bias
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) score += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return score
}
