/** Where a key lands (law 1): text field, open dialog or menu, list or thread pane, or some other part of the frame. */
export type KeyLayer = 'field' | 'dialog' | 'console' | 'elsewhere'

const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open]'
/** Popovers at their button carry `data-side` and are not modal. */
const OPEN_MODALS = '[role="dialog"][data-open]:not([data-side]), [role="alertdialog"][data-open], [role="menu"][data-open], dialog[open]'
const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'])

export function layerOf(target: EventTarget | null): KeyLayer {
  const element = target instanceof Element ? target : document.body
  if (isTextField(element)) return 'field'
  if (element.closest(OVERLAYS) || hasModal()) return 'dialog'
  if (element.closest('[data-pane="list"], [data-pane="thread"]')) return 'console'
  // Focus falls to the body when the element that had it goes away; the keys of the console are meant.
  return element === document.body || element === document.documentElement ? 'console' : 'elsewhere'
}

export function isTextField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !NOT_TEXT.has(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element instanceof HTMLElement && element.isContentEditable)
}

/** A dialog that takes the whole window, or a menu, is open. */
export function hasModal(): boolean {
  return document.querySelector(OPEN_MODALS) !== null
}

const ACTIVATED = 'button, a[href], summary, input, [role="tab"], [role="button"], [role="switch"], [role="radio"], [role="checkbox"], [role="separator"]'
const ARROWED = 'input, select, [role="tablist"], [role="radiogroup"], [role="toolbar"], [role="separator"], [role="slider"], [role="group"][aria-label]'

/** Keys that the focused element needs for itself: Enter and Space on a button, arrows in a row of tabs. */
export function isOwnKey(event: KeyboardEvent): boolean {
  const element = event.target instanceof Element ? event.target : null
  if (!element) return false
  if (event.key === 'Enter' || event.key === ' ') return element.closest(ACTIVATED) !== null
  if (/^(Arrow|Home$|End$|Page)/.test(event.key)) return element.closest(ARROWED) !== null
  return event.key === 'Tab'
}
