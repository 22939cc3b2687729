/** Two signs of one trouble (S62): an order made online, and that it broke. Either alone says nothing. */
const ONLINE = /\b(?:online|on-?line|website|web ?site|portal|app|page|browser|screen|button|submit(?:ted)?|check ?out|cart)\b/gi
const BROKEN = /\b(?:error|stuck|spinn\w*|froze\w*|crash\w*|blank|timed? out|time ?out|greyed? out|gr[ae]y(?:ed)?|won['’]?t (?:load|work|go|let|submit|open)|would(?:n['’]?t| not) (?:load|work|go|let|submit|open)|do(?:es)?(?:n['’]?t| not) (?:load|work|go|let|submit|respond)|did(?:n['’]?t| not) (?:load|work|go through|submit)|nothing happen\w*|keeps? (?:saying|loading|failing|kicking)|not working|went (?:white|blank)|failed|never (?:went|got) through|old(?:er)? (?:browser|computer)|internet explorer|not supported|no confirmation)\b/gi

/**
 * S62: the message may stand for an online refill order that broke. Offsets (UTF-16, end exclusive) of the words that say
 * so, empty when it does not. Only a hint for the clerk's check; pure.
 */
export function failedOrderWords(text: string): { start: number; end: number }[] {
  const spans = (pattern: RegExp): { start: number; end: number }[] => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const [online, broken] = [spans(ONLINE), spans(BROKEN)]
  const [first, second] = [online[0], broken[0]]
  return first && second ? [first, second].toSorted((a, b) => a.start - b.start) : []
}
