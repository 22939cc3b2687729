import { dirname } from 'node:path'
import type { Seams } from './seams.ts'
import { unreadable } from './storageErrors.ts'

/** `f_type` of file systems that are not on this machine, where SQLite's locks and syncs do not hold (R3). */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'], [0x517b, 'SMB'], [0xff534d42, 'SMB'], [0xfe534d42, 'SMB'], [0x5346414f, 'AFS'], [0x73757245, 'Coda'], [0x01021997, '9P'],
  [0x00c36400, 'Ceph'], [0x65735546, 'FUSE'], [0x47504653, 'GPFS'], [0x0bd00bd0, 'Lustre'],
])

/** Refuses a folder that is not local, and a process with two copies of SQLite in it. */
export function proveSurroundings(file: string, seams: Seams): void {
  const type = seams.fileSystemType(dirname(file))
  const network = type === null ? undefined : NETWORK_FILE_SYSTEMS.get(type >>> 0)
  if (network !== undefined) throw unreadable(`its folder is on a network file system (${network}); keep it in a local folder`)
  if (file.startsWith('\\\\')) throw unreadable('its folder is on a network file system; keep it in a local folder')
  const libraries = seams.loadedLibraries().filter((library) => /sqlite[^/]*\.(?:so|node|dylib)|better-sqlite3.*\.node$/i.test(library))
  if (libraries.length > 1) throw unreadable('two copies of SQLite are loaded into this program')
}
