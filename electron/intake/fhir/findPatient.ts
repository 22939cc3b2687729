import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { JsonObject } from '../json.ts'
import type { Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { resourceId, type Received } from '../received.ts'
import { readReference } from './reference.ts'

const MERGES_FOLLOWED = 20

/** The record that stands for this one after merges. @throws IntakeRefused 'business-rule' when merges go round in a circle */
export async function survivorOf(desk: Desk, patient: PatientRecord, path: string): Promise<PatientRecord> {
  let current = patient
  for (let step = 0; step < MERGES_FOLLOWED; step += 1) {
    if (current.replacedBy === null) return current
    const next = await desk.directory('patient', current.replacedBy)
    if (!next) return current
    current = next
  }
  throw new IntakeRefused('business-rule', 'The patient records are merged in a circle.', path)
}

/**
 * The one patient that a reference or a record number names, merges followed.
 * @throws IntakeRefused 'not-found', 'multiple-matches', 'business-rule' (not a Patient)
 */
export async function findPatient(desk: Desk, received: Received, reference: JsonObject, path: string): Promise<PatientRecord> {
  const target = readReference(reference, path)
  if (target.kind === 'contained') {
    throw new IntakeRefused('not-found', 'The patient is described inside the message, not by a record known here.', path)
  }
  if (target.kind === 'identifier') return survivorOf(desk, await byRecordNumber(desk, target.value, path), path)
  const entry = received.bundle?.find(target.url, received.fullUrl)
  const type = entry?.resourceType ?? (target.kind === 'literal' ? target.type : null)
  if (type !== null && type !== 'Patient') throw new IntakeRefused('business-rule', `${path} must name one patient.`, path)
  const id = (entry && resourceId(entry)) ?? (target.kind === 'literal' ? target.id : null)
  const patient = id === null ? undefined : await desk.directory('patient', id)
  if (!patient) throw new IntakeRefused('not-found', 'The patient is not known here.', path)
  return survivorOf(desk, patient, path)
}

async function byRecordNumber(desk: Desk, mrn: string, path: string): Promise<PatientRecord> {
  const found = await desk.patientsByMrn(mrn)
  const active = found.filter((patient) => patient.replacedBy === null)
  const candidates = active.length > 0 ? active : found
  const [patient] = candidates
  if (!patient) throw new IntakeRefused('not-found', 'No patient has this record number.', path)
  if (candidates.length > 1) throw new IntakeRefused('multiple-matches', 'Several patients have this record number.', path)
  return patient
}
