import type { PatientRecord, RelatedPersonRecord } from '../directory/records.ts'

/** What a decision knows of the people of a thread, beside the state. */
export interface PeopleFacts {
  /** Null when the thread is not matched, or the record is not here. */
  readonly patient: PatientRecord | null
  /** Everybody whom the record relates to the patient. */
  readonly relatedPersons: readonly RelatedPersonRecord[]
}
