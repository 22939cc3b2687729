import { proveFile } from './fileChecks.ts'
import { schemaDifferences } from './expectedSchema.ts'
import { openKeyed, proveKeyMatters } from './keyedDriver.ts'
import { proveHistory } from './migrate.ts'
import type { Seams } from './seams.ts'
import { unreadable } from './storageErrors.ts'

/**
 * Looks at a whole existing database through a connection that cannot write, before one that can is opened: a file
 * that is damaged, foreign, newer or tampered with keeps every byte (R8).
 */
export function probe(file: string, key: Buffer, seams: Seams): void {
  proveFile(file)
  const driver = openKeyed(file, key, seams, { readonly: true, fileMustExist: true })
  try {
    proveHistory(driver, seams.migrations)
    const [difference] = schemaDifferences(driver, seams)
    if (difference !== undefined) throw unreadable(difference)
    const damage = driver.pragma('quick_check(1)', { simple: true })
    if (damage !== 'ok') throw unreadable('its pages do not fit together')
  } finally {
    driver.close()
  }
  proveKeyMatters(file, seams)
}
