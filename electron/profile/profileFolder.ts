import { chmod, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './writeFileSafely.ts'

/** Where everything of a profile lies. */
export function profileFiles(folder: string) {
  return {
    queue: join(folder, 'queue.db'),
    keys: join(folder, 'keys.json'),
    /** Present while a profile is being made; nothing was acknowledged to anybody yet. */
    unfinished: join(folder, 'unfinished'),
    inbound: join(folder, 'exchange', 'in'),
    outbound: join(folder, 'exchange', 'out'),
    logs: join(folder, 'logs'),
  } as const
}

/** Makes the folder for its owner only; closes an empty one that others could read (R66). */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length === 0) await chmod(folder, 0o700)
}

export async function makeSubfolders(folder: string): Promise<void> {
  const { inbound, outbound, logs } = profileFiles(folder)
  for (const path of [inbound, outbound, logs]) await mkdir(path, { recursive: true, mode: 0o700 })
}

export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(() => true, (error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false
    throw error
  })
}

/** Puts the remains of a setup that was cut off out of the way. They are kept: nothing is ever deleted unseen (R8). */
export async function setAside(folder: string): Promise<void> {
  const { queue, keys } = profileFiles(folder)
  const names = await readdir(folder)
  let number = 1
  while (names.includes(`unfinished-${number}`)) number += 1
  const aside = join(folder, `unfinished-${number}`)
  await mkdir(aside, { mode: 0o700 })
  for (const path of [keys, queue, `${queue}-wal`, `${queue}-shm`, `${queue}-journal`]) {
    if (await isThere(path)) await rename(path, join(aside, path.slice(folder.length + 1)))
  }
  await syncFolder(folder)
}

/** Takes back the files of a setup that failed before it was finished. */
export async function takeBack(folder: string): Promise<void> {
  const { queue, keys, unfinished } = profileFiles(folder)
  for (const path of [keys, queue, `${queue}-wal`, `${queue}-shm`, `${queue}-journal`, unfinished]) await rm(path, { force: true })
  await syncFolder(folder)
}
