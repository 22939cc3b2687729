import type { JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'

/** What a FHIR reference names, before anybody looks for it. */
export type ReferenceTarget =
  | { readonly kind: 'literal'; readonly type: string; readonly id: string; readonly url: string }
  | { readonly kind: 'urn'; readonly url: string }
  | { readonly kind: 'contained' }
  | { readonly kind: 'identifier'; readonly type: string | null; readonly system: string | null; readonly value: string }

const LITERAL = /^(?:https?:\/\/[^\s?#]+\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/
const CONDITIONAL = /^([A-Z][A-Za-z]+)\?identifier=(?:([^|&\s]*)\|)?([^|&\s]+)$/

/** Type named by a literal or conditional reference; undefined for a urn, a fragment or something unreadable. */
export const literalType = (reference: string): string | undefined => (LITERAL.exec(reference) ?? CONDITIONAL.exec(reference))?.[1]

/**
 * Reads a Reference: a literal (relative or absolute), `urn:uuid:`, a fragment, a search by identifier, or an identifier alone.
 * @throws IntakeRefused 'value' for anything else (`file:`, `../`), 'required' when only a display is given
 */
export function readReference(reference: JsonObject, path: string): ReferenceTarget {
  const written = reference['reference']
  if (typeof written === 'string') {
    if (/^urn:(uuid|oid):\S+$/.test(written)) return { kind: 'urn', url: written }
    if (written.startsWith('#')) return { kind: 'contained' }
    const literal = LITERAL.exec(written)
    if (literal?.[1] && literal[2]) return { kind: 'literal', type: literal[1], id: literal[2], url: written }
    const search = CONDITIONAL.exec(written)
    if (search?.[1] && search[3]) return { kind: 'identifier', type: search[1], system: search[2] || null, value: decodeText(search[3]) }
    throw new IntakeRefused('value', `${path}.reference is no reference that can be followed here.`, `${path}.reference`)
  }
  const identifier = reference['identifier']
  if (typeof identifier === 'object' && identifier !== null && 'value' in identifier && typeof identifier.value === 'string') {
    const type = typeof reference['type'] === 'string' ? reference['type'] : null
    const system = 'system' in identifier && typeof identifier.system === 'string' ? identifier.system : null
    return { kind: 'identifier', type, system, value: identifier.value }
  }
  throw new IntakeRefused('required', `${path} names nothing that could be looked up.`, path)
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
