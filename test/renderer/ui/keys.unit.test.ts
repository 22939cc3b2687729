import { describe, expect, it } from 'vitest'
import { ariaKeys, keyCaps, keyWords } from '#renderer/ui/keys.ts'

describe('keys print as the active keyboard has them', () => {
  it.each([
    ['Mod+K', [['Ctrl', 'K']], [['⌘', 'K']]],
    ['$mod+k', [['Ctrl', 'K']], [['⌘', 'K']]],
    ['Mod+Shift+Enter', [['Ctrl', 'Shift', '↵']], [['⌘', '⇧', '↵']]],
    ['g i', [['G'], ['I']], [['G'], ['I']]],
    ['?', [['?']], [['?']]],
    ['Mod++', [['Ctrl', '+']], [['⌘', '+']]],
    ['F2', [['F2']], [['F2']]],
  ])('%s', (keys, pc, apple) => {
    expect(keyCaps(keys, false)).toEqual(pc)
    expect(keyCaps(keys, true)).toEqual(apple)
  })

  it('says them in words', () => {
    expect(keyWords('Mod+Enter', false)).toBe('Control Enter')
    expect(keyWords('g i', false)).toBe('G then I')
  })

  it('tells assistive technology single presses and leaves sequences out', () => {
    expect(ariaKeys('Mod+Enter', false)).toBe('Control+Enter')
    expect(ariaKeys('Mod+Enter', true)).toBe('Meta+Enter')
    expect(ariaKeys('g i', false)).toBeUndefined()
    expect(ariaKeys(undefined)).toBeUndefined()
  })
})
