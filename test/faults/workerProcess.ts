import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseAcks, type Ack } from './acks.ts'
import type { WorkerOrder } from './worker.ts'

const root = resolve(import.meta.dirname, '../..')
const worker = join(import.meta.dirname, 'worker.ts')

/** A worker that has loaded everything and waits for its order. */
export interface WarmWorker {
  /** Runs the order and kills the process `killAfterMs` after its first ack, or after the order when `from` says so. */
  runAndKill(order: WorkerOrder, kill: { afterMs: number; from: 'firstAck' | 'order' }): Promise<Ack[]>
  /** Ends a worker that was never used. */
  dismiss(): Promise<void>
}

/** Node of this test run and the environment of a worker; the cache makes starting one cheap. */
export const workerNode = (cache: string): { file: string; args: readonly string[]; env: NodeJS.ProcessEnv } => ({
  file: process.execPath,
  args: [worker],
  env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: cache },
})

/** A run from the first open to the last close, under a program that watches or disturbs its system calls. */
export function runUnder(tool: readonly string[], order: WorkerOrder, cache: string): { acks: Ack[]; errors: string; status: number | null; timedOut: boolean } {
  const { file, args, env } = workerNode(cache)
  const [command = '', ...flags] = tool
  // Acks go to a file: a pipe would be full before anybody reads it.
  const path = join(cache, 'acks.ndjson')
  const acks = openSync(path, 'w')
  const done = spawnSync(command, [...flags, file, ...args], { cwd: root, env, input: `${JSON.stringify(order)}\n`, stdio: ['pipe', acks, 'pipe'], timeout: 30_000 })
  closeSync(acks)
  return { acks: parseAcks(readFileSync(path, 'utf8')), errors: done.stderr.toString('utf8').slice(0, 2000), status: done.status, timedOut: done.error !== undefined }
}

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
    async runAndKill(order, { afterMs, from }) {
      let said = ''
      let armed: NodeJS.Timeout | null = null
      const arm = (): void => {
        armed ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
      }
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
        arm()
      })
      child.stdin.write(`${JSON.stringify(order)}\n`)
      if (from === 'order') arm()
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
