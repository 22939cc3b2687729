import { lstat, mkdir, open, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Engine } from '#electron/engine/createEngine.ts'
import { createDesk } from './desk.ts'
import type { IntakeRefused } from './refusal.ts'
import { sha256 } from './received.ts'
import type { FileOutcome } from './settleFile.ts'
import { urgencyOf, urgencyWords } from './urgency.ts'

/** Source name of what comes through the watched folder. */
export const FOLDER_SOURCE = 'folder'

/**
 * Books a file that cannot be read as quarantined and moves it to the folder `rejected`, with a `.reason.txt` beside it.
 * Booked first: a crash in between books nothing twice.
 */
export async function rejectFile(engine: Engine, path: string, refusal: IntakeRefused): Promise<FileOutcome> {
  const name = basename(path)
  const rejected = join(dirname(dirname(path)), 'rejected')
  await mkdir(rejected, { recursive: true, mode: 0o700 })
  const identity = sha256(`${name}\n${(await lstat(path)).mtimeMs}`)
  const beginning = await beginningOf(path)
  const tier = urgencyOf(engine, null, beginning)
  const desk = createDesk(engine, FOLDER_SOURCE, 'portal')
  const isNew = await desk.quarantine({
    sourceId: null, fingerprint: identity, resourceType: 'File', outcome: 'quarantined', reasonCode: refusal.code,
    // What may be an emergency is read in the console at once; the file itself lies in the folder.
    reason: `${urgencyWords(tier)}${refusal.message} The file was moved to the folder “rejected”.`, raw: tier === null ? null : beginning, threadId: null, messageId: null,
  }, { field: null, tier })
  await desk.flush()
  const target = join(rejected, `${identity.slice(0, 12)}-${name}`)
  await writeFile(`${target}.reason.txt`, `${refusal.code}: ${refusal.message}\n`, { mode: 0o600 })
  await rename(path, target)
  engine.log.warn('intake.fileRejected', { code: refusal.code })
  const problem = { file: name, place: '', resourceType: 'File', code: refusal.code, reason: refusal.message, expression: null }
  return { file: name, received: 1, accepted: 0, deduplicated: isNew ? 0 : 1, quarantined: isNew ? 1 : 0, problems: isNew ? [problem] : [] }
}

/** First 64 KiB as text, whatever they are; empty when the file cannot be opened. */
async function beginningOf(path: string): Promise<string> {
  if (!(await lstat(path)).isFile()) return ''
  const file = await open(path, 'r').catch(() => null)
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
