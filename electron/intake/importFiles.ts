import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Engine } from '#electron/engine/createEngine.ts'
import { createDesk } from './desk.ts'
import type { Part } from './fhir/bundle.ts'
import { readFile } from './readFile.ts'
import { IntakeRefused, type RefusalCode } from './refusal.ts'
import { createSettling } from './settling.ts'
import { Tally, type Problem, type Totals } from './tally.ts'
import { createTrialEngine } from './trialEngine.ts'

export interface ImportProgress extends Totals {
  /** File being read, by name; null when all are read. */
  readonly file: string | null
  readonly filesDone: number
  readonly files: number
  readonly bytesDone: number
  readonly bytes: number
}

export interface ImportReport extends Totals {
  readonly dryRun: boolean
  /** The signal stopped it. What was taken stays taken; the same import again goes on where this one stopped. */
  readonly isCancelled: boolean
  readonly files: readonly { readonly file: string; readonly refused: { readonly code: RefusalCode; readonly reason: string } | null }[]
  readonly byReason: Readonly<Partial<Record<RefusalCode, number>>>
  /** The first of the quarantined. */
  readonly problems: readonly Problem[]
  readonly milliseconds: number
}

export interface ImportOptions {
  /** Reads, checks and places everything, writes nothing. */
  readonly dryRun: boolean
  /** Called at the start, at the end, and at least four times a second between. */
  readonly onProgress: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

const PROGRESS_MS = 200

/**
 * Imports FHIR files in the given order: JSON (a resource or a Bundle) or NDJSON. History is read as it is (`backfill`):
 * see `Strictness`. The same files again change nothing, so an import that was cut off is simply run again.
 *
 * A file that cannot be read at all counts as one quarantined thing; it stays where it is and is not stored.
 * @throws ProfileRefused when the store cannot write; what was committed before stays
 */
export async function importFiles(engine: Engine, files: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const startedAt = performance.now()
  const desk = createDesk(options.dryRun ? createTrialEngine(engine) : engine, 'import', 'backfill')
  const tally = new Tally()
  const fileOf = new WeakMap<Part, string>()
  const settling = createSettling(desk, (part, settlement) => tally.add(fileOf.get(part) ?? '', part, settlement))
  const sizes = await Promise.all(files.map(sizeOf))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const refused = new Map<string, { code: RefusalCode; reason: string }>()
  let bytesBefore = 0
  let filesDone = 0
  let toldAt = 0

  const tell = (file: string | null, bytesDone: number): void => {
    toldAt = performance.now()
    options.onProgress({ ...tally.totals, file, filesDone, files: files.length, bytesDone, bytes })
  }
  const tellSometimes = (file: string | null, bytesDone: number): void => {
    if (performance.now() - toldAt >= PROGRESS_MS) tell(file, bytesDone)
  }

  tell(null, 0)
  for (const [index, path] of files.entries()) {
    if (options.signal?.aborted) break
    const name = basename(path)
    try {
      for await (const chunk of readFile({ path, keyPrefix: 'file:', limit: engine.pack.limits.fileBytes })) {
        for (const part of chunk.parts) {
          fileOf.set(part, name)
          await settling.take([part])
          tellSometimes(name, bytesBefore + chunk.bytes)
          if (options.signal?.aborted) break
        }
        if (options.signal?.aborted) break
      }
    } catch (error) {
      const refusal = error instanceof IntakeRefused ? error : unreadable(error)
      refused.set(path, { code: refusal.code, reason: refusal.message })
      tally.add(name, null, { outcome: 'quarantined', code: refusal.code, reason: refusal.message, expression: null })
    }
    bytesBefore += sizes[index] ?? 0
    filesDone += 1
    tellSometimes(null, bytesBefore)
  }
  const isCancelled = options.signal?.aborted === true
  if (isCancelled) await desk.flush()
  else await settling.finish()
  tell(null, bytesBefore)
  return {
    ...tally.totals, dryRun: options.dryRun, isCancelled, byReason: tally.byReason, problems: tally.problems,
    files: files.map((path) => ({ file: basename(path), refused: refused.get(path) ?? null })),
    milliseconds: Math.round(performance.now() - startedAt),
  }
}

const sizeOf = (path: string): Promise<number> => stat(path).then((stats) => stats.size, () => 0)

/** The file system said no. @throws whatever is not its word */
function unreadable(error: unknown): IntakeRefused {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return new IntakeRefused('not-found', 'There is no such file.')
  if (code === 'EACCES' || code === 'EPERM') return new IntakeRefused('forbidden', 'The file may not be read.')
  if (code === 'EISDIR') return new IntakeRefused('not-supported', 'This is a folder.')
  throw error
}
