import { resolve } from 'node:path'
import type { Database as Driver } from 'better-sqlite3'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { backUp } from './backUp.ts'
import { makeFile, proveFile, syncFolderOf, unmakeFile } from './fileChecks.ts'
import { openKeyed, proveKeyMatters } from './keyedDriver.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { probe } from './probe.ts'
import { REAL_SEAMS, type Seams } from './seams.ts'
import { applySettings, proveSettings } from './settings.ts'
import { sqliteStore, type SqliteStore } from './sqliteStore.ts'
import { openError } from './storageErrors.ts'
import { proveSurroundings } from './surroundings.ts'

export interface SqliteOptions {
  readonly file: string
  /** 32 random bytes; used as they are. */
  readonly key: Buffer
  /** true: there must be no file yet. false: there must be one. */
  readonly create: boolean
}

/**
 * Opens or makes the encrypted queue. Every setting is read back, and an existing file is checked from end to end
 * before a connection that can write is opened.
 * Throws ProfileRefused: WRONG_KEY, UNREADABLE_DATABASE, FOREIGN_DATABASE, NEWER_DATABASE, PROFILE_EXISTS, PROFILE_IN_USE, STORAGE_FULL.
 */
export async function openSqliteStore(options: SqliteOptions, seams: Seams = REAL_SEAMS): Promise<SqliteStore> {
  const file = resolve(options.file)
  try {
    proveSurroundings(file, seams)
    const driver = options.create ? create(file, options.key, seams) : openExisting(file, options.key, seams)
    return sqliteStore({ driver, file, key: options.key, seams })
  } catch (error) {
    throw openError(error)
  }
}

function create(file: string, key: Buffer, seams: Seams): Driver {
  makeFile(file)
  try {
    const driver = openWritable(file, key, seams)
    syncFolderOf(file)
    return driver
  } catch (error) {
    unmakeFile(file)
    throw error
  }
}

function openExisting(file: string, key: Buffer, seams: Seams): Driver {
  probe(file, key, seams)
  return openWritable(file, key, seams)
}

function openWritable(file: string, key: Buffer, seams: Seams): Driver {
  const driver = openKeyed(file, key, seams, { fileMustExist: true })
  try {
    applySettings(driver)
    proveSettings(driver)
    const version = schemaVersion(driver)
    if (version > 0 && version < seams.migrations.length) backUp(driver, `${file}.before-version-${seams.migrations.length}`, key, seams)
    migrate(driver, seams.migrations)
    proveFile(file)
    proveKeyMatters(file, seams)
    return driver
  } catch (error) {
    driver.close()
    if (error instanceof ProfileRefused) throw error
    throw openError(error)
  }
}
