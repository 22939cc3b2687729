import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkerOrder } from '../worker.ts'
import { runUnder, usualOrder } from '../workerProcess.ts'
import { parseTrace, TRACED, type Operation } from './operations.ts'

/** The calls of a worker that makes a queue, works on it in rounds, and opens and closes it around each. */
export function recordWorker(folder: string, options: Pick<WorkerOrder, 'seed' | 'synchronous' | 'rounds'>): Operation[] {
  const queue = join(folder, options.synchronous)
  mkdirSync(queue)
  const trace = join(folder, `${options.synchronous}.trace`)
  const order = { ...usualOrder(queue, options.seed), ...options, create: true, maintain: true }
  // The longest write is a page; longer texts would be cut short and so be wrong.
  const flags = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '1048576', '-e', `trace=${TRACED.join(',')}`, '-e', 'signal=none', '-o', trace]
  const { status, errors } = runUnder(['strace', ...flags], order, folder)
  if (status !== 0) throw new Error(`the recorded worker failed (${String(status)}): ${errors}`)
  return parseTrace(readFileSync(trace, 'latin1'), queue)
}
