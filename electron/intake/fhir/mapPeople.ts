import type { PatientRecord, PractitionerRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { JsonObject } from '../json.ts'
import { bestName, bestPhone } from './mapName.ts'
import { grantsOf } from './mapGrants.ts'
import { conceptText, firstCode, objectOf, objectsOf, textOf } from './read.ts'

/** v3-RoleCode, as far as portals use it, in the words that staff read. */
const RELATIONSHIPS: Readonly<Record<string, string>> = {
  PRN: 'parent', MTH: 'mother', FTH: 'father', NMTH: 'mother', NFTH: 'father', STPPRN: 'stepparent', GRPRN: 'grandparent',
  CHILD: 'child', CHLDADOPT: 'child', DAUC: 'daughter', SONC: 'son', SPS: 'spouse', HUSB: 'husband', WIFE: 'wife', DOMPART: 'partner',
  SIGOTHR: 'partner', SIB: 'sibling', BRO: 'brother', SIS: 'sister', GUARD: 'guardian',
  POWATT: 'power of attorney', FRND: 'friend', NBOR: 'neighbor',
}

export function mapRelatedPerson(resource: JsonObject, relatedPersonId: string, patientId: string): RelatedPersonRecord {
  const name = bestName(resource)
  const relationship = objectsOf(resource, 'relationship')[0]
  const code = firstCode(relationship)
  const period = objectOf(resource, 'period')
  return {
    relatedPersonId,
    patientId,
    family: name.family,
    given: name.given,
    relationship: conceptText(relationship) ?? (code === null ? null : (RELATIONSHIPS[code] ?? null)),
    active: resource['active'] !== false,
    periodStart: textOf(period, 'start'),
    periodEnd: textOf(period, 'end'),
    phone: bestPhone(resource),
    ...grantsOf(resource),
  }
}

/** A practitioner; what their roles told (title of the post, absences) stays as it is known. */
export function mapPractitioner(resource: JsonObject, staffId: string, known: PractitionerRecord | undefined): PractitionerRecord {
  const name = bestName(resource)
  const qualification = conceptText(objectOf(objectsOf(resource, 'qualification')[0], 'code'))
  return {
    staffId,
    family: name.family,
    given: name.given,
    title: name.prefix,
    roleText: known?.roleText ?? qualification ?? name.suffix,
    absences: known?.absences ?? [],
    ...(known?.leaves ? { leaves: known.leaves } : {}),
  }
}

/** What a role adds to its practitioner: the name of the post, and the days out (`notAvailable`), which nobody covers by FHIR's word. */
export function withRole(practitioner: PractitionerRecord, role: JsonObject): PractitionerRecord {
  const post = conceptText(objectsOf(role, 'code')[0])
  const out = objectsOf(role, 'notAvailable').flatMap((entry) => {
    const during = objectOf(entry, 'during')
    const from = textOf(during, 'start')?.slice(0, 10)
    const to = textOf(during, 'end')?.slice(0, 10)
    return from?.length === 10 && to?.length === 10 ? [{ from, to, coveredBy: null, coveredByName: null }] : []
  })
  const { absences, roleText } = practitioner
  const added = out.filter(({ from, to }) => !absences.some((absence) => absence.from === from && absence.to === to))
  return { ...practitioner, roleText: post ?? roleText, absences: [...absences, ...added] }
}

export interface TeamMember {
  readonly staffId: string
  readonly isPcp: boolean
}

/** SNOMED CT 446050000 and 453231000124104 (primary care provider), or a role that says so in words. */
export function saysPcp(participant: JsonObject): boolean {
  return objectsOf(participant, 'role').some((role) => PCP_CODES.has(firstCode(role) ?? '') || /^(pcp|primary care (provider|physician|doctor))$/i.test(conceptText(role) ?? ''))
}
const PCP_CODES: ReadonlySet<string> = new Set(['446050000', '453231000124104', 'PCP'])

/** Members of a care team that is about one patient become known as seen by them, or as the PCP where the team says so (S4). */
export function withCareTeam(patient: PatientRecord, members: readonly TeamMember[]): PatientRecord {
  const pcps = members.filter(({ isPcp }) => isPcp)
  // Another PCP than before: the earlier one stays as somebody who was seen.
  const kept = patient.careTeam.filter(({ staffId }) => !pcps.some((pcp) => pcp.staffId === staffId)).map((member) => (pcps.length > 0 && member.relation === 'pcp' ? { ...member, relation: 'seen' as const } : member))
  const added = members.filter(({ staffId, isPcp }) => !isPcp && ![...kept, ...pcps].some((member) => member.staffId === staffId))
  return {
    ...patient,
    careTeam: [...pcps.map(({ staffId }) => ({ staffId, relation: 'pcp' as const })), ...kept, ...added.map(({ staffId }) => ({ staffId, relation: 'seen' as const }))],
  }
}
