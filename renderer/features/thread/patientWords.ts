import { formatAge, formatIsoDate, formatMrn, patientName } from '#renderer/ui/format.ts'
import type { PatientIdentity, ProxyIdentity } from '#shared/contract/schemas/common.ts'
import type { PatientBanner } from '#shared/contract/schemas/threadView.ts'

export const NOT_RECORDED = 'Not recorded'

/** The three identifiers of PS-01, in words. Null is "Not recorded" (PS-04). */
export interface IdentityWords {
  name: string
  born: string
  /** `65 y`; null without a birth date and after death. */
  age: string | null
  sex: string
  /** For a voice: `Female`. */
  sexWord: string
  mrn: string
}

export function identityWords(patient: PatientIdentity & { deceasedDate?: string | null }, now: number, timeZone: string): IdentityWords {
  const sexWord = patient.sex ? (SEX_WORDS[patient.sex.toLowerCase()] ?? capitalised(patient.sex)) : NOT_RECORDED
  return {
    name: patientName(patient),
    born: patient.birthDate ? formatIsoDate(patient.birthDate) : NOT_RECORDED,
    age: patient.birthDate && !patient.deceasedDate ? formatAge(patient.birthDate, now, timeZone) : null,
    sex: { Female: 'F', Male: 'M' }[sexWord] ?? sexWord,
    sexWord,
    // No break within the number: it wraps as a whole.
    mrn: patient.mrn ? formatMrn(patient.mrn).replaceAll(' ', '\u00a0') : NOT_RECORDED,
  }
}

/** `OKAFOR, Grace · 02-Mar-1961`: what the send button says (PS-07). */
export function shortIdentity(patient: PatientIdentity): string {
  const born = patient.birthDate ? formatIsoDate(patient.birthDate) : 'birth date not recorded'
  return `${patientName({ family: patient.family, given: patient.given })} · ${born}`
}

/** `LEE, Kim (mother, proxy)`. */
export function proxyWords(proxy: ProxyIdentity): string {
  return `${proxy.name} (${[proxy.relationship, 'proxy'].filter(Boolean).join(', ')})`
}

export interface AllergyWords {
  kind: 'known' | 'none' | 'notRecorded' | 'unavailable'
  heading: 'Known allergies' | 'No known allergies' | 'Allergies not recorded' | 'Allergies unavailable'
  entries: readonly { text: string; updated: string | null }[]
}

/** The four texts of PS-32; without a matched record they are unavailable. */
export function allergyWords(patient: PatientBanner | null): AllergyWords {
  if (patient === null) return { kind: 'unavailable', heading: 'Allergies unavailable', entries: [] }
  if (patient.allergies === null) return { kind: 'notRecorded', heading: 'Allergies not recorded', entries: [] }
  if (patient.allergies.length === 0) return { kind: 'none', heading: 'No known allergies', entries: [] }
  const entries = patient.allergies.map(({ text, updatedOn }) => ({ text, updated: updatedOn ? dateWords(updatedOn) : null }))
  return { kind: 'known', heading: 'Known allergies', entries }
}

/** `Dr Chen · covered by Dr Amin`; null when the record names no PCP. */
export function pcpWords(careTeam: PatientBanner['careTeam']): string | null {
  const pcp = careTeam.find(({ relation }) => /^(pcp|primary)/i.test(relation))
  const cover = careTeam.find(({ relation }) => /^cover/i.test(relation))
  if (!pcp) return null
  return cover ? `${pcp.name} · covered by ${cover.name}` : pcp.name
}

/** `en` and `en-US` become `English`; other words stay as recorded. */
export function languageWords(language: string | null): string {
  if (!language) return 'Language not recorded'
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language)) return language
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(language) ?? language
  } catch {
    return language
  }
}

/** A date of the record in staff form; other words stay as recorded. */
export function dateWords(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return day ? text.replace(day, formatIsoDate(day)) : text
}

/** Age on the day of death: `81 y`. */
export function ageAtDeath(birthDate: string | null, deceasedDate: string): string {
  const died = Date.parse(`${deceasedDate.slice(0, 10)}T12:00:00Z`)
  return birthDate === null || Number.isNaN(died) ? NOT_RECORDED : formatAge(birthDate, died, 'UTC')
}

/** The record says `female` or `F`. */
const SEX_WORDS: Record<string, string> = { f: 'Female', m: 'Male' }

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
