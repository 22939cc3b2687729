/** One message as the fit sees it: the columns it shows, all with the same value, plus columns that count fully. */
export interface Row {
  readonly columns: readonly number[]
  readonly value: number
  readonly whole: readonly number[]
  readonly weight: number
}

export interface Fitted {
  /** columns × outputs */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

/**
 * Logistic regression with a quadratic penalty by full-batch Adam; no random numbers, so a fit can be repeated.
 * `one` is one-versus-rest for each output, `choice` a softmax over the outputs.
 */
export const fitLinear = (
  rows: readonly Row[], targets: readonly (readonly number[])[], columns: number, outputs: number,
  settings: { readonly penalty: number; readonly rounds: number; readonly kind: 'one' | 'choice' },
): Fitted => {
  const size = columns * outputs
  const parameters = new Float64Array(size + outputs)
  const gradient = new Float64Array(size + outputs)
  const mean = new Float64Array(size + outputs)
  const square = new Float64Array(size + outputs)
  const sums = new Float64Array(outputs)
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const at = (list: Float64Array, index: number): number => list[index] ?? 0
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (let index = 0; index < size; index += 1) gradient[index] = settings.penalty * at(parameters, index) / total
    gradient.fill(0, size)
    rows.forEach(({ columns: shown, value, whole, weight }, row) => {
      for (let output = 0; output < outputs; output += 1) sums[output] = at(parameters, size + output)
      for (const column of shown) {
        const from = column * outputs
        for (let output = 0; output < outputs; output += 1) sums[output] = at(sums, output) + value * at(parameters, from + output)
      }
      for (const column of whole) {
        for (let output = 0; output < outputs; output += 1) sums[output] = at(sums, output) + at(parameters, column * outputs + output)
      }
      if (settings.kind === 'choice') {
        const top = Math.max(...sums)
        let all = 0
        for (let output = 0; output < outputs; output += 1) {
          sums[output] = Math.exp(at(sums, output) - top)
          all += at(sums, output)
        }
        for (let output = 0; output < outputs; output += 1) sums[output] = at(sums, output) / all
      } else for (let output = 0; output < outputs; output += 1) sums[output] = 1 / (1 + Math.exp(-at(sums, output)))
      for (let output = 0; output < outputs; output += 1) {
        const error = weight * (at(sums, output) - (targets[row]?.[output] ?? 0)) / total
        gradient[size + output] = at(gradient, size + output) + error
        sums[output] = error
      }
      for (const column of shown) {
        const from = column * outputs
        for (let output = 0; output < outputs; output += 1) {
          gradient[from + output] = at(gradient, from + output) + value * at(sums, output)
        }
      }
      for (const column of whole) {
        const from = column * outputs
        for (let output = 0; output < outputs; output += 1) gradient[from + output] = at(gradient, from + output) + at(sums, output)
      }
    })
    const rate = 0.06 * (round < settings.rounds * 0.7 ? 1 : 0.25)
    for (let index = 0; index < size + outputs; index += 1) {
      const slope = at(gradient, index)
      mean[index] = 0.9 * at(mean, index) + 0.1 * slope
      square[index] = 0.999 * at(square, index) + 0.001 * slope * slope
      const step = (at(mean, index) / (1 - 0.9 ** round)) / (Math.sqrt(at(square, index) / (1 - 0.999 ** round)) + 1e-8)
      parameters[index] = at(parameters, index) - rate * step
    }
  }
  return { weights: parameters.slice(0, size), bias: parameters.slice(size) }
}
