import { useSyncExternalStore } from 'react'

/**
 * wide: rail with names, list, thread, side panel, with at least 480 px for the thread. medium: the side panel takes the list's place.
 * single: one pane (200 % zoom).
 */
export type Layout = 'wide' | 'medium' | 'single'

const WIDE = '(width >= 1344px)'
const MEDIUM = '(width >= 900px)'
/** Below it the rail shows icons, the names in tooltips. */
const RAIL_NAMES = '(width >= 1160px)'

function readLayout(): Layout {
  if (matchMedia(WIDE).matches) return 'wide'
  return matchMedia(MEDIUM).matches ? 'medium' : 'single'
}

const readRail = (): boolean => !matchMedia(RAIL_NAMES).matches

function subscribe(listener: () => void): () => void {
  const queries = [WIDE, MEDIUM, RAIL_NAMES].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, readLayout)
export const useIsRailNarrow = (): boolean => useSyncExternalStore(subscribe, readRail)
