/** One word of a text in lower case, with its place (UTF-16 offsets, end exclusive). */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Runs of letters and digits; a hyphen parts words, so that `co-codamol` is two. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }))
}
