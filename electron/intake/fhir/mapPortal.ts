import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { instantOf } from './fhirTime.ts'
import { objectsOf, textOf } from './read.ts'

/** Extension of a Patient: may this patient use messages (S60)? Parts: `eligible` (valueBoolean) and `reason` (valueString), or a plain valueBoolean. */
export const ELIGIBILITY_EXTENSION = 'urn:wellthread:portal-eligibility'
/** Extension of a Patient: the last sign-on to the portal (S58), valueInstant or valueDateTime. */
export const LAST_SIGN_IN_EXTENSION = 'urn:wellthread:last-portal-sign-in'

type Portal = Pick<PatientRecord, 'eligible' | 'ineligibleReason' | 'lastPortalSignInAt'>

/**
 * What R4's Patient does not carry and the portal knows. Without the extension the record keeps what it has: an import that says
 * nothing makes nobody eligible again, and forgets no sign-on.
 * @throws IntakeRefused for an eligibility that says neither yes nor no, or a sign-on without an instant
 */
export function portalOf(resource: JsonObject, known: PatientRecord | undefined): Portal {
  const told = (url: string): JsonObject | undefined => objectsOf(resource, 'extension').find((extension) => textOf(extension, 'url') === url)
  const eligibility = told(ELIGIBILITY_EXTENSION)
  const signIn = told(LAST_SIGN_IN_EXTENSION)
  return { ...eligibilityOf(eligibility, known), lastPortalSignInAt: signIn ? signInOf(signIn) : (known?.lastPortalSignInAt ?? null) }
}

function eligibilityOf(extension: JsonObject | undefined, known: PatientRecord | undefined): Pick<Portal, 'eligible' | 'ineligibleReason'> {
  if (!extension) return { eligible: known?.eligible ?? true, ineligibleReason: known?.ineligibleReason ?? null }
  const parts = objectsOf(extension, 'extension')
  const eligible = parts.find((part) => textOf(part, 'url') === 'eligible')?.['valueBoolean'] ?? extension['valueBoolean']
  if (typeof eligible !== 'boolean') throw new IntakeRefused('value', 'The patient’s eligibility for messages says neither yes nor no.', 'Patient.extension')
  return { eligible, ineligibleReason: eligible ? null : textOf(parts.find((part) => textOf(part, 'url') === 'reason'), 'valueString') }
}

function signInOf(extension: JsonObject): number {
  const value = textOf(extension, 'valueInstant') ?? textOf(extension, 'valueDateTime')
  const at = value?.includes('T') ? instantOf(value, 'first') : null
  if (at === null) throw new IntakeRefused('value', 'The patient’s last sign-on to the portal is no instant.', 'Patient.extension')
  return at
}
