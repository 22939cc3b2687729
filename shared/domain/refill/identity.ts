import { InvalidCommand } from '../errors.ts'
import type { IdentityCheck } from './refillCommands.ts'

export interface KnownIdentity {
  readonly given: string
  readonly family: string
  readonly birthDate: string | null
}

/** `GO` for Grace Okafor: first letters of the given and the family name, without accents. */
export function initialsOf({ given, family }: Pick<KnownIdentity, 'given' | 'family'>): string {
  return [given, family].map((name) => letters(name).slice(0, 1)).join('')
}

const letters = (text: string): string => text.normalize('NFD').replaceAll(/[^\p{L}]/gu, '').toUpperCase()

/**
 * PS-09: initials and birth year, typed again by the person who decides. One refusal for every kind of mismatch.
 * @throws InvalidCommand 'identity'
 */
export function assertIdentity(check: IdentityCheck, patient: KnownIdentity | null): void {
  const year = Number(patient?.birthDate?.slice(0, 4))
  const initials = patient ? initialsOf(patient) : ''
  const holds = initials.length === 2 && letters(check.initials) === initials && Number.isInteger(year) && check.birthYear === year
  if (!holds) throw new InvalidCommand('identity', 'The initials and the birth year do not match this patient. Nothing was decided.')
}
