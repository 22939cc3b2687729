import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseAcks, type Ack } from './acks.ts'
import type { WorkerOrder } from './worker.ts'

const root = resolve(import.meta.dirname, '../..')
const worker = join(import.meta.dirname, 'worker.ts')

/** When to kill: `ms` after the first `acks` lines were heard; 0 acks: after the order, while it opens. */
export interface Kill {
  readonly acks: number
  readonly ms: number
}

/** A worker that has loaded everything and waits for its order. */
export interface WarmWorker {
  /** Runs the order and kills the process. */
  runAndKill(order: WorkerOrder, kill: Kill): Promise<Ack[]>
  /** Ends a worker that was never used. */
  dismiss(): Promise<void>
}

/** Node of this test run and the environment of a worker; the cache makes starting one cheap. */
export const workerNode = (cache: string): { file: string; args: readonly string[]; env: NodeJS.ProcessEnv } => ({
  file: process.execPath,
  args: [worker],
  env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: cache },
})

export interface FinishedRun {
  readonly acks: Ack[]
  readonly errors: string
  /** Exit code; null when it was killed. */
  readonly status: number | null
  readonly timedOut: boolean
}

/** A run from the first open to the last close, under a program that watches or disturbs its system calls. */
export function runUnder(tool: readonly string[], order: WorkerOrder, cache: string): FinishedRun {
  const { file, args, env } = workerNode(cache)
  const [command = '', ...flags] = tool
  // Acks go to a file: a pipe would be full before anybody reads it.
  const path = join(cache, 'acks.ndjson')
  const acks = openSync(path, 'w')
  const input = `${JSON.stringify(order)}\n`
  const options = { cwd: root, env, input, timeout: HANGS_AFTER_MS } as const
  const { status, stderr, error } = spawnSync(command, [...flags, file, ...args], { ...options, stdio: ['pipe', acks, 'pipe'] })
  closeSync(acks)
  const errors = stderr.toString('utf8').slice(0, 2000)
  return { acks: parseAcks(readFileSync(path, 'utf8')), errors, status, timedOut: error !== undefined }
}

const HANGS_AFTER_MS = 30_000

/** What most orders have in common. */
export const usualOrder = (folder: string, seed: number): WorkerOrder => ({
  folder, seed, tag: 'p', clockMs: 0, rounds: null, ackEarly: false, synchronous: 'FULL', create: false, maintain: false, carryOn: false,
})

export function startWorker(cache: string): WarmWorker {
  const { file, args, env } = workerNode(cache)
  const child = spawn(file, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return {
    async runAndKill(order, { acks, ms }) {
      let said = ''
      let armed: NodeJS.Timeout | null = null
      let lines = 0
      const armWhenHeard = (): void => {
        if (lines >= acks) armed ??= setTimeout(() => child.kill('SIGKILL'), ms)
      }
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
        lines += text.split('\n').length - 1
        armWhenHeard()
      })
      child.stdin.write(`${JSON.stringify(order)}\n`)
      armWhenHeard()
      const [code, signal] = await ended as [number | null, NodeJS.Signals | null]
      if (signal !== 'SIGKILL') throw new Error(`the worker ended by itself (${String(code ?? signal)}): ${errors.slice(0, 2000)}`)
      return parseAcks(said)
    },
    async dismiss() {
      endInput(child)
      await ended
    },
  }
}

/** Node writes the cache when a process ends by itself, which a killed one never does. */
export const fillCache = (cache: string): Promise<void> => startWorker(cache).dismiss()

function endInput(child: ChildProcess): void {
  child.stdin?.end()
}
