/** Marks a branch that the types say cannot be reached; throws if it is reached all the same. */
export function assertNever(value: never, context: string): never {
  throw new Error(`${context}: unexpected ${JSON.stringify(value)}`)
}

/** A broken invariant is a bug of ours, never a person's mistake. */
export function invariant(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${reason}`)
}
