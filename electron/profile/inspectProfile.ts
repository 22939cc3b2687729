import { lstat } from 'node:fs/promises'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { readKeyFile } from './keyFile.ts'
import { isThere, profileFiles } from './profileFolder.ts'

/**
 * What a profile folder holds, from outside: reads little, writes nothing, needs no key. `damaged` means that a part
 * is missing or not what it should be; a new queue must not be made there.
 */
export async function inspectProfile(folder: string): Promise<'empty' | 'locked' | 'damaged'> {
  const { queue, keys, unfinished } = profileFiles(folder)
  if (await isThere(unfinished)) return 'empty'
  const hasQueue = await isThere(queue)
  const hasKeys = await isThere(keys)
  if (!hasQueue && !hasKeys) return (await isThere(`${queue}-wal`)) ? 'damaged' : 'empty'
  if (!hasQueue || !hasKeys) return 'damaged'
  const found = await lstat(queue)
  if (!found.isFile() || found.size === 0) return 'damaged'
  try {
    await readKeyFile(keys)
    return 'locked'
  } catch (error) {
    if (error instanceof ProfileRefused) return 'damaged'
    throw error
  }
}
