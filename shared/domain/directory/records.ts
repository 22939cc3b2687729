import type { PhoneUse } from '../emergency/phoneUse.ts'
import type { EpochMs, PatientId, PoolId, StaffId } from '../ids.ts'
import type { ProxyGrant } from '../people/grants.ts'
import type { LabRecord, MedicineRecord } from '../refill/medicineRecord.ts'
import type { SetAsideRecord } from '../setAside/setAside.ts'
import { withoutDays, type Absence, type Leave } from './absence.ts'

/** One number of the record. `isSafe` false: the patient said not to call it (red flags, row 43); it is never offered. */
export interface PatientPhone {
  readonly number: string
  readonly use: PhoneUse
  /** Whose it is, where it is an emergency contact's. */
  readonly name: string | null
  readonly isSafe: boolean
}

/** What the console knows of people and pools. Comes from FHIR (interop.md) or from the sample clinic. */
export interface PatientRecord {
  readonly patientId: PatientId
  /** Medical record number as the portal writes it; null is shown as "Not recorded" (PS-04). */
  readonly mrn: string | null
  readonly family: string
  readonly given: string
  /** `Ms`, `Mr`, `Mx`, `Dr`; null when not recorded. */
  readonly title: string | null
  readonly preferredName: string | null
  /** `YYYY-MM-DD`; null when not recorded. */
  readonly birthDate: string | null
  readonly deceasedDate: string | null
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null
  readonly pronouns: string | null
  readonly phone: string | null
  /** Every number to call, where the record knows more than `phone`. */
  readonly phones?: readonly PatientPhone[]
  /** How the patient may be reached safely, in the record's words; absent or null: nothing is recorded. */
  readonly safeContactNote?: string | null
  readonly language: string | null
  /** The four texts of PS-32 are made from this: null not recorded, [] none known. */
  readonly allergies: readonly { readonly text: string; readonly updatedOn: string | null }[] | null
  readonly medicines: readonly MedicineRecord[]
  /** Newest value of each test counts; absent when the record brings none. */
  readonly labs?: readonly LabRecord[]
  /** Null or absent when not recorded. */
  readonly pregnancy?: 'pregnant' | 'notPregnant' | null
  readonly problems: readonly string[]
  readonly careTeam: readonly { readonly staffId: StaffId; readonly relation: 'pcp' | 'seen' | 'consulted' | 'readTest' | 'covering' }[]
  readonly lastVisit: string | null
  readonly nextVisit: string | null
  readonly eligible: boolean
  readonly ineligibleReason: string | null
  readonly lastPortalSignInAt: EpochMs | null
  /** A record merged away stands for the surviving one. */
  readonly replacedBy: PatientId | null
  readonly active: boolean
  /** The record carries a restricted label: a colleague who is a patient, a person in public life (D19, break-glass). */
  readonly restricted?: boolean
}

export interface RelatedPersonRecord {
  readonly relatedPersonId: string
  readonly patientId: PatientId
  readonly family: string
  readonly given: string
  readonly relationship: string | null
  readonly active: boolean
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly phone: string | null
  /** Access that an adult patient granted (S41); left out is none. */
  readonly grants?: readonly ProxyGrant[]
}

/** `LEE, Kim`, as every list and banner shows a proxy (PS-12). */
export function proxyName({ given, family }: Pick<RelatedPersonRecord, 'given' | 'family'>): string {
  return [family.toLocaleUpperCase('en'), given].filter((part) => part !== '').join(', ')
}

/** A practitioner of the directory; an account may point to it. */
export interface PractitionerRecord {
  readonly staffId: StaffId
  readonly family: string
  readonly given: string
  readonly title: string | null
  readonly roleText: string | null
  /** Days out as the record system tells them. */
  readonly absences: readonly Absence[]
  /** Leave entered here (S28); an import leaves it alone. Absent: none. */
  readonly leaves?: readonly Leave[]
}

/** Every day out, whoever said so. For days on which a leave was entered here, that leave counts: it may name a cover (D3). */
export function absencesOf(practitioner: Pick<PractitionerRecord, 'absences' | 'leaves'> | undefined): readonly Absence[] {
  const leaves = practitioner?.leaves ?? []
  return [...leaves.reduce(withoutDays, practitioner?.absences ?? []), ...leaves]
}

/** A shared queue as the portal addresses it: Group, CareTeam, HealthcareService or Organization. */
export interface PoolRecord {
  readonly reference: string
  readonly name: string
  /** Pool of the policy pack that it stands for; null when none does. */
  readonly poolId: PoolId | null
}

export type DirectoryRecord =
  | { readonly kind: 'patient'; readonly id: string; readonly record: PatientRecord }
  | { readonly kind: 'relatedPerson'; readonly id: string; readonly record: RelatedPersonRecord }
  | { readonly kind: 'practitioner'; readonly id: string; readonly record: PractitionerRecord }
  | { readonly kind: 'pool'; readonly id: string; readonly record: PoolRecord }
  | { readonly kind: 'setAside'; readonly id: string; readonly record: SetAsideRecord }
export type DirectoryKind = DirectoryRecord['kind']
