import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

/** What this desk prefers. Kept in localStorage: never patient data. */
interface Preferences {
  theme: Theme
  /** Single letters act (WCAG 2.1.4 wants the switch). */
  singleKeys: boolean
  /** Pixels. */
  listWidth: number
  /** The side panel, where there is room for it. */
  side: boolean
}

const KEY = 'wellthread.preferences'
const DEFAULTS: Preferences = { theme: 'system', singleKeys: true, listWidth: 404, side: true }

export const preferences = create<Preferences>(() => ({ ...DEFAULTS, ...stored() }))

export function prefer(change: Partial<Preferences>): void {
  preferences.setState(change)
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.getState()))
  } catch {
    // A full or forbidden store: the choice holds until the window closes.
  }
}

/** The attribute that `global.css` reads; without it the system decides. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

function stored(): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    const known: Partial<Preferences> = {}
    if ('theme' in value && (value.theme === 'light' || value.theme === 'dark')) known.theme = value.theme
    if ('singleKeys' in value && typeof value.singleKeys === 'boolean') known.singleKeys = value.singleKeys
    if ('listWidth' in value && typeof value.listWidth === 'number') known.listWidth = value.listWidth
    if ('side' in value && typeof value.side === 'boolean') known.side = value.side
    return known
  } catch {
    return {}
  }
}
