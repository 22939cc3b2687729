/** What a session looks up by the number of a symbol, sequence or pattern. Kept for the next message: new memory costs more than clean memory. */
export interface MatchRoom {
  /** By concept: 1 when it may stand in the message. */
  readonly present: Uint8Array
  /** By word test: 1 more than the place of the distinct word that passes it; when there are several, less than 0: the first entry of their chain. */
  readonly heads: Int32Array
  /** By symbol and by sequence: where what was found is remembered; 0: not looked for yet. */
  readonly symbols: Uint16Array
  readonly sequences: Uint16Array
  /** By pattern: 1 when its sign may stand in the message. */
  readonly patterns: Uint8Array
  /** Entries of the chains: a word and what follows, both as in `heads`; grows with the message. */
  entries: Int32Array
  readonly whole: Uint8Array
}

export const newMatchRoom = (symbolCount: number, sequenceCount: number, patternCount: number): MatchRoom => {
  const symbols = 4 * symbolCount
  const sequences = symbols + 2 * symbolCount
  const patterns = sequences + 2 * sequenceCount
  const memory = new ArrayBuffer(patterns + patternCount + symbolCount)
  return {
    present: new Uint8Array(memory, patterns + patternCount, symbolCount),
    heads: new Int32Array(memory, 0, symbolCount),
    symbols: new Uint16Array(memory, symbols, symbolCount),
    sequences: new Uint16Array(memory, sequences, sequenceCount),
    patterns: new Uint8Array(memory, patterns, patternCount),
    entries: new Int32Array(4096),
    whole: new Uint8Array(memory),
  }
}
