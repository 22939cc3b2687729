import { lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { watch } from 'chokidar'
import type { Engine } from '#electron/engine/createEngine.ts'
import { IntakeRefused } from './refusal.ts'
import { FOLDER_SOURCE, rejectFile } from './rejectFile.ts'
import { settleFile, type FileOutcome } from './settleFile.ts'

export interface WatchOptions {
  /** Told of each file when all of it is committed and the file is gone from the folder. */
  readonly onSettled?: (outcome: FileOutcome) => void
  /** How long a file must keep its size before it is read. */
  readonly stableMs?: number
  /** Wait before a file is tried again that the store could not take (disk full). */
  readonly retryMs?: number
  /** How often the folder is listed beside watching it: some file systems tell of nothing. */
  readonly rescanMs?: number
}
export interface WatchedFolder {
  /** Stops after the file that is being settled. */
  close(): Promise<void>
}

/** Files that a writer has not finished, and files of the system. */
const isUnfinished = (name: string): boolean => name.startsWith('.') || /\.(tmp|part)$/i.test(name)

/**
 * Watches a folder for files of the portal. A file is read when it keeps its size, settled whole, and only then removed,
 * so that a crash in between reads it again, to no effect (D22). What cannot be read at all is moved beside the folder,
 * to `rejected`, with its reason, and is counted as quarantined. Files that came while nobody watched are taken at start.
 */
export async function watchFolder(engine: Engine, folder: string, options: WatchOptions = {}): Promise<WatchedFolder> {
  const { stableMs = 400, retryMs = 5_000, rescanMs = 10_000 } = options
  const dir = resolve(folder)
  await mkdir(dir, { recursive: true })
  const waiting = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let working: Promise<void> | null = null
  let isClosed = false

  const after = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!isClosed) act()
    }, ms)
    timers.add(timer)
  }

  function enqueue(path: string): void {
    if (isClosed || dirname(path) !== dir || isUnfinished(basename(path))) return
    waiting.add(path)
    // Files that arrive together are taken by name, so that a header written before its messages is read before them.
    after(Math.min(stableMs, 100), () => {
      working ??= drain().finally(() => {
        working = null
      })
    })
  }

  async function drain(): Promise<void> {
    for (let path = [...waiting].sort()[0]; path !== undefined && !isClosed; path = [...waiting].sort()[0]) {
      waiting.delete(path)
      await settle(path)
    }
  }

  async function settle(path: string): Promise<void> {
    const name = basename(path)
    try {
      const before = await lstat(path)
      if (!before.isFile()) throw new IntakeRefused('not-supported', 'This is no ordinary file.')
      const file = { path, name, keyPrefix: `folder:${name}:${before.mtimeMs}:` }
      const outcome = await settleFile(engine, file, { source: FOLDER_SOURCE, strictness: 'portal' })
      const now = await lstat(path)
      if (now.ino !== before.ino || now.mtimeMs !== before.mtimeMs || now.size !== before.size) enqueue(path)
      else await rm(path, { force: true })
      options.onSettled?.(outcome)
    } catch (error) {
      await unsettled(path, error)
    }
  }

  async function unsettled(path: string, error: unknown): Promise<void> {
    const fault = error instanceof IntakeRefused ? error : faultOf(error)
    if (fault === 'gone') return
    try {
      if (fault === null) throw error
      options.onSettled?.(await rejectFile(engine, path, fault))
    } catch (cause) {
      engine.log.error('intake.fileWaits', { code: cause instanceof Error && 'code' in cause ? String(cause.code) : 'unexpected' })
      after(retryMs, () => enqueue(path))
    }
  }

  async function rescan(): Promise<void> {
    for (const name of await readdir(dir).catch(() => [])) {
      const path = join(dir, name)
      const stats = await lstat(path).catch(() => null)
      if (stats && Date.now() - stats.mtimeMs > rescanMs / 2) enqueue(path)
    }
    after(rescanMs, () => void rescan())
  }

  const watcher = watch(dir, {
    depth: 0, followSymlinks: false, ignorePermissionErrors: true,
    ignored: (path) => path !== dir && isUnfinished(basename(path)),
    awaitWriteFinish: { stabilityThreshold: stableMs, pollInterval: Math.min(100, stableMs) },
  })
  watcher.on('add', enqueue).on('change', enqueue).on('error', () => engine.log.error('intake.watchFailed'))
  await new Promise<void>((ready) => watcher.once('ready', ready))
  await rescan()

  return {
    async close() {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
      await watcher.close()
      await working
    },
  }
}

/** What the file system says of one file; null when the fault is not the file's. */
function faultOf(error: unknown): IntakeRefused | 'gone' | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'gone'
  if (code === 'EACCES' || code === 'EPERM') return new IntakeRefused('forbidden', 'The file may not be read.')
  return null
}
