const SYMBOLS: Record<string, string> = {
  enter: '↵', esc: 'Esc', escape: 'Esc', space: 'Space', backspace: '⌫', pageup: 'PgUp', pagedown: 'PgDn',
  arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', up: '↑', down: '↓', left: '←', right: '→',
}
const MAC: Record<string, string> = { mod: '⌘', meta: '⌘', shift: '⇧', alt: '⌥', control: '⌃', ctrl: '⌃' }
const PC: Record<string, string> = { mod: 'Ctrl', meta: 'Win', shift: 'Shift', alt: 'Alt', control: 'Ctrl', ctrl: 'Ctrl' }
const SPOKEN: Record<string, string> = {
  '↵': 'Enter', '↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right', '⌫': 'Backspace', Esc: 'Escape', PgUp: 'Page up', PgDn: 'Page down',
  '⌘': 'Command', '⇧': 'Shift', '⌥': 'Option', '⌃': 'Control', Ctrl: 'Control',
  '?': 'Question mark', '/': 'Slash', '!': 'Exclamation mark', '.': 'Full stop', ';': 'Semicolon',
}
const ARIA: Record<string, string> = {
  '↵': 'Enter', '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight', '⌫': 'Backspace', Esc: 'Escape',
  '⌘': 'Meta', '⇧': 'Shift', '⌥': 'Alt', '⌃': 'Control', Ctrl: 'Control', Win: 'Meta', PgUp: 'PageUp', PgDn: 'PageDown',
}

/** True on Apple keyboards, where Mod is ⌘. */
export const isApple: boolean = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/**
 * The caps to draw for a key as the command registry writes it: `Mod+Enter`, `$mod+k`, `Shift+R`, `g i` (a sequence), `?`.
 * One inner array per press: `Mod+Shift+H` is [['Ctrl', 'Shift', 'H']], `g i` is [['G'], ['I']].
 */
export function keyCaps(keys: string, apple: boolean = isApple): string[][] {
  const modifiers = apple ? MAC : PC
  return keys
    .trim()
    .split(/\s+/)
    .map((press) =>
      splitPress(press).map((part) => {
        const name = part.replace(/^\$/, '').toLowerCase()
        return modifiers[name] ?? SYMBOLS[name] ?? (part.length === 1 ? part.toUpperCase() : part)
      }),
    )
}

/** How a screen reader should say it: `Control Enter`, `G then I`. */
export function keyWords(keys: string, apple: boolean = isApple): string {
  return keyCaps(keys, apple)
    .map((press) => press.map((cap) => SPOKEN[cap] ?? cap).join(' '))
    .join(' then ')
}

/** The value of `aria-keyshortcuts`, which has no form for sequences: the first press then stands alone and is left out. */
export function ariaKeys(keys: string | undefined, apple: boolean = isApple): string | undefined {
  if (!keys) return undefined
  const presses = keyCaps(keys, apple)
  const press = presses[0]
  if (!press || presses.length > 1) return undefined
  return press.map((cap) => ARIA[cap] ?? cap).join('+')
}

/** `Mod++` means Mod and the plus key. */
function splitPress(press: string): string[] {
  if (press === '+') return ['+']
  if (press.endsWith('++')) return [...press.slice(0, -2).split('+'), '+']
  return press.split('+')
}
