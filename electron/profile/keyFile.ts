import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { parseKeyFile, printKeyFile, type KeyFile } from './keyFileText.ts'
import { makeOsStoreSlot, makePassphraseSlot, openOsStoreSlot, openPassphraseSlot, type KeySlot } from './keySlots.ts'
import type { KeyStore } from './keyStore.ts'
import { makeRecoveryCode, normaliseRecoveryCode } from './recoveryCode.ts'
import { writeFileSafely } from './writeFileSafely.ts'

/** Ids of the slots that a new profile gets; further passphrase slots take the id of whoever they belong to. */
export const SETUP_SLOT = 'setup'
export const OS_STORE_SLOT = 'osStore'
export const RECOVERY_SLOT = 'recovery'
const KEY_BYTES = 32
/** A key file is some kilobytes; anything larger is not one. */
const MOST_BYTES = 1_048_576

export interface NewKeys {
  readonly passphrase?: string | undefined
  /** Used when it is available; a protector that only obscures is none (R46). */
  readonly keyStore?: KeyStore | null | undefined
}

/**
 * Makes a random key and its file: a slot for each protector that is given, and one for a new recovery code.
 * Throws ProfileRefused NO_KEY without a protector, PROFILE_EXISTS when there is a key file.
 */
export async function createKeyFile(
  file: string,
  { passphrase, keyStore }: NewKeys,
): Promise<{ key: Buffer; recoveryCode: string; slotIds: string[] }> {
  if (await exists(file)) throw new ProfileRefused('PROFILE_EXISTS', 'There is a key file here already. Nothing was changed.')
  const key = randomBytes(KEY_BYTES)
  const profileId = randomUUID()
  const slots: KeySlot[] = []
  if (keyStore?.available()) slots.push(makeOsStoreSlot(profileId, OS_STORE_SLOT, keyStore, key))
  if (passphrase !== undefined) slots.push(await makePassphraseSlot(profileId, SETUP_SLOT, passphrase, key))
  if (slots.length === 0) throw new ProfileRefused('NO_KEY', 'A new queue needs a passphrase: this computer has no key store that protects it.')
  const recoveryCode = makeRecoveryCode()
  slots.push(await makePassphraseSlot(profileId, RECOVERY_SLOT, recoveryCode, key))
  await writeKeyFile(file, { format: 'wellthread-keys', version: 1, profileId, keyCheck: keyCheck(profileId, key), slots })
  return { key, recoveryCode, slotIds: slots.map((slot) => slot.id) }
}

/** Throws ProfileRefused NO_KEY when there is none, UNREADABLE_DATABASE when it is damaged. */
export async function readKeyFile(file: string): Promise<KeyFile> {
  let text: string
  try {
    const found = await stat(file)
    if (!found.isFile() || found.size > MOST_BYTES) throw unreadable('The key file is not one of this program.')
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof ProfileRefused) throw error
    if (!isMissing(error)) throw unreadable('The key file cannot be read.')
    throw new ProfileRefused('NO_KEY', 'The key file is missing. Restore it from a backup; a new key would not open the queue.')
  }
  return parseKeyFile(text)
}

const unreadable = (what: string): ProfileRefused => new ProfileRefused('UNREADABLE_DATABASE', `${what} Nothing was changed.`)

/**
 * The database key, by a passphrase or the recovery code.
 * @param slotId tries this slot only; otherwise each in turn.
 * Throws ProfileRefused WRONG_KEY, NO_KEY, UNREADABLE_DATABASE.
 */
export async function unlockWithPassphrase(file: string, passphrase: string, slotId?: string): Promise<Buffer> {
  const keys = await readKeyFile(file)
  const code = normaliseRecoveryCode(passphrase)
  for (const slot of keys.slots) {
    if (slot.kind !== 'passphrase' || (slotId !== undefined && slot.id !== slotId)) continue
    if (slot.id === RECOVERY_SLOT && code === null) continue
    const secret = slot.id === RECOVERY_SLOT && code !== null ? code : passphrase
    const key = await openPassphraseSlot(keys.profileId, slot, secret)
    if (key !== null && isKeyOf(keys, key)) return key
  }
  throw new ProfileRefused('WRONG_KEY', 'This passphrase does not open the queue.')
}

