import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Synchronous } from '../queue.ts'
import type { WorkerOrder } from '../worker.ts'
import { workerNode } from '../workerProcess.ts'
import { parseTrace, TRACED, type Operation } from './operations.ts'

export const hasStrace = (): boolean => process.platform === 'linux' && spawnSync('strace', ['--version']).status === 0

/** The calls of a worker that makes a queue, works on it in rounds, and opens and closes it around each. */
export function recordWorker(folder: string, options: { seed: number; synchronous: Synchronous; rounds: { count: number; steps: number } }): { queue: string; operations: Operation[] } {
  const queue = join(folder, options.synchronous)
  mkdirSync(queue)
  const trace = join(folder, `${options.synchronous}.trace`)
  const order: WorkerOrder = {
    folder: queue, seed: options.seed, tag: 'p', clockMs: 0, rounds: options.rounds, ackEarly: false, synchronous: options.synchronous, create: true, maintain: true,
  }
  const { file, args, env } = workerNode(folder)
  // The longest write is a page; longer texts would be cut short and so be wrong.
  const flags = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '1048576', '-e', `trace=${TRACED.join(',')}`, '-e', 'signal=none', '-o', trace]
  const acks = openSync(join(folder, `${options.synchronous}.acks`), 'w')
  const done = spawnSync('strace', [...flags, file, ...args], { cwd: resolve(import.meta.dirname, '../../..'), env, input: `${JSON.stringify(order)}\n`, stdio: ['pipe', acks, 'pipe'] })
  closeSync(acks)
  if (done.status !== 0) throw new Error(`the recorded worker failed (${String(done.status)}): ${done.stderr.toString('utf8').slice(0, 2000)}`)
  return { queue, operations: parseTrace(readFileSync(trace, 'latin1'), queue) }
}
