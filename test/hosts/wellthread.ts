import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

const program = resolve(import.meta.dirname, '../../electron/wellthread.ts')

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** The command from its sources, without a terminal. */
export function wellthread(given: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...given], { env: { ...process.env, ...env } }, (error, out, errorText) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, error: errorText })
    })
    child.stdin?.end(input)
  })
}
