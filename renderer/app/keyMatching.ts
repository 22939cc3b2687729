import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys'

const parsed = new Map<string, KeybindingPress[]>()

/** A key of the registry as presses: one, or more for a sequence (`g i`). */
export function pressesOf(keys: string): KeybindingPress[] {
  let presses = parsed.get(keys)
  if (!presses) {
    presses = parseKeybinding(keys).map(loosened)
    parsed.set(keys, presses)
  }
  return presses
}

/** Marks such as `?` and `!` stand on other keys of other keyboards: Shift may be down or not. Letters keep Shift exact. */
function loosened(press: KeybindingPress): KeybindingPress {
  const [required, optional, key] = press
  if (typeof key !== 'string' || key.length !== 1 || /[a-z0-9]/i.test(key) || required.includes('Shift')) return press
  return [required, [...optional, 'Shift'], key]
}

const IS_LATIN = /^[\p{Script=Latin}\p{Script=Common}]$/u

/**
 * Letters are matched by `event.key`; by `event.code` only where the layout writes no Latin letters (law 5).
 * AltGr never matches: it is how people in Europe type.
 */
export function matches(event: KeyboardEvent, press: KeybindingPress): boolean {
  if (event.getModifierState('AltGraph')) return false
  if (matchKeybindingPress(event, press)) return true
  const [required, optional, key] = press
  if (typeof key !== 'string' || !/^[a-z]$/i.test(key) || event.key.length !== 1 || IS_LATIN.test(event.key)) return false
  return matchKeybindingPress(event, [required, optional, `Key${key.toUpperCase()}`])
}

/** A key pressed only to change another. */
export function isModifierOnly(event: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Dead', 'Process'].includes(event.key)
}

/** A character without Ctrl, Alt or Meta: what a text field would take. */
export function isSingleKey(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
}
