import { ProfileRefused } from '#shared/domain/errors.ts'
import { isSoundCost, type Argon2Cost } from './argon2.ts'
import type { KeySlot } from './keySlots.ts'

/** `keys.json`: the database key in several sealed copies, each of which opens the queue by itself (R46). */
export interface KeyFile {
  readonly format: 'wellthread-keys'
  readonly version: 1
  readonly profileId: string
  /** HMAC-SHA-256 (hex) by which the right key is known; says nothing about the key. */
  readonly keyCheck: string
  readonly slots: readonly KeySlot[]
}

export const printKeyFile = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`

/** Throws ProfileRefused UNREADABLE_DATABASE for anything that this program did not write. */
export function parseKeyFile(text: string): KeyFile {
  const value = parseJson(text)
  if (!isObject(value) || value['format'] !== 'wellthread-keys') throw damaged()
  if (value['version'] !== 1) throw newer()
  const { profileId, keyCheck, slots } = value
  if (typeof profileId !== 'string' || typeof keyCheck !== 'string' || !/^[0-9a-f]{64}$/.test(keyCheck)) throw damaged()
  if (!Array.isArray(slots) || slots.length === 0) throw damaged()
  const parsed = slots.map(parseSlot)
  if (new Set(parsed.map((slot) => slot.id)).size !== parsed.length) throw damaged()
  return { format: 'wellthread-keys', version: 1, profileId, keyCheck, slots: parsed }
}

const damaged = (): ProfileRefused =>
  new ProfileRefused('UNREADABLE_DATABASE', 'The key file is damaged. Restore it from a backup; a new key would not open the queue.')

const newer = (): ProfileRefused =>
  new ProfileRefused('NEWER_DATABASE', 'The key file was written by a newer version of the program. Update this one; nothing was changed.')

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged()
  }
}

function parseSlot(value: unknown): KeySlot {
  if (!isObject(value)) throw damaged()
  const { id, kind, nonce, sealed } = value
  if (typeof id !== 'string' || id === '' || typeof nonce !== 'string' || typeof sealed !== 'string') throw damaged()
  if (kind === 'osStore' && typeof value['guarded'] === 'string') return { id, kind, nonce, sealed, guarded: value['guarded'] }
  if (kind === 'passphrase' && typeof value['salt'] === 'string') {
    return { id, kind, nonce, sealed, salt: value['salt'], cost: parseCost(value['cost']) }
  }
  throw damaged()
}

function parseCost(value: unknown): Argon2Cost {
  if (!isObject(value)) throw damaged()
  const { memoryKiB, iterations, parallelism } = value
  const cost = { memoryKiB: Number(memoryKiB), iterations: Number(iterations), parallelism: Number(parallelism) }
  if (!isSoundCost(cost)) throw damaged()
  return cost
}
