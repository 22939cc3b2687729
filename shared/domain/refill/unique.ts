/** Answers true the first time that a value comes up. */
export function isUnique(): (value: string) => boolean {
  const seen = new Set<string>()
  return (value) => {
    const isNew = !seen.has(value)
    seen.add(value)
    return isNew
  }
}
