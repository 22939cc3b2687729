import type { Fitted, Matrix } from './logistic.ts'
import { fitLogistic } from './logistic.ts'

/** Chosen by cross-validation: 0.5 to 1 and 0 to 1 differ little, a power of 0 (no such scale) is clearly worse. */
const POWER = 0.7
const FLOOR = 0.3

/**
 * How telling each column is by itself: the logarithm of how much more often it is seen with the output than without
 * (Wang and Manning 2012, "Baselines and bigrams"), softened, and 1 on average. Words that stand everywhere alike then
 * have to be paid for more dearly.
 */
const tellingScales = ({ starts, columns, width }: Matrix, targets: Int8Array, rows: readonly number[]): Float64Array => {
  const withIt = new Float64Array(width).fill(1)
  const without = new Float64Array(width).fill(1)
  let positive = 1
  let negative = 1
  for (const row of rows) {
    const target = targets[row] ?? 0
    if (target === 0) continue
    if (target > 0) positive += 1
    else negative += 1
    const seen = target > 0 ? withIt : without
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0
      seen[column] = (seen[column] ?? 0) + 1
    }
  }
  const scales = withIt.map((seen, column) => FLOOR + Math.abs(Math.log((seen / positive) / ((without[column] ?? 1) / negative))) ** POWER)
  const mean = scales.reduce((sum, scale) => sum + scale, 0) / Math.max(1, width)
  return scales.map((scale) => scale / mean)
}

/** A fit in which telling columns are cheap. The weights are those of the matrix as it is given. */
export const fitByTelling = (matrix: Matrix, targets: Int8Array, costs: Float64Array, rows: readonly number[], passes: number): Fitted => {
  const scales = tellingScales(matrix, targets, rows)
  const values = matrix.values.map((value, at) => value * (scales[matrix.columns[at] ?? 0] ?? 1))
  const { weights, bias } = fitLogistic({ ...matrix, values }, targets, costs, rows, passes)
  return { weights: weights.map((weight, column) => weight * (scales[column] ?? 1)), bias }
}
