import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a printed code can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 7
const GROUP_LENGTH = 4

/** A new code of 140 random bits, `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. Shown once, printed, never stored. */
export function makeRecoveryCode(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** The code as it was made, whatever the case, spaces, dashes, and O for 0, I or L for 1; null when it cannot be one. */
export function normaliseRecoveryCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (plain.length !== GROUPS * GROUP_LENGTH || [...plain].some((letter) => !ALPHABET.includes(letter))) return null
  return (plain.match(/.{4}/g) ?? []).join('-')
}
