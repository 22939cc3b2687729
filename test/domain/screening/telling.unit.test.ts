import { expect, it } from 'vitest'
import type { Matrix } from '../../../resources/scripts/fit/logistic.ts'
import { fitLogistic, scoreRow } from '../../../resources/scripts/fit/logistic.ts'
import { fitByTelling } from '../../../resources/scripts/fit/telling.ts'

/** Rows of columns, each column once. */
const matrixOf = (rows: readonly (readonly number[])[], width: number): Matrix => ({
  starts: Int32Array.from([0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)]),
  columns: Int32Array.from(rows.flat()),
  values: Float64Array.from(rows.flat(), () => 1),
  width,
})

// Column 0 stands in all rows with the output and in no other; column 1 in most of both; column 2 in one row without it.
const ROWS = [[0, 1], [0, 1], [0], [1], [1], [1, 2]]
const matrix = matrixOf(ROWS, 3)
const targets = Int8Array.from([1, 1, 1, -1, -1, -1])
const costs = new Float64Array(ROWS.length).fill(1)
const rows = ROWS.map((_, row) => row)

it('a column that tells the rows apart gets more of the weight than in a fit that takes all columns alike', () => {
  const share = ({ weights }: { weights: Float64Array }): number => Math.abs(weights[0] ?? 0) / weights.reduce((sum, weight) => sum + Math.abs(weight), 0)
  expect(share(fitByTelling(matrix, targets, costs, rows, 40))).toBeGreaterThan(share(fitLogistic(matrix, targets, costs, rows, 40)))
})

it('its weights are those of the matrix as it was given: they tell its rows apart', () => {
  const fitted = fitByTelling(matrix, targets, costs, rows, 40)
  expect(rows.map((row) => Math.sign(scoreRow(matrix, row, fitted)))).toEqual([...targets])
})

it('rows that are left out of a fit say nothing in it', () => {
  const swapped = Int8Array.from(targets, (target, row) => row === 5 ? -target : target)
  const kept = rows.slice(0, 5)
  expect(fitByTelling(matrix, swapped, costs, kept, 40)).toEqual(fitByTelling(matrix, targets, costs, kept, 40))
})
