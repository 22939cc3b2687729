import { yearsBetween } from '../calendar/localDate.ts'
import type { TemplateFacts } from './placeholders.ts'

/** What a phrase may name: from the record, the session and the policy pack. */
export interface PhraseSubject {
  readonly patient: { readonly given: string; readonly family: string; readonly birthDate: string | null } | null
  /** Whether a proxy wrote last. */
  readonly hasProxy: boolean
  readonly me: { readonly name: string; readonly roleLabel: string } | null
  readonly clinicName: string | null
  /** Where a patient writes a new message, of the policy pack (S23). */
  readonly newMessagePath?: string | null | undefined
  readonly phoneLines: readonly { readonly id: string; readonly number: string; readonly isAllDay: boolean }[]
  /** BCP 47 of the phrase. */
  readonly language: string
  /** Local date `YYYY-MM-DD` of the clinic. */
  readonly today: string
}

const CHILD_UNDER = 12
const TEEN_UNDER = 18

/** Values of every placeholder; null where the record does not say. Pure; the composer fills in with it and the engine checks with it. */
export function templateFacts({ patient, hasProxy, me, clinicName, newMessagePath, phoneLines, language, today }: PhraseSubject): TemplateFacts {
  const numbers = Object.fromEntries(phoneLines.map((line) => [`line.${line.id}`, line.number]))
  return {
    ...numbers,
    'line.advice': phoneLines.find((line) => line.isAllDay)?.number ?? null,
    'patient.given': patient?.given ?? null,
    'patient.family': patient?.family ?? null,
    'patient.greeting': patient ? greeting(patient, hasProxy, language, today) : null,
    'me.name': me?.name ?? null,
    'me.role': me?.roleLabel ?? null,
    'clinic.name': clinicName,
    'path.message': newMessagePath ?? null,
  }
}

/** Adults, and teens who write for themselves, by name; children by parent or carer (PS-12). */
function greeting(patient: NonNullable<PhraseSubject['patient']>, hasProxy: boolean, language: string, today: string): string {
  const name = `${patient.given} ${patient.family}`.trim()
  if (patient.birthDate === null) return name
  const years = yearsBetween(patient.birthDate, today)
  const isChild = years < CHILD_UNDER || (years < TEEN_UNDER && hasProxy)
  if (!isChild) return name
  return language.startsWith('es') ? `madre, padre o cuidador de ${name}` : `parent or carer of ${name}`
}
