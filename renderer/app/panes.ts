/** Panes in the order of F6 (Windows convention): rail, list, thread, composer, side panel, top strip. */
const PANES = '[data-pane="rail"], [data-pane="list"], [data-pane="thread"], [data-pane="thread"] textarea, [data-pane="side"], [data-pane="main"], [data-pane="top"]'
const FOCUSABLE = '[role="listbox"], [aria-current="page"], button, [tabindex="0"], a[href], input, textarea'

/** Moves the focus to the next pane, or the one before. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => pane.checkVisibility())
  if (panes.length === 0) return
  const current = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(current + step + panes.length) % panes.length]
  if (next) focusPane(next)
}

export function focusNamedPane(name: 'list' | 'thread' | 'side'): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`)
  if (!pane?.checkVisibility()) return false
  focusPane(pane)
  return true
}

function focusPane(pane: HTMLElement): void {
  const target = targetIn(pane)
  // The thread is focused as a whole: its keys act, and a screen reader says its name.
  if (target.matches('main') && !target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

function targetIn(pane: HTMLElement): HTMLElement {
  if (pane.matches('textarea')) return pane
  const best = pane.dataset['pane'] === 'thread' ? 'main' : '[role="listbox"], [aria-current="page"]'
  return pane.querySelector<HTMLElement>(best) ?? pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane
}

export function isInPane(name: 'list' | 'thread' | 'side'): boolean {
  return document.activeElement?.closest(`[data-pane="${name}"]`) !== null && document.activeElement !== null
}
