import { create } from 'zustand'

const KEY = 'wellthread.rulesSeen'

/** Which rules this desk has looked at. Rule numbers and titles only, never patient data. */
export const rulesSeen = create<{ seen: readonly string[] }>(() => ({ seen: stored() }))

export function sawRule(key: string): void {
  const seen = [...new Set([...rulesSeen.getState().seen, key])]
  rulesSeen.setState({ seen })
  try {
    localStorage.setItem(KEY, JSON.stringify(seen))
  } catch {
    // A full or forbidden store: the ticks hold until the window closes.
  }
}

function stored(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  } catch {
    return []
  }
}
