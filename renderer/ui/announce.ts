export interface Announcement {
  /** Grows by one, so that the same words said twice are two announcements. */
  turn: number
  text: string
  urgent: boolean
}

let current: Announcement = { turn: 0, text: '', urgent: false }
const listeners = new Set<() => void>()

/**
 * Says a sentence to screen readers through the one LiveRegion of the window.
 * Polite, unless `urgent`, which only a red flag may be (PS-21).
 */
export function announce(text: string, options: { urgent?: boolean } = {}): void {
  current = { turn: current.turn + 1, text, urgent: options.urgent === true }
  for (const listener of listeners) listener()
}

export function currentAnnouncement(): Announcement {
  return current
}

export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
