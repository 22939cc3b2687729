import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { Queries } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'

/** Patients of open threads, and of those that somebody wrote in since then; each once, by id (PS-08). */
export function openPatients(db: ReadableDb, { since, includeClinical }: Queries['openPatients']['params']): PatientRecord[] {
  const threads = build.selectFrom('thread as t').select('t.patient_id').distinct()
    .where('t.patient_id', 'is not', null)
    .where((eb) => eb.or([eb('t.completion', '!=', 'completed'), eb('t.last_message_at', '>=', since)]))
    .$if(!includeClinical, (query) => query.where('t.is_clinical', '=', 0))
  const query = build.selectFrom('directory as d').select('d.record')
    .where('d.kind', '=', 'patient').where('d.id', 'in', threads.$castTo<string>()).orderBy('d.id')
  return db.all(query).map(({ record }) => JSON.parse(record) as PatientRecord)
}
