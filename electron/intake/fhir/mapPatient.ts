import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { isObject, type JsonObject } from '../json.ts'
import { bestName, bestPhone } from './mapName.ts'
import { phonesIn } from './mapPhones.ts'
import { portalOf } from './mapPortal.ts'
import { readReference } from './reference.ts'
import { conceptText, firstCode, objectOf, objectsOf, textOf } from './read.ts'

const V2_0203 = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const TITLES: ReadonlySet<string> = new Set(['Ms', 'Mr', 'Mx', 'Dr'])

/** Record number: an identifier of type MR, else the first whose system ends with `mrn`. */
export function mrnOf(resource: JsonObject): string | null {
  const isUsed = (identifier: JsonObject): boolean => textOf(identifier, 'value') !== null && textOf(identifier, 'use') !== 'old'
  const isMr = (coding: JsonObject): boolean => textOf(coding, 'code') === 'MR' && (textOf(coding, 'system') ?? V2_0203) === V2_0203
  const isMedicalRecord = (identifier: JsonObject): boolean => objectsOf(objectOf(identifier, 'type'), 'coding').some(isMr)
  const identifiers = objectsOf(resource, 'identifier').filter(isUsed)
  const found = identifiers.find(isMedicalRecord) ?? identifiers.find((identifier) => /mrn$/i.test(textOf(identifier, 'system') ?? ''))
  return textOf(found, 'value')
}

/**
 * A Patient as the console knows it. What FHIR's Patient does not carry (allergies, medicines, visits …) stays as the
 * record has it; what it carries replaces the record's, absent elements included.
 */
export function mapPatient(resource: JsonObject, patientId: string, known: PatientRecord | undefined): PatientRecord {
  const name = bestName(resource)
  const birthDate = textOf(resource, 'birthDate')
  const sex = textOf(resource, 'gender')
  const deceased = textOf(resource, 'deceasedDateTime')
  const replacedBy = linkOf(resource, 'replaced-by')
  return {
    patientId,
    mrn: mrnOf(resource),
    family: name.family,
    given: name.given,
    title: name.prefix !== null && TITLES.has(name.prefix) ? name.prefix : null,
    preferredName: name.preferred ?? known?.preferredName ?? null,
    birthDate: birthDate !== null && birthDate.length === 10 ? birthDate : null,
    deceasedDate: deceased?.slice(0, 10) ?? (resource['deceasedBoolean'] === true ? (known?.deceasedDate ?? 'unknown') : null),
    sex: sex === 'female' || sex === 'male' || sex === 'other' || sex === 'unknown' ? sex : null,
    pronouns: pronounsOf(resource) ?? known?.pronouns ?? null,
    phone: bestPhone(resource),
    ...phonesIn(resource, known),
    language: languageOf(resource),
    allergies: known?.allergies ?? null,
    medicines: known?.medicines ?? [],
    ...(known?.labs ? { labs: known.labs } : {}),
    ...(known?.pregnancy ? { pregnancy: known.pregnancy } : {}),
    problems: known?.problems ?? [],
    careTeam: careTeamOf(resource, known),
    lastVisit: known?.lastVisit ?? null,
    nextVisit: known?.nextVisit ?? null,
    ...portalOf(resource, known),
    replacedBy: replacedBy ?? known?.replacedBy ?? null,
    active: resource['active'] !== false,
    ...(isRestrictedRecord(resource) ? { restricted: true } : {}),
  }
}

/** Patients that this record says it stands for (`replaces`), or the one that stands for it (`replaced-by`). */
export function linksOf(resource: JsonObject, type: 'replaces' | 'replaced-by'): string[] {
  return objectsOf(resource, 'link').flatMap((link) => {
    if (textOf(link, 'type') !== type) return []
    const target = readReference(objectOf(link, 'other') ?? {}, 'Patient.link.other')
    return target.kind === 'literal' && target.type === 'Patient' ? [target.id] : []
  })
}

const RESTRICTED: ReadonlySet<string> = new Set(['R', 'V', 'CEL', 'CELEBRITY', 'EMP', 'EMPL', 'VIP'])

/** A security label of v3-Confidentiality or v3-ActCode: restricted, a colleague, a person in public life (D19). */
const isRestrictedRecord = (resource: JsonObject): boolean =>
  objectsOf(objectOf(resource, 'meta'), 'security').some((label) => RESTRICTED.has(textOf(label, 'code') ?? ''))

const linkOf = (resource: JsonObject, type: 'replaced-by'): string | null => linksOf(resource, type)[0] ?? null

function pronounsOf(resource: JsonObject): string | null {
  const extension = objectsOf(resource, 'extension').find((candidate) => textOf(candidate, 'url')?.endsWith('individual-pronouns'))
  const value = objectsOf(extension, 'extension').find((candidate) => textOf(candidate, 'url') === 'value')
  return conceptText(objectOf(value, 'valueCodeableConcept'))
}

function languageOf(resource: JsonObject): string | null {
  const spoken = objectsOf(resource, 'communication')
  const preferred = spoken.find((each) => each['preferred'] === true) ?? spoken[0]
  const language = objectOf(preferred, 'language')
  return conceptText(language) ?? firstCode(language)
}

/** The general practitioner is the PCP; other relations stay as they are known. */
function careTeamOf(resource: JsonObject, known: PatientRecord | undefined): PatientRecord['careTeam'] {
  const others = (known?.careTeam ?? []).filter((member) => member.relation !== 'pcp')
  const practitioners = Array.isArray(resource['generalPractitioner']) ? resource['generalPractitioner'] : []
  const pcps = practitioners.flatMap((reference) => {
    if (!isObject(reference) || textOf(reference, 'reference') === null) return []
    const target = readReference(reference, 'Patient.generalPractitioner')
    return target.kind === 'literal' && target.type === 'Practitioner' ? [{ staffId: target.id, relation: 'pcp' as const }] : []
  })
  return [...pcps, ...others]
}
