import type { DirectoryRecord, PatientRecord } from '#shared/domain/directory/records.ts'

/** A made-up patient record. */
export const patientRecord = (patientId: string, mrn: string | null, changes: Partial<PatientRecord> = {}): DirectoryRecord => ({
  kind: 'patient',
  id: patientId,
  record: {
    patientId, mrn, family: 'Rivera', given: 'Ana', title: 'Ms', preferredName: 'Annie', birthDate: '1970-02-03', deceasedDate: null,
    sex: 'female', pronouns: 'she/her', phone: '555-0100', language: 'en', allergies: [{ text: 'Penicillin', updatedOn: '2025-01-01' }],
    medicines: [{ name: 'Lisinopril', text: '10 mg daily' }], problems: ['Hypertension'], careTeam: [], lastVisit: '2026-01-05',
    nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true, ...changes,
  },
})
