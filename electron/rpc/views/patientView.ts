import type { PatientIdentity } from '#shared/contract/schemas/common.ts'
import type { PatientBanner } from '#shared/contract/schemas/threadView.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { People } from '../people.ts'

const SEX: Record<string, string> = { female: 'F', male: 'M', other: 'Other', unknown: 'Unknown' }
const RELATION = { pcp: 'PCP', seen: 'seen', consulted: 'consulted', readTest: 'read a test', covering: 'covering' } as const

/** Name, birth date, sex, number: always together (PS-01). */
export function identityOf(patient: PatientRecord): PatientIdentity {
  const { patientId, family, given, title, birthDate, mrn } = patient
  return { patientId, family, given, title, birthDate, mrn, sex: patient.sex === null ? null : (SEX[patient.sex] ?? null) }
}

export function bannerOf(patient: PatientRecord, people: People): PatientBanner {
  return {
    ...identityOf(patient),
    preferredName: patient.preferredName,
    pronouns: patient.pronouns,
    phone: patient.phone,
    language: patient.language,
    deceasedDate: patient.deceasedDate,
    allergies: patient.allergies === null ? null : [...patient.allergies],
    medicines: [...patient.medicines],
    problems: [...patient.problems],
    careTeam: patient.careTeam.map((member) => ({ name: people.person(member.staffId).name, relation: RELATION[member.relation] })),
    lastVisit: patient.lastVisit,
    nextVisit: patient.nextVisit,
    eligible: patient.eligible,
  }
}
