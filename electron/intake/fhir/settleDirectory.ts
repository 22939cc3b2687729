import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { DirectoryRecord, PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { birthDateProblem } from '#shared/domain/people/age.ts'
import { grantsConflict } from '#shared/domain/people/grants.ts'
import { settledItem, type Desk } from '../desk.ts'
import { isObject, type JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { resourceId, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { fingerprintOf } from './fingerprint.ts'
import { mapPatient, linksOf } from './mapPatient.ts'
import { mapPractitioner, mapRelatedPerson, saysPcp, withCareTeam, withRole } from './mapPeople.ts'
import { mapPool } from './mapPool.ts'
import { objectOf, objectsOf, textOf } from './read.ts'
import { readReference, type ReferenceTarget } from './reference.ts'
import { keepRole, knownRole } from './roles.ts'

/** Directory types, in the order in which a Bundle's are taken: what others refer to first. */
export const DIRECTORY_TYPES = [
  'Organization', 'HealthcareService', 'Practitioner', 'PractitionerRole', 'Group', 'Patient', 'CareTeam', 'RelatedPerson',
] as const

/**
 * Takes a directory resource. The same again, by type and id, changes nothing and is deduplicated; other content replaces
 * what was known, since the portal's directory is the truth about itself.
 * @throws IntakeRefused
 */
export async function settleDirectory(desk: Desk, received: Received): Promise<Settlement> {
  const id = resourceId(received)
  if (id === null) {
    throw new IntakeRefused('required', `${received.resourceType} has neither id nor identifier.`, `${received.resourceType}.id`)
  }
  const records = await recordsOf(desk, received, id)
  const changed: DirectoryRecord[] = []
  for (const record of records) {
    const known = await desk.directory(record.kind, record.id)
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(record.record)) changed.push(record)
  }
  const outcome = changed.length > 0 ? 'accepted' : 'deduplicated'
  const { resourceType } = received
  const item = { sourceId: `${resourceType}/${id}`, fingerprint: fingerprintOf(received), resourceType, threadId: null, messageId: null }
  await desk.stage(changed, settledItem(outcome, item))
  return { outcome, threadId: null, messageId: null }
}

async function recordsOf(desk: Desk, received: Received, id: string): Promise<DirectoryRecord[]> {
  const { resource } = received
  switch (received.resourceType) {
    case 'Patient':
      return patientRecords(desk, resource, id)
    case 'RelatedPerson': {
      const target = follow(received, objectOf(resource, 'patient'), 'RelatedPerson.patient')
      const patient = target === null ? undefined : await desk.directory('patient', target)
      if (!patient) {
        throw new IntakeRefused('not-found', 'The related person belongs to a patient who is not known here.', 'RelatedPerson.patient')
      }
      const record = mapRelatedPerson(resource, id, patient.patientId)
      checkGrants(record)
      return [{ kind: 'relatedPerson', id, record }]
    }
    case 'Practitioner':
      return [{ kind: 'practitioner', id, record: mapPractitioner(resource, id, await desk.directory('practitioner', id)) }]
    case 'PractitionerRole':
      return roleRecords(desk, received, id)
    case 'Group':
      if (textOf(resource, 'type') !== 'practitioner') {
        throw new IntakeRefused('not-supported', 'Only a group of practitioners is a pool.', 'Group.type')
      }
      return [poolRecord(desk, received, id)]
    case 'CareTeam':
      return [poolRecord(desk, received, id), ...(await careTeamRecords(desk, received))]
    default:
      return [poolRecord(desk, received, id)]
  }
}

const poolRecord = (desk: Desk, { resource, resourceType }: Received, id: string): DirectoryRecord => {
  const reference = `${resourceType}/${id}`
  return { kind: 'pool', id: reference, record: mapPool(resource, reference, id, desk.engine.pack) }
}

/** A survivor that says whom it replaces also marks those records, as far as they are known. */
async function patientRecords(desk: Desk, resource: JsonObject, id: string): Promise<DirectoryRecord[]> {
  const known = await desk.directory('patient', id)
  const record = mapPatient(resource, id, known)
  checkBirthDate(record, textOf(resource, 'birthDate'), desk)
  if (known && isSomebodyElse(known, record)) {
    throw new IntakeRefused('duplicate', 'A patient with this id is known as somebody else. The first stays as it is.', 'Patient.id')
  }
  const records: DirectoryRecord[] = [{ kind: 'patient', id, record }]
  for (const replaced of linksOf(resource, 'replaces')) {
    const old = replaced === id ? undefined : await desk.directory('patient', replaced)
    if (old && old.replacedBy === null) records.push({ kind: 'patient', id: replaced, record: { ...old, replacedBy: id } })
  }
  return records
}

/** D17: grades are worked out from the birth date, so one that is impossible, or names no day, is not taken. */
function checkBirthDate({ birthDate, deceasedDate }: PatientRecord, given: string | null, { engine: { clock, pack } }: Desk): void {
  if (given !== null && birthDate === null) throw new IntakeRefused('business-rule', 'Patient.birthDate names no day, so nobody can tell the patient’s age.', 'Patient.birthDate')
  const problem = birthDate === null ? null : birthDateProblem(birthDate, localDateOf(clock.now(), pack.timeZone), deceasedDate)
  if (problem !== null) throw new IntakeRefused('business-rule', `Patient.birthDate ${problem}.`, 'Patient.birthDate')
}

/** S41: of two grants that hold at once and differ nobody can tell which one counts. */
function checkGrants({ grants }: RelatedPersonRecord): void {
  if (grants && grantsConflict(grants)) {
    throw new IntakeRefused('business-rule', 'RelatedPerson.extension grants different access for the same days.', 'RelatedPerson.extension')
  }
}

/** Two of record number, birth date and family name changed at once: another person under the same id, never an update. */
function isSomebodyElse(known: PatientRecord, next: PatientRecord): boolean {
  const differs = (a: string | null, b: string | null): boolean => Boolean(a) && Boolean(b) && a?.toLowerCase() !== b?.toLowerCase()
  const changes = [differs(known.mrn, next.mrn), differs(known.birthDate, next.birthDate), differs(known.family, next.family)]
  return changes.filter((changed) => changed).length > 1
}

async function roleRecords(desk: Desk, received: Received, id: string): Promise<DirectoryRecord[]> {
  const reference = objectOf(received.resource, 'practitioner')
  if (!reference) throw new IntakeRefused('required', 'The role names no practitioner.', 'PractitionerRole.practitioner')
  const staffId = follow(received, reference, 'PractitionerRole.practitioner')
  const practitioner = staffId === null ? undefined : await desk.directory('practitioner', staffId)
  if (!practitioner) {
    throw new IntakeRefused('not-found', 'The role belongs to a practitioner who is not known here.', 'PractitionerRole.practitioner')
  }
  const fingerprint = fingerprintOf(received)
  const known = await knownRole(desk.engine, id)
  if (known?.fingerprint === fingerprint) return []
  await keepRole(desk.engine, id, { staffId: practitioner.staffId, fingerprint })
  return [{ kind: 'practitioner', id: practitioner.staffId, record: withRole(practitioner, received.resource) }]
}

async function careTeamRecords(desk: Desk, received: Received): Promise<DirectoryRecord[]> {
  const subject = objectOf(received.resource, 'subject')
  const patientId = subject && follow(received, subject, 'CareTeam.subject')
  const patient = patientId ? await desk.directory('patient', patientId) : undefined
  if (!patient) return []
  const members = objectsOf(received.resource, 'participant').flatMap((participant) => {
    const member = objectOf(participant, 'member')
    const target = member && textOf(member, 'reference') !== null ? readReference(member, 'CareTeam.participant.member') : null
    return target?.kind === 'literal' && target.type === 'Practitioner' ? [{ staffId: target.id, isPcp: saysPcp(participant) }] : []
  })
  return [{ kind: 'patient', id: patient.patientId, record: withCareTeam(patient, members) }]
}

/** Id of the resource that a reference leads to, in the Bundle first; null when it names none by id. */
function follow(received: Received, reference: JsonObject | undefined, path: string): string | null {
  if (!isObject(reference)) return null
  const target: ReferenceTarget = readReference(reference, path)
  if (target.kind !== 'literal' && target.kind !== 'urn') return null
  const entry = received.bundle?.find(target.url, received.fullUrl)
  return entry ? resourceId(entry) : target.kind === 'literal' ? target.id : null
}
