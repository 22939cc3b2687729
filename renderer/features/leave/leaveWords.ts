import type { LeaveLine } from '#shared/contract/leave.ts'

/** One leave with whose it is. */
export interface Leave extends LeaveLine {
  readonly staffId: string
  readonly name: string
}

export const recountedWords = (count: number): string =>
  count === 0 ? 'No running promise changes.' : count === 1 ? 'One thread was counted anew.' : `${count} threads were counted anew.`
