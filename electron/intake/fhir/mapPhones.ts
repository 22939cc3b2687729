import type { PatientPhone, PatientRecord } from '#shared/domain/directory/records.ts'
import { ownPhone, sameNumber } from '#shared/domain/emergency/phones.ts'
import type { PhoneUse } from '#shared/domain/emergency/phoneUse.ts'
import type { JsonObject } from '../json.ts'
import { bestName, bestPhone } from './mapName.ts'
import { objectOf, objectsOf, textOf } from './read.ts'

/** Extension of a telecom: the patient does not want to be called there. */
const UNSAFE = 'urn:wellthread:unsafe-to-call'
/** Extension of a Patient: how to reach the patient safely, in the record's words. */
const SAFE_CONTACT = 'urn:wellthread:safe-contact'
const V2_0131 = 'http://terminology.hl7.org/CodeSystem/v2-0131'

type Numbers = Pick<PatientRecord, 'phones' | 'safeContactNote'> & { readonly phone?: string | null }

/**
 * Every number of a Patient to call (S14): telecom by its use, and contacts that are emergency contacts. A number that the
 * patient called unsafe stays so whatever the portal says later (red flags, row 43). Nothing is said where `phone` says all.
 */
export function phonesIn(resource: JsonObject, known: PatientRecord | undefined): Numbers {
  const own = objectsOf(resource, 'telecom').flatMap((point) => phoneOf(point, useOf(point), null))
  const others = objectsOf(resource, 'contact').filter(isEmergencyContact).flatMap((contact) => {
    const { given, family } = bestName({ ...contact, name: objectOf(contact, 'name') ? [objectOf(contact, 'name') ?? {}] : [] })
    return objectsOf(contact, 'telecom').flatMap((point) => phoneOf(point, 'emergencyContact', `${given} ${family}`.trim() || null))
  })
  const phones = [...own, ...others]
    .filter((phone, index, all) => all.findIndex((other) => sameNumber(other.number, phone.number)) === index)
    .map((phone) => (known?.phones?.some((before) => !before.isSafe && sameNumber(before.number, phone.number)) ? { ...phone, isSafe: false } : phone))
  const note = textOf(objectsOf(resource, 'extension').find((each) => textOf(each, 'url') === SAFE_CONTACT), 'valueString') ?? known?.safeContactNote ?? null
  const saysMore = phones.length > 1 || phones.some((phone) => !phone.isSafe || phone.use === 'emergencyContact')
  // The one number that banners show is never an unsafe one.
  const best = bestPhone(resource)
  const isBestUnsafe = best !== null && phones.some((phone) => !phone.isSafe && sameNumber(phone.number, best))
  return { ...(isBestUnsafe ? { phone: ownPhone(phones) } : {}), ...(saysMore ? { phones } : {}), ...(note === null ? {} : { safeContactNote: note }) }
}

function phoneOf(point: JsonObject, use: PhoneUse, name: string | null): PatientPhone[] {
  const number = textOf(point, 'value')
  if (number === null || textOf(point, 'system') !== 'phone' || textOf(point, 'use') === 'old') return []
  const isSafe = !objectsOf(point, 'extension').some((each) => textOf(each, 'url') === UNSAFE && each['valueBoolean'] === true)
  return [{ number, use, name, isSafe }]
}

function useOf(point: JsonObject): PhoneUse {
  const use = textOf(point, 'use')
  return use === 'mobile' || use === 'home' || use === 'work' ? use : 'other'
}

/** Emergency contact by its code (v2-0131 C), or by the words of the relationship. */
function isEmergencyContact(contact: JsonObject): boolean {
  return objectsOf(contact, 'relationship').some((relationship) =>
    objectsOf(relationship, 'coding').some((coding) => textOf(coding, 'code') === 'C' && (textOf(coding, 'system') ?? V2_0131) === V2_0131)
    || /emergency/i.test(textOf(relationship, 'text') ?? ''))
}