/** The database key, by the operating system's key store. Throws ProfileRefused NO_KEY, UNREADABLE_DATABASE. */
export async function unlockWithOsStore(file: string, keyStore: KeyStore): Promise<Buffer> {
  const keys = await readKeyFile(file)
  if (keyStore.available()) {
    for (const slot of keys.slots) {
      if (slot.kind !== 'osStore') continue
      const key = openOsStoreSlot(keys.profileId, slot, keyStore)
      if (key !== null && isKeyOf(keys, key)) return key
    }
  }
  throw new ProfileRefused('NO_KEY', `This computer's key store does not give the key. Use the passphrase or the recovery code.`)
}

/** Adds a passphrase, or replaces the one of this id. Throws ProfileRefused WRONG_KEY when `key` is not this file's. */
export async function addPassphraseSlot(file: string, key: Buffer, id: string, passphrase: string): Promise<void> {
  const keys = await keyFileOf(file, key)
  await putSlot(file, keys, await makePassphraseSlot(keys.profileId, id, passphrase, key))
}

/** Adds this computer's key store, or renews its slot. Throws ProfileRefused NO_KEY when it is not available. */
export async function addOsStoreSlot(file: string, key: Buffer, keyStore: KeyStore): Promise<void> {
  if (!keyStore.available()) throw new ProfileRefused('NO_KEY', 'This computer has no key store that protects the key.')
  const keys = await keyFileOf(file, key)
  await putSlot(file, keys, makeOsStoreSlot(keys.profileId, OS_STORE_SLOT, keyStore, key))
}

/** Replaces the recovery code; the old one is worthless from then on. */
export async function renewRecoveryCode(file: string, key: Buffer): Promise<string> {
  const code = makeRecoveryCode()
  await addPassphraseSlot(file, key, RECOVERY_SLOT, code)
  return code
}

/** Throws ProfileRefused NO_KEY for an unknown slot and for the last one: the key would be lost. */
export async function removeSlot(file: string, id: string): Promise<void> {
  const keys = await readKeyFile(file)
  const slots = keys.slots.filter((slot) => slot.id !== id)
  if (slots.length === keys.slots.length) throw new ProfileRefused('NO_KEY', 'There is no such way to open the queue.')
  if (slots.length === 0) throw new ProfileRefused('NO_KEY', 'This is the last way to open the queue. Add another one first.')
  await writeKeyFile(file, { ...keys, slots })
}

async function keyFileOf(file: string, key: Buffer): Promise<KeyFile> {
  const keys = await readKeyFile(file)
  if (!isKeyOf(keys, key)) throw new ProfileRefused('WRONG_KEY', 'This key does not belong to this key file.')
  return keys
}

const putSlot = (file: string, keys: KeyFile, slot: KeySlot): Promise<void> =>
  writeKeyFile(file, { ...keys, slots: [...keys.slots.filter((other) => other.id !== slot.id), slot] })

const writeKeyFile = (file: string, keys: KeyFile): Promise<void> => writeFileSafely(file, printKeyFile(keys))

const keyCheck = (profileId: string, key: Buffer): string =>
  createHmac('sha256', key).update(`wellthread key check ${profileId}`).digest('hex')

const isKeyOf = (keys: KeyFile, key: Buffer): boolean =>
  key.length === KEY_BYTES && timingSafeEqual(Buffer.from(keyCheck(keys.profileId, key)), Buffer.from(keys.keyCheck))

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, (error: unknown) => {
    if (isMissing(error)) return false
    throw error
  })
}
