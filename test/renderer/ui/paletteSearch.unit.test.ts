import { describe, expect, it } from 'vitest'
import { searchPalette, type PaletteGroup } from '#renderer/ui/paletteSearch.ts'

const GROUPS: readonly PaletteGroup[] = [
  {
    label: 'This thread',
    items: [
      { id: 'assign', label: 'Assign this thread…', keywords: ['hand over'] },
      { id: 'snooze', label: 'Snooze this thread…', disabledReason: 'A red-flag thread cannot be snoozed' },
      { id: 'done', label: 'Mark done' },
    ],
  },
  { label: 'Go to', items: [{ id: 'snoozed', label: 'Go to snoozed' }, { id: 'inbox', label: 'Go to the inbox' }] },
]
const ids = (query: string, groups = GROUPS) => searchPalette(groups, query).flatMap((group) => group.items.map(({ item }) => item.id))

describe('the palette finds commands', () => {
  it('shows all, in order, when nothing is typed', () => {
    expect(ids('')).toEqual(['assign', 'snooze', 'done', 'snoozed', 'inbox'])
  })

  it('finds by a fuzzy label and by other words', () => {
    expect(ids('asgn')).toContain('assign')
    expect(ids('hand over')).toEqual(['assign'])
  })

  it('keeps what cannot run in the list, with its reason', () => {
    const found = searchPalette(GROUPS, 'snooze').flatMap((group) => group.items)
    expect(found.map(({ item }) => item.disabledReason)).toContain('A red-flag thread cannot be snoozed')
  })

  it('marks the letters that were hit', () => {
    const [group] = searchPalette(GROUPS, 'mark')
    expect(group?.items[0]?.pieces).toEqual([{ text: 'Mark', hit: true }, { text: ' done', hit: false }])
  })

  it('leaves a group that was searched elsewhere as it was found', () => {
    const items = [{ id: 'b', label: 'SMITH, Bea' }, { id: 'a', label: 'SMITH, Ana' }]
    expect(ids('zzz', [{ label: 'Patients', asFound: true, items }])).toEqual(['b', 'a'])
  })

  it('says nothing where nothing matches', () => {
    expect(ids('qqqq')).toEqual([])
  })
})
