import { useSyncExternalStore } from 'react'

/** wide: rail with names, list, thread, side panel. medium: rail of icons, the side panel takes the list's place. single: one pane (200 % zoom). */
export type Layout = 'wide' | 'medium' | 'single'

const WIDE = '(width >= 1280px)'
const MEDIUM = '(width >= 900px)'

function read(): Layout {
  if (matchMedia(WIDE).matches) return 'wide'
  return matchMedia(MEDIUM).matches ? 'medium' : 'single'
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(WIDE), matchMedia(MEDIUM)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read)
}
