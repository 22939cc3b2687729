import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '#electron/engine/ports/logger.ts'
import { jsonLines } from './jsonLines.ts'

/** Size at which a file is put aside, bytes, and how many are kept beside the newest. */
const MOST_BYTES = 1_048_576
const KEPT = 3

/**
 * Log of a host that keeps a profile open, without a word of a patient (S64): everything goes to `logs/wellthread.jsonl` in the
 * profile once that folder is there, warnings and errors also to standard error. A log that cannot be written stops nothing.
 */
export function hostLog(profileDir: string): Logger {
  const folder = join(profileDir, 'logs')
  return jsonLines((line, level) => {
    if (level !== 'info') process.stderr.write(line)
    try {
      append(folder, line)
    } catch {
      // No profile yet, or its disk is full; standard error has what matters.
    }
  })
}

function append(folder: string, line: string): void {
  const file = (number: number): string => join(folder, number === 0 ? 'wellthread.jsonl' : `wellthread.${number}.jsonl`)
  if ((statSync(file(0), { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) {
    for (let number = KEPT; number > 0; number -= 1) if (statSync(file(number - 1), { throwIfNoEntry: false })) renameSync(file(number - 1), file(number))
  }
  appendFileSync(file(0), line, { mode: 0o600 })
}
