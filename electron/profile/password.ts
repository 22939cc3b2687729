import { randomBytes, timingSafeEqual } from 'node:crypto'
import { ARGON2_COST, deriveBytes, isSoundCost, SALT_BYTES, type Argon2Cost } from './argon2.ts'

export { passphraseProblem } from './passphraseProblem.ts'

/** A staff member's passphrase as it is stored: PHC text with its own salt and cost (R33). Takes 40 to 500 ms. */
export async function hashPassphrase(text: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await deriveBytes(text, salt, ARGON2_COST)
  const { memoryKiB, iterations, parallelism } = ARGON2_COST
  return `$argon2id$v=19$m=${memoryKiB},t=${iterations},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

/** Whether `stored` was made from `text`; compares in constant time. False for a stored text that was weakened or damaged. */
export async function verifyPassphrase(text: string, stored: string): Promise<boolean> {
  const parsed = parseStored(stored)
  if (parsed === null) return false
  const hash = await deriveBytes(text, parsed.salt, parsed.cost)
  return hash.length === parsed.hash.length && timingSafeEqual(hash, parsed.hash)
}

/** Whether a passphrase should be hashed anew at the next sign-in because today's cost is higher (R33). */
export function needsNewHash(stored: string): boolean {
  const cost = parseStored(stored)?.cost
  return cost === undefined || cost.memoryKiB < ARGON2_COST.memoryKiB || cost.iterations < ARGON2_COST.iterations
}

function parseStored(stored: string): { cost: Argon2Cost; salt: Buffer; hash: Buffer } | null {
  const match = /^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,4})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored)
  if (!match) return null
  const cost = { memoryKiB: Number(match[1]), iterations: Number(match[2]), parallelism: Number(match[3]) }
  const salt = Buffer.from(match[4] ?? '', 'base64')
  const hash = Buffer.from(match[5] ?? '', 'base64')
  return isSoundCost(cost) && salt.length >= SALT_BYTES && hash.length === 32 ? { cost, salt, hash } : null
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
