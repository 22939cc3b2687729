import fuzzysort from 'fuzzysort'
import type { ReactNode } from 'react'

export interface PaletteItem {
  id: string
  /** Verb and object: "Assign 4 threads…". */
  label: string
  /** Quiet words after the label: both identifiers of a patient, a view's count. */
  hint?: string | undefined
  /** Other words that find it ("hand over", "give"). */
  keywords?: readonly string[] | undefined
  icon?: ReactNode
  kbd?: string | undefined
  /** Why it cannot run here; shown in words, never hidden. */
  disabledReason?: string | undefined
}

export interface PaletteGroup<Item extends PaletteItem = PaletteItem> {
  label: string
  items: readonly Item[]
  /** Shown as given, in this order: somebody else has searched already (patients, threads). */
  asFound?: boolean | undefined
}

export interface FoundItem<Item extends PaletteItem> {
  item: Item
  /** The label in pieces; those that the query hit are set. */
  pieces: readonly { text: string; hit: boolean }[]
}

export interface FoundGroup<Item extends PaletteItem> {
  value: string
  items: FoundItem<Item>[]
}

/**
 * Nothing typed: all, as given. Otherwise what matches, best first, and groups by their best;
 * those that can run come before those that cannot.
 */
export function searchPalette<Item extends PaletteItem>(
  groups: readonly PaletteGroup<Item>[],
  query: string,
  limit = 50,
): FoundGroup<Item>[] {
  const search = query.trim()
  const scored = groups.map((group) => {
    if (!search || group.asFound) return { score: group.asFound && search ? 1 : 0, value: group.label, items: group.items.map(whole) }
    const found = fuzzysort.go(search, group.items, { keys: ['label', (item) => item.keywords?.join(' ')], limit, threshold: 0.3 })
    const ranked = found.map((result) => {
      const cut = result[0]?.highlight((text) => ({ text, hit: true })) ?? []
      const all = cut.map((piece) => (typeof piece === 'string' ? { text: piece, hit: false } : piece))
      const pieces = all.filter((piece) => piece.text !== '')
      return { item: result.obj, pieces: pieces.length > 0 ? pieces : whole(result.obj).pieces, score: result.score }
    })
    ranked.sort((a, b) => Number(a.item.disabledReason !== undefined) - Number(b.item.disabledReason !== undefined) || b.score - a.score)
    return { score: ranked[0]?.score ?? 0, value: group.label, items: ranked.map(({ item, pieces }) => ({ item, pieces })) }
  })
  if (search) scored.sort((a, b) => b.score - a.score)
  return scored.filter((group) => group.items.length > 0).map(({ value, items }) => ({ value, items }))
}

function whole<Item extends PaletteItem>(item: Item): FoundItem<Item> {
  return { item, pieces: [{ text: item.label, hit: false }] }
}
