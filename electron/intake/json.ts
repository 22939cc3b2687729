import { IntakeRefused } from './refusal.ts'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Deepest nesting that is read (interop.md, "Refusals"). */
export const MAX_DEPTH = 64
/** Most keys of one object; a FHIR resource has a few dozen. */
const MAX_KEYS = 1000

const QUOTE = 34
const BACKSLASH = 92

/**
 * Bytes as text. A UTF-8 byte order mark is dropped; anything that is not UTF-8 is refused, never repaired.
 * @throws IntakeRefused 'structure'
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new IntakeRefused('structure', 'The text is not UTF-8.')
  }
}

/**
 * JSON as a value. A key that stands twice in one object is refused: readers disagree on which of the two counts, and
 * one of them may name another patient.
 *
 * @throws IntakeRefused 'structure' (not JSON, a key twice) or 'too-costly' (too deep, too many keys)
 */
export function parseJson(text: string): JsonValue {
  scan(text)
  try {
    const value: JsonValue = JSON.parse(text)
    return value
  } catch {
    throw new IntakeRefused('structure', 'The text is not JSON.')
  }
}

/** Depth and repeated keys, in one pass over the text; whether it is JSON at all is left to the parser. */
function scan(text: string): void {
  const keys: (Set<string> | null)[] = []
  let from = 0
  let to = 0
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        from = at + 1
        at = endOfString(text, from)
        to = at
        break
      }
      case 58: { // :
        const names = keys.at(-1)
        if (names) addKey(names, text.slice(from, to))
        break
      }
      case 123: // {
      case 91: // [
        keys.push(text.charCodeAt(at) === 123 ? new Set() : null)
        if (keys.length > MAX_DEPTH) throw new IntakeRefused('too-costly', `The text is nested more than ${MAX_DEPTH} levels deep.`)
        break
      case 125: // }
      case 93: // ]
        keys.pop()
        break
      default:
    }
  }
}

function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) return at
    if (unit === BACKSLASH) at += 1
  }
  return text.length
}

function addKey(names: Set<string>, written: string): void {
  const name = written.includes('\\') ? unescaped(written) : written
  if (names.has(name)) throw new IntakeRefused('structure', 'A key stands twice in one object.')
  names.add(name)
  if (names.size > MAX_KEYS) throw new IntakeRefused('too-costly', `An object has more than ${MAX_KEYS} keys.`)
}

function unescaped(written: string): string {
  try {
    const name: unknown = JSON.parse(`"${written}"`)
    return typeof name === 'string' ? name : written
  } catch {
    return written
  }
}
