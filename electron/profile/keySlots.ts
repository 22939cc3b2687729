import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { ARGON2_COST, deriveBytes, SALT_BYTES, type Argon2Cost } from './argon2.ts'
import type { KeyStore } from './keyStore.ts'

/** The database key sealed with AES-256-GCM under a key that only the slot's secret gives. Texts are base64. */
interface Seal {
  readonly nonce: string
  readonly sealed: string
}
export interface PassphraseSlot extends Seal {
  readonly id: string
  readonly kind: 'passphrase'
  readonly salt: string
  readonly cost: Argon2Cost
}
export interface OsStoreSlot extends Seal {
  readonly id: string
  readonly kind: 'osStore'
  /** What the operating system's key store made of the sealing key. */
  readonly guarded: string
}
export type KeySlot = PassphraseSlot | OsStoreSlot

const NONCE_BYTES = 12
const TAG_BYTES = 16

export async function makePassphraseSlot(profileId: string, id: string, passphrase: string, key: Buffer): Promise<PassphraseSlot> {
  const salt = randomBytes(SALT_BYTES)
  const head = { id, kind: 'passphrase', salt: salt.toString('base64'), cost: ARGON2_COST } as const
  return { ...head, ...seal(key, await deriveBytes(passphrase, salt, ARGON2_COST), aad(profileId, head)) }
}

/** The database key, or null when this is not the slot's passphrase. */
export async function openPassphraseSlot(profileId: string, slot: PassphraseSlot, passphrase: string): Promise<Buffer | null> {
  return unseal(slot, await deriveBytes(passphrase, Buffer.from(slot.salt, 'base64'), slot.cost), aad(profileId, slot))
}

export function makeOsStoreSlot(profileId: string, id: string, keyStore: KeyStore, key: Buffer): OsStoreSlot {
  const sealingKey = randomBytes(32)
  const head = { id, kind: 'osStore', guarded: keyStore.protect(sealingKey) } as const
  return { ...head, ...seal(key, sealingKey, aad(profileId, head)) }
}

/** The database key, or null when the key store is locked, gone, or gives something else than it was given. */
export function openOsStoreSlot(profileId: string, slot: OsStoreSlot, keyStore: KeyStore): Buffer | null {
  let sealingKey: Buffer
  try {
    sealingKey = Buffer.from(keyStore.reveal(slot.guarded))
  } catch {
    // A key store fails in many ways (no session, changed backend); each means that another slot is needed (R46).
    return null
  }
  return sealingKey.length === 32 ? unseal(slot, sealingKey, aad(profileId, slot)) : null
}

/** A seal holds only for its own profile, slot and cost: none of them can be swapped. */
function aad(profileId: string, slot: Omit<PassphraseSlot, keyof Seal> | Omit<OsStoreSlot, keyof Seal>): Buffer {
  const bound: unknown[] = ['wellthread key slot 1', profileId, slot.kind, slot.id]
  if (slot.kind === 'passphrase') bound.push(slot.salt, slot.cost.memoryKiB, slot.cost.iterations, slot.cost.parallelism)
  return Buffer.from(JSON.stringify(bound), 'utf8')
}

function seal(key: Buffer, sealingKey: Buffer, bound: Buffer): Seal {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

function unseal(from: Seal, sealingKey: Buffer, bound: Buffer): Buffer | null {
  const nonce = Buffer.from(from.nonce, 'base64')
  const sealed = Buffer.from(from.sealed, 'base64')
  if (nonce.length !== NONCE_BYTES || sealed.length <= TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    // GCM says no: another secret, or an altered slot.
    return null
  }
}
