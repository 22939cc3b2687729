import type {
  DirectoryKind, DirectoryRecord, PatientRecord, PractitionerRecord, RelatedPersonRecord,
} from '#shared/domain/directory/records.ts'
import type { PatientId, StaffId } from '#shared/domain/ids.ts'
import { build, type ReadableDb } from '../database.ts'

const records = build.selectFrom('directory').select(['kind', 'id', 'record'])

/** Written by this store from a DirectoryRecord of the same kind. */
export const parseRecord = (row: { kind: string; id: string; record: string }): DirectoryRecord =>
  ({ kind: row.kind, id: row.id, record: JSON.parse(row.record) }) as DirectoryRecord

export function directoryRecord(db: ReadableDb, { kind, id }: { kind: DirectoryKind; id: string }): DirectoryRecord | undefined {
  const row = db.first(records.where('kind', '=', kind).where('id', '=', id))
  return row && parseRecord(row)
}

export function patientOf(db: ReadableDb, patientId: PatientId): PatientRecord | undefined {
  const found = directoryRecord(db, { kind: 'patient', id: patientId })
  return found?.kind === 'patient' ? found.record : undefined
}

export function patientByMrn(db: ReadableDb, { mrn }: { mrn: string }): PatientRecord[] {
  const rows = db.all(records.where('kind', '=', 'patient').where('mrn', '=', mrn).orderBy('id'))
  return rows.map(parseRecord).flatMap((entry) => (entry.kind === 'patient' ? [entry.record] : []))
}

export function relatedPersonOf(db: ReadableDb, relatedPersonId: string): RelatedPersonRecord | undefined {
  const found = directoryRecord(db, { kind: 'relatedPerson', id: relatedPersonId })
  return found?.kind === 'relatedPerson' ? found.record : undefined
}

export function practitionerOf(db: ReadableDb, staffId: StaffId): PractitionerRecord | undefined {
  const found = directoryRecord(db, { kind: 'practitioner', id: staffId })
  return found?.kind === 'practitioner' ? found.record : undefined
}

export function practitioners(db: ReadableDb): PractitionerRecord[] {
  const rows = db.all(records.where('kind', '=', 'practitioner').orderBy('id'))
  return rows.map(parseRecord).flatMap((entry) => (entry.kind === 'practitioner' ? [entry.record] : []))
}

/** By kind and id; the cursor is `kind/id` of the last record seen. */
export function allDirectory(db: ReadableDb, { after, limit }: { after: string | null; limit: number }): DirectoryRecord[] {
  const page = records.orderBy('kind').orderBy('id').limit(limit)
  if (after === null) return db.all(page).map(parseRecord)
  const at = after.indexOf('/')
  const kind = after.slice(0, at)
  const id = after.slice(at + 1)
  return db.all(page.where((eb) => eb(eb.refTuple('kind', 'id'), '>', eb.tuple(kind, id)))).map(parseRecord)
}
