import { proxyName, type PatientRecord } from '#shared/domain/directory/records.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem, NewMessage } from '#electron/engine/ports/store.ts'
import { createDesk } from '#electron/intake/desk.ts'
import { findAddressees, type Addressees } from '#electron/intake/fhir/findParties.ts'
import { findPatient } from '#electron/intake/fhir/findPatient.ts'
import { contentOf } from '#electron/intake/fhir/messageContent.ts'
import { objectOf, objectsOf, textOf } from '#electron/intake/fhir/read.ts'
import { readReference } from '#electron/intake/fhir/reference.ts'
import { isObject, parseJson, type JsonObject } from '#electron/intake/json.ts'
import type { Received } from '#electron/intake/received.ts'
import { IntakeRefused } from '#electron/intake/refusal.ts'
import { wordsOf } from '#electron/intake/urgency.ts'

/** What can be read of a quarantined item, whatever is wrong with it. */
export interface ReadItem {
  /** Null when it is no resource. */
  readonly received: Received | null
  readonly subject: string
  readonly body: string
  readonly attachments: NewMessage['attachments']
  readonly patient: PatientRecord | null
  readonly patientWords: string | null
  readonly sender: string
  readonly addressees: Addressees
}

const NOBODY: Addressees = { pool: null, addressedTo: null }

export async function readItem(engine: Engine, item: IntakeItem): Promise<ReadItem> {
  const received = receivedOf(item)
  if (!received) return { received, subject: '', body: item.raw ?? '', attachments: [], patient: null, patientWords: null, sender: 'Not known', addressees: NOBODY }
  const { resource } = received
  const desk = createDesk(engine, item.source, 'portal')
  const subject = subjectOf(resource)
  const [patient, addressees] = await Promise.all([
    tried(async () => (subject ? findPatient(desk, received, subject, 'subject') : null), null),
    tried(() => findAddressees(desk, received), NOBODY),
  ])
  return { received, ...textOfItem(received, item), patient, patientWords: patient ? null : namedIn(subject), sender: await senderOf(engine, resource), addressees }
}

/** A message with a Binary was kept as a Bundle that begins with the message. */
function receivedOf(item: IntakeItem): Received | null {
  try {
    const parsed = parseJson(item.raw ?? '')
    if (!isObject(parsed)) return null
    const first = parsed['resourceType'] === 'Bundle' && item.resourceType !== 'Bundle' ? objectOf(objectsOf(parsed, 'entry')[0], 'resource') : parsed
    return first ? { resource: first, resourceType: item.resourceType, raw: item.raw ?? '', fullUrl: null, bundle: null, place: '', fallbackId: item.itemId } : null
  } catch (error) {
    if (error instanceof IntakeRefused) return null
    throw error
  }
}

function textOfItem(received: Received, item: IntakeItem): Pick<ReadItem, 'subject' | 'body' | 'attachments'> {
  if (received.resourceType !== 'Communication') return { subject: '', body: JSON.stringify(received.resource, null, 2), attachments: [] }
  try {
    return contentOf(received)
  } catch (error) {
    if (!(error instanceof IntakeRefused)) throw error
    const { subject, body } = wordsOf(received.resource)
    // No words where they belong: better the whole item than nothing.
    return { subject, body: body === '' && subject === '' ? (item.raw ?? '') : body, attachments: [] }
  }
}

/** Whom it is about: `subject`, `patient`, `for`, or the patient among the participants of an appointment. */
function subjectOf(resource: JsonObject): JsonObject | undefined {
  const actors = objectsOf(resource, 'participant').map((participant) => objectOf(participant, 'actor'))
  return objectOf(resource, 'subject') ?? objectOf(resource, 'patient') ?? objectOf(resource, 'for') ?? actors.find((actor) => textOf(actor, 'reference')?.includes('Patient/'))
}

const namedIn = (reference: JsonObject | undefined): string | null =>
  textOf(reference, 'display') ?? textOf(objectOf(reference, 'identifier'), 'value') ?? textOf(reference, 'reference')

async function senderOf(engine: Engine, resource: JsonObject): Promise<string> {
  const sender = objectOf(resource, 'sender') ?? objectOf(resource, 'requester')
  if (!sender) return 'Not known'
  const words = namedIn(sender) ?? 'Not known'
  const target = await tried(async () => readReference(sender, 'sender'), null)
  if (target?.kind !== 'literal') return words
  if (target.type === 'Patient') return 'The patient'
  if (target.type !== 'RelatedPerson') return words
  const person = await engine.store.query('relatedPerson', { relatedPersonId: target.id })
  if (!person) return words
  return [proxyName(person), person.relationship, person.periodEnd === null ? null : `access until ${person.periodEnd.slice(0, 10)}`].filter(Boolean).join(', ')
}

async function tried<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof IntakeRefused) return otherwise
    throw error
  }
}
