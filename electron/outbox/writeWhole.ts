import { open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file so that a reader sees all of it or nothing, also after a power cut. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path)
  const unfinished = join(folder, `.${basename(path)}.tmp`)
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(text, 'utf8')
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  await syncFolder(folder)
}

/** Not every system can sync a folder (Windows cannot); the rename is whole all the same. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  await handle.sync().catch(() => undefined)
  await handle.close()
}
