import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import type { BundleIndex, Received } from '../received.ts'
import { DIRECTORY_TYPES } from './settleDirectory.ts'
import { isHeader } from './settleResource.ts'
import { objectOf, objectsOf, textOf } from './read.ts'

/** Entries that are read at most (interop.md, "Refusals"). */
export const MAX_ENTRIES = 500
const READ_TYPES: ReadonlySet<string> = new Set(['collection', 'transaction', 'batch', 'message', 'searchset'])

/** One resource, or why a part of the file is none. */
export type Part = { readonly received: Received } | { readonly refused: IntakeRefused; readonly raw: string; readonly place: string }

/**
 * Resources of a Bundle, in the order in which they are taken: directory first, then headers, messages and receipts, each
 * in the Bundle's own order. A file is no REST transaction: entries settle one by one, each with its own outcome.
 * The envelope (MessageHeader, the outcome of a search, a Binary that a message carries) is no item of its own.
 *
 * @throws IntakeRefused when the Bundle as a whole cannot be read
 */
export function readBundle(bundle: JsonObject, fallbackId: string, place: string): Part[] {
  const type = textOf(bundle, 'type')
  if (type === null) throw new IntakeRefused('required', 'The Bundle has no type.', 'Bundle.type')
  if (!READ_TYPES.has(type)) throw new IntakeRefused('not-supported', 'Bundles of this type are not read here.', 'Bundle.type')
  const entries = bundle['entry'] ?? []
  if (!Array.isArray(entries)) throw new IntakeRefused('structure', 'Bundle.entry is a list.', 'Bundle.entry')
  if (entries.length > MAX_ENTRIES) {
    throw new IntakeRefused('too-costly', `The Bundle has more than ${MAX_ENTRIES} entries.`, 'Bundle.entry')
  }
  const parts: Part[] = []
  const byAddress = new Map<string, Received>()
  const byName = new Map<string, Received>()
  const find: BundleIndex = {
    find: (reference, fullUrl) => byAddress.get(reference) ?? byAddress.get(absolute(reference, fullUrl)) ?? byName.get(reference),
  }
  ;(entries as readonly JsonValue[]).forEach((entry, position) => {
    const at = `${place}entry ${position + 1}`
    try {
      const received = readEntry(entry, type, find, `${fallbackId}#${position}`, at)
      if (!received) return
      const { fullUrl, resource, resourceType } = received
      if (fullUrl !== null) {
        if (byAddress.has(fullUrl)) {
          throw new IntakeRefused('invariant', 'Two entries of the Bundle have one address (bdl-7).', 'Bundle.entry.fullUrl')
        }
        byAddress.set(fullUrl, received)
      }
      const name = `${resourceType}/${textOf(resource, 'id') ?? ''}`
      if (!byName.has(name)) byName.set(name, received)
      parts.push({ received })
    } catch (error) {
      if (!(error instanceof IntakeRefused)) throw error
      parts.push({ refused: error, raw: JSON.stringify(entry), place: at })
    }
  })
  if (type === 'message' && resourceTypeOf((entries as readonly JsonValue[])[0]) !== 'MessageHeader') {
    throw new IntakeRefused('invariant', 'A message Bundle begins with its MessageHeader (bdl-12).', 'Bundle.entry[0]')
  }
  return withoutCarriedBinaries(parts).toSorted((a, b) => rank(a) - rank(b))
}

function readEntry(entry: JsonValue, type: string, bundle: BundleIndex, fallbackId: string, place: string): Received | null {
  if (!isObject(entry)) throw new IntakeRefused('structure', 'A Bundle entry is no object.', 'Bundle.entry')
  if (type === 'transaction' || type === 'batch') checkRequest(objectOf(entry, 'request'))
  const resource = objectOf(entry, 'resource')
  if (!resource) throw new IntakeRefused('required', 'A Bundle entry has no resource.', 'Bundle.entry.resource')
  const resourceType = textOf(resource, 'resourceType')
  if (resourceType === null) throw new IntakeRefused('structure', 'The resource has no resourceType.', 'Bundle.entry.resource')
  if (resourceType === 'MessageHeader' && type === 'message') return null
  if (resourceType === 'OperationOutcome' && textOf(objectOf(entry, 'search'), 'mode') === 'outcome') return null
  return { resource, resourceType, raw: JSON.stringify(resource), fullUrl: textOf(entry, 'fullUrl'), bundle, place, fallbackId }
}

function checkRequest(request: JsonObject | undefined): void {
  const method = textOf(request, 'method')
  if (method === null || textOf(request, 'url') === null) {
    throw new IntakeRefused('invariant', 'An entry says no request (bdl-3).', 'Bundle.entry.request')
  }
  if (method !== 'POST' && method !== 'PUT') {
    throw new IntakeRefused('not-supported', 'Only entries that write something are read here.', 'Bundle.entry.request.method')
  }
}

const resourceTypeOf = (entry: JsonValue | undefined): string | null =>
  isObject(entry) ? textOf(objectOf(entry, 'resource'), 'resourceType') : null

/** A relative reference resolves against the server of the entry that holds it. */
function absolute(reference: string, fullUrl: string | null): string {
  const base = /^(https?:\/\/.+\/)[A-Z][A-Za-z]+\/[^/]+$/.exec(fullUrl ?? '')?.[1]
  return base === undefined || reference.includes(':') ? reference : base + reference
}

const ORDER: ReadonlyMap<string, number> = new Map(DIRECTORY_TYPES.map((type, position) => [type as string, position]))

function rank(part: Part): number {
  if (!('received' in part)) return 100
  const known = ORDER.get(part.received.resourceType)
  if (known !== undefined) return known
  if (part.received.resourceType === 'Communication') return isHeader(part.received) ? 50 : 51
  return part.received.resourceType === 'CommunicationRequest' ? 52 : 99
}

/** A Binary that a message of the same Bundle carries goes with the message: also into quarantine, should it end there. */
function withoutCarriedBinaries(parts: readonly Part[]): Part[] {
  const carried = new Set<Received>()
  const taken = parts.map((part): Part => {
    if (!('received' in part) || part.received.resourceType !== 'Communication') return part
    const { received } = part
    const binaries = objectsOf(received.resource, 'payload').flatMap((payload) => {
      const url = textOf(objectOf(payload, 'contentAttachment'), 'url')
      const entry = url === null ? undefined : received.bundle?.find(url, received.fullUrl)
      return entry?.resourceType === 'Binary' ? [entry] : []
    })
    if (binaries.length === 0) return part
    for (const binary of binaries) carried.add(binary)
    const entry = [received, ...binaries].map(({ fullUrl, resource }) => ({ ...(fullUrl === null ? {} : { fullUrl }), resource }))
    return { received: { ...received, raw: JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }) } }
  })
  return taken.filter((part) => !('received' in part) || !carried.has(part.received))
}
