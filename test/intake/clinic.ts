import type { Engine } from '#electron/engine/createEngine.ts'
import { createDesk, type Strictness } from '#electron/intake/desk.ts'
import { readBundle, type Part } from '#electron/intake/fhir/bundle.ts'
import { isObject, parseJson } from '#electron/intake/json.ts'
import { createSettling } from '#electron/intake/settling.ts'
import type { Settlement } from '#electron/intake/settlement.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { testEngine } from '#test/helpers/engine.ts'

/** Wed 04-Mar-2026 12:00 in Oakland. */
export const NOON = Date.parse('2026-03-04T12:00:00-08:00')

export type Json = Record<string, unknown>
const name = (family: string, given: string): Json[] => [{ use: 'official', family, given: [given] }]
const mrn = (value: string): Json[] => [{ system: 'https://north.example/mrn', value }]

/** A small directory: an adult, a child, a teenager, a merged record, their proxies, staff and pools. All made up. */
export const DIRECTORY: readonly Json[] = [
  { resourceType: 'Organization', id: 'org', name: 'North Clinic' },
  { resourceType: 'HealthcareService', id: 'hs', name: 'Primary care' },
  { resourceType: 'Practitioner', id: 'doc', name: name('Rivera', 'Marisol') },
  { resourceType: 'Practitioner', id: 'rn', name: name('Lee', 'Hana') },
  {
    resourceType: 'PractitionerRole', id: 'role', practitioner: { reference: 'Practitioner/doc' },
    code: [{ text: 'Primary care physician' }],
  },
  { resourceType: 'Group', id: 'pool', type: 'practitioner', actual: true, name: 'Triage pool' },
  { resourceType: 'Patient', id: 'pa', identifier: mrn('N1'), name: name('Haddad', 'Amina'), birthDate: '1980-05-14' },
  { resourceType: 'Patient', id: 'pb', identifier: mrn('N2'), name: name('Novak', 'Ben'), birthDate: '2018-09-02' },
  { resourceType: 'Patient', id: 'pt', identifier: mrn('N3'), name: name('Ito', 'Chloe'), birthDate: '2012-03-30' },
  { resourceType: 'Patient', id: 'pd', identifier: mrn('N4'), name: name('Mehta', 'Dev'), birthDate: '1991-12-01' },
  {
    resourceType: 'Patient', id: 'pold', active: false, identifier: mrn('N90'), name: name('Mehta', 'Dev'), birthDate: '1991-12-01',
    link: [{ other: { reference: 'Patient/pd' }, type: 'replaced-by' }],
  },
  {
    resourceType: 'RelatedPerson', id: 'father', patient: { reference: 'Patient/pb' }, relationship: [{ coding: [{ code: 'FTH' }] }],
    name: name('Novak', 'Omar'),
  },
  {
    resourceType: 'RelatedPerson', id: 'expired', patient: { reference: 'Patient/pa' }, name: name('Haddad', 'Karim'),
    period: { start: '2019-01-01', end: '2025-06-30' },
  },
  { resourceType: 'RelatedPerson', id: 'inactive', active: false, patient: { reference: 'Patient/pd' }, name: name('Mehta', 'Ravi') },
  { resourceType: 'RelatedPerson', id: 'teenparent', patient: { reference: 'Patient/pt' }, name: name('Ito', 'Yumi') },
]

let next = 1000
/** A lawful first message of patient `pa`; `null` takes an element away. */
export function message(changes: Json = {}): Json {
  const whole: Json = {
    resourceType: 'Communication', identifier: [{ system: 'https://portal.example/id', value: String((next += 1)) }], status: 'completed',
    subject: { reference: 'Patient/pa' }, sender: { reference: 'Patient/pa' }, recipient: [{ reference: 'Group/pool' }],
    sent: '2026-03-04T09:30:00-08:00', topic: { text: 'Question about my medicine' }, payload: [
      { contentString: 'May I take it with food?' },
    ], ...changes,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null))
}

export interface Clinic {
  readonly engine: Engine
  setNow(ms: number): void
  /** Settles resources as one file would bring them. */
  receive(resources: readonly Json[] | Json, strictness?: Strictness): Promise<Settlement[]>
  receiveOne(resource: Json, strictness?: Strictness): Promise<Settlement>
  thread(threadId: string | null): Promise<ThreadState>
}

export async function clinic(options: { directory?: boolean } = {}): Promise<Clinic> {
  const { engine, setNow } = testEngine({ now: NOON })
  let file = 0
  const receive: Clinic['receive'] = async (given, strictness = 'portal') => {
    file += 1
    const key = `file${file}`
    const parts = isList(given) ? given.map((resource, index) => partOf(resource, `${key}#${index}`)) : bundleParts(given, key)
    const settlements = new Map<Part, Settlement>()
    const settling = createSettling(createDesk(engine, 'folder', strictness), (part, settlement) => settlements.set(part, settlement))
    await settling.take(parts)
    await settling.finish()
    return parts.flatMap((part) => settlements.get(part) ?? [])
  }
  const made: Clinic = {
    engine,
    setNow,
    receive,
    async receiveOne(resource, strictness) {
      const [settlement] = await receive([resource], strictness)
      if (!settlement) throw new Error('nothing was settled')
      return settlement
    },
    async thread(threadId) {
      const loaded = await engine.store.load(threadStream(threadId ?? ''))
      if (loaded?.kind !== 'thread') throw new Error('no such thread')
      return loaded.state
    },
  }
  if (options.directory !== false) await receive([...DIRECTORY])
  return made
}

function partOf(resource: Json, fallbackId: string): Part {
  const raw = JSON.stringify(resource)
  const value = parseJson(raw)
  if (!isObject(value)) throw new Error('no object')
  return {
    received: { resource: value, resourceType: String(resource['resourceType']), raw, fullUrl: null, bundle: null, place: '', fallbackId },
  }
}

function bundleParts(bundle: Json, fallbackId: string): Part[] {
  const value = parseJson(JSON.stringify(bundle))
  if (!isObject(value)) throw new Error('no object')
  return readBundle(value, fallbackId, '')
}

/** Code of a quarantined settlement, or the outcome. */
export const codeOf = (settlement: Settlement | undefined): string =>
  settlement?.outcome === 'quarantined' ? settlement.code : (settlement?.outcome ?? 'nothing')
export const threadOf = (settlement: Settlement | undefined): string | null =>
  settlement && settlement.outcome !== 'quarantined' ? settlement.threadId : null
const isList = (given: readonly Json[] | Json): given is readonly Json[] => Array.isArray(given)
