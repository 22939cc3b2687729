/** More words than this are ignored; nobody types them by hand. */
const MOST_TERMS = 12

/**
 * FTS5 query for what a person typed: each word quoted, as a prefix, all required. Operators, quotes, `*`, `NEAR` and
 * column filters lose their meaning, so no text raises a syntax error.
 * @returns null when nothing was typed (no filter); `''` when the text holds no word (finds nothing).
 */
export function searchQuery(search: string | null): string | null {
  if (search === null || search.trim() === '') return null
  const words = search.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []
  // Side by side means AND, and unlike an explicit AND it passes over a word that the tokenizer drops.
  return words.slice(0, MOST_TERMS).map((word) => `"${word}"*`).join(' ')
}

/** Columns of the index that a search reads (D19): all of a thread, all but its notes and confidential messages, or who the patient is. */
export type SearchReach = 'all' | 'clerical' | 'patient'
const COLUMNS: Record<SearchReach, string> = { all: '', clerical: '{patient message} : ', patient: '{patient} : ' }

export const within = (reach: SearchReach, query: string): string => (reach === 'all' ? query : `${COLUMNS[reach]}(${query})`)
