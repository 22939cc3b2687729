import type { PoolId, StaffId } from '#shared/domain/ids.ts'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { accountStream } from '#electron/engine/streams.ts'
import type { JsonObject } from '../json.ts'
import type { Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { resourceId, type Received } from '../received.ts'
import { instantOf } from './fhirTime.ts'
import { findPatient, survivorOf } from './findPatient.ts'
import { objectOf, objectsOf } from './read.ts'
import { readReference } from './reference.ts'
import { knownRole } from './roles.ts'

interface Named {
  /** Null for an identifier that does not say what it identifies. */
  readonly type: string | null
  /** Empty for an identifier alone: only patients are found by one. */
  readonly id: string
}

function named(received: Received, reference: JsonObject, path: string): Named {
  const target = readReference(reference, path)
  if (target.kind === 'contained') throw new IntakeRefused('not-found', `${path} is described inside the message, not known here.`, path)
  if (target.kind === 'identifier') return { type: target.type, id: '' }
  const entry = received.bundle?.find(target.url, received.fullUrl)
  if (entry) return { type: entry.resourceType, id: resourceId(entry) ?? '' }
  if (target.kind === 'literal') return { type: target.type, id: target.id }
  throw new IntakeRefused('not-found', `${path} leads to no entry of its Bundle.`, path)
}

/**
 * Who wrote (D17). The patient must be the subject; a related person needs authority now; a device, an organization or
 * nobody is `unmatched`, so that an automatic text never counts as the clinic's answer.
 * @throws IntakeRefused 'business-rule', 'forbidden', 'not-found'
 */
export async function findSender(desk: Desk, received: Received, patient: PatientRecord): Promise<SenderRef> {
  const path = 'Communication.sender'
  const reference = objectOf(received.resource, 'sender')
  if (!reference) return { kind: 'unmatched' }
  const party = named(received, reference, path)
  if (party.type === null || party.type === 'Patient') {
    const sender = await findPatient(desk, received, reference, path)
    if (sender.patientId !== patient.patientId) {
      throw new IntakeRefused('business-rule', 'The sender is another patient than the one the message is about.', path)
    }
    return { kind: 'self' }
  }
  switch (party.type) {
    case 'RelatedPerson': {
      const person = await desk.directory('relatedPerson', party.id)
      if (!person) throw new IntakeRefused('not-found', 'The sender is not known here.', path)
      await checkAuthority(desk, person, patient, path)
      return { kind: 'proxy', relatedPersonId: person.relatedPersonId }
    }
    case 'Practitioner':
    case 'PractitionerRole':
      return { kind: 'staff', staffId: await findStaff(desk, party, path) }
    case 'Device':
    case 'Organization':
    case 'HealthcareService':
      return { kind: 'unmatched' }
    default:
      throw new IntakeRefused('structure', 'A resource of this type cannot be a sender.', path)
  }
}

async function checkAuthority(desk: Desk, person: RelatedPersonRecord, patient: PatientRecord, path: string): Promise<void> {
  const refuse = (words: string): never => {
    throw new IntakeRefused('forbidden', words, path)
  }
  const writesFor = await desk.directory('patient', person.patientId)
  const survivor = writesFor && (await survivorOf(desk, writesFor, path))
  if (survivor?.patientId !== patient.patientId) refuse('The sender may not write for this patient.')
  if (!person.active) refuse('The proxy access of the sender is not active.')
  const { pack, clock } = desk.engine
  const now = clock.now()
  const start = instantOf(person.periodStart ?? undefined, 'first', pack.timeZone)
  const end = instantOf(person.periodEnd ?? undefined, 'last', pack.timeZone)
  if ((start !== null && now < start) || (end !== null && now > end)) refuse('The proxy access of the sender is outside its period.')
  // A parent's message about a teenager is kept whatever the policy (S43): what may be answered is decided at reading time (D17, D18).
}

async function findStaff(desk: Desk, { type, id }: Named, path: string): Promise<StaffId> {
  if (type === 'PractitionerRole') {
    const role = await knownRole(desk.engine, id)
    if (role) return role.staffId
  } else if ((await desk.directory('practitioner', id)) !== undefined || (await desk.engine.store.load(accountStream(id))) !== undefined) {
    return id
  }
  // History names people who left long ago; screens show them as former colleagues.
  if (desk.strictness === 'backfill' && id !== '') return id
  throw new IntakeRefused('not-found', `${path} is not known here.`, path)
}

export interface Addressees {
  readonly pool: PoolId | null
  readonly addressedTo: StaffId | null
}

/**
 * Whom a message is addressed to: the pack's pool behind the first pool that has one, and the first clinician, whose
 * absences the promise honours. Patients among the recipients (a header lists everybody) say nothing.
 * @throws IntakeRefused 'not-found' for somebody unknown (interop.md: unknown → 422)
 */
export async function findAddressees(desk: Desk, received: Received): Promise<Addressees> {
  let pool: PoolId | null = null
  let addressedTo: StaffId | null = null
  for (const [index, reference] of objectsOf(received.resource, 'recipient').entries()) {
    const path = `Communication.recipient[${index}]`
    const party = named(received, reference, path)
    switch (party.type) {
      case 'Group':
      case 'CareTeam':
      case 'HealthcareService':
      case 'Organization': {
        const record = await desk.directory('pool', `${party.type}/${party.id}`)
        if (!record && desk.strictness === 'portal') {
          throw new IntakeRefused('not-found', 'The message is addressed to a pool that is not known here.', path)
        }
        pool ??= record?.poolId ?? null
        break
      }
      case 'Practitioner':
      case 'PractitionerRole': {
        const staffId = await findStaff(desk, party, path)
        addressedTo ??= staffId
        break
      }
      case null:
        if (desk.strictness === 'portal') throw new IntakeRefused('not-found', 'A recipient is not known here.', path)
        break
      default:
    }
  }
  return { pool, addressedTo }
}
