import { rm } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import type { SqliteStore } from '#electron/store/sqlite/sqliteStore.ts'
import { inspectProfile } from './inspectProfile.ts'
import {
  addOsStoreSlot, addPassphraseSlot, createKeyFile, OS_STORE_SLOT, removeSlot, renewRecoveryCode, unlockWithOsStore, unlockWithPassphrase,
} from './keyFile.ts'
import type { KeyStore } from './keyStore.ts'
import { isThere, makeFolder, makeSubfolders, profileFiles, setAside, takeBack } from './profileFolder.ts'
import { lockProfile, type ProfileHost, type ProfileLock } from './profileLock.ts'
import { syncFolder, writeFileSafely } from './writeFileSafely.ts'

export { inspectProfile }

/** A profile that this process alone has open. The database key never leaves it. */
export interface OpenProfile {
  readonly store: SqliteStore
  /** Where the key came from, or would come from without a person. */
  readonly keyHome: 'osStore' | 'passphrase'
  /** Of a new profile only: to be printed, and never to be had again. */
  readonly recoveryCode?: string
  /** Adds a passphrase that opens the queue, or replaces the one of this id. */
  addPassphrase(id: string, passphrase: string): Promise<void>
  addKeyStore(keyStore: KeyStore): Promise<void>
  /** Removes one way to open the queue; never the last one. */
  removeSlot(id: string): Promise<void>
  renewRecoveryCode(): Promise<string>
  /** Closes the store and lets the next program in. */
  close(): Promise<void>
}

export interface ProfileOptions {
  readonly passphrase?: string | undefined
  readonly keyStore?: KeyStore | null | undefined
  readonly host: ProfileHost
}

/**
 * Makes the key, its file and an empty queue. A setup that was cut off before is put aside and begun anew.
 * Throws ProfileRefused PROFILE_EXISTS, PROFILE_IN_USE, NO_KEY (no protector), STORAGE_FULL, UNREADABLE_DATABASE.
 */
export async function createProfile(dir: string, options: ProfileOptions): Promise<OpenProfile> {
  const folder = whole(dir)
  await makeFolder(folder)
  return withLock(folder, options.host, async (lock) => {
    const { queue, keys, unfinished } = profileFiles(folder)
    if ((await inspectProfile(folder)) !== 'empty') throw profileExists()
    if (await isThere(unfinished)) await setAside(folder)
    try {
      await writeFileSafely(unfinished, '')
      const { key, recoveryCode, slotIds } = await createKeyFile(keys, options)
      await makeSubfolders(folder)
      const store = await openSqliteStore({ file: queue, key, create: true })
      await finish(folder, store)
      const keyHome = slotIds.includes(OS_STORE_SLOT) ? 'osStore' : 'passphrase'
      return { ...openProfileOf({ folder, key, store, lock, keyHome }), recoveryCode }
    } catch (error) {
      await takeBack(folder)
      throw error
    }
  })
}

/**
 * Opens an existing profile: by the key store when one is given and gives the key, else by the passphrase, which may
 * be the recovery code.
 * Throws ProfileRefused PROFILE_IN_USE, WRONG_KEY, NO_KEY, UNREADABLE_DATABASE, FOREIGN_DATABASE, NEWER_DATABASE.
 */
export async function openProfile(dir: string, options: ProfileOptions): Promise<OpenProfile> {
  const folder = whole(dir)
  const { queue, keys } = profileFiles(folder)
  if ((await inspectProfile(folder)) === 'empty') throw new ProfileRefused('UNREADABLE_DATABASE', 'There is no queue in this folder.')
  return withLock(folder, options.host, async (lock) => {
    const { key, keyHome } = await unlock(keys, options)
    const store = await openStore(queue, key)
    await makeSubfolders(folder)
    return openProfileOf({ folder, key, store, lock, keyHome })
  })
}

/** From here on the profile counts; nothing was acknowledged to anybody before. */
async function finish(folder: string, store: SqliteStore): Promise<void> {
  try {
    await rm(profileFiles(folder).unfinished)
    await syncFolder(folder)
  } catch (error) {
    await store.close()
    throw error
  }
}

const profileExists = (): ProfileRefused => new ProfileRefused('PROFILE_EXISTS', 'There is a queue here already. Nothing was changed.')

async function withLock(folder: string, host: ProfileHost, work: (lock: ProfileLock) => Promise<OpenProfile>): Promise<OpenProfile> {
  const lock = await lockProfile(folder, host)
  try {
    return await work(lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function unlock(keys: string, options: ProfileOptions): Promise<{ key: Buffer; keyHome: OpenProfile['keyHome'] }> {
  if (options.keyStore) {
    try {
      return { key: await unlockWithOsStore(keys, options.keyStore), keyHome: 'osStore' }
    } catch (error) {
      if (options.passphrase === undefined || !(error instanceof ProfileRefused) || error.code !== 'NO_KEY') throw error
    }
  }
  if (options.passphrase === undefined) throw new ProfileRefused('NO_KEY', 'The queue is locked. Give the passphrase or the recovery code.')
  return { key: await unlockWithPassphrase(keys, options.passphrase), keyHome: 'passphrase' }
}

/** The key is the key file's own, proved by its check; when the queue does not open with it, the queue is at fault. */
async function openStore(file: string, key: Buffer): Promise<SqliteStore> {
  try {
    return await openSqliteStore({ file, key, create: false })
  } catch (error) {
    if (!(error instanceof ProfileRefused) || error.code !== 'WRONG_KEY') throw error
    throw new ProfileRefused('UNREADABLE_DATABASE', 'The queue file is damaged, or belongs to another key file. Restore it from a backup.')
  }
}

interface Opened {
  readonly folder: string
  readonly key: Buffer
  readonly store: SqliteStore
  readonly lock: ProfileLock
  readonly keyHome: OpenProfile['keyHome']
}

function openProfileOf(open: Opened): OpenProfile {
  const { key, store, lock, keyHome } = open
  const { keys } = profileFiles(open.folder)
  return {
    store,
    keyHome,
    addPassphrase: (id, passphrase) => addPassphraseSlot(keys, key, id, passphrase),
    addKeyStore: (keyStore) => addOsStoreSlot(keys, key, keyStore),
    removeSlot: (id) => removeSlot(keys, id),
    renewRecoveryCode: () => renewRecoveryCode(keys, key),
    close: async () => {
      try {
        await store.close()
      } finally {
        key.fill(0)
        lock.release()
      }
    },
  }
}

const whole = (dir: string): string => (isAbsolute(dir) ? dir : resolve(dir))
