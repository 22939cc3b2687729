import { spawnSync } from 'node:child_process'
import type { TestContext } from 'vitest'

/** The tool that records system calls and makes them fail; Linux only, and not on every machine. */
export const hasStrace = (): boolean => process.platform === 'linux' && spawnSync('strace', ['--version']).status === 0

const NO_STRACE = 'strace is not installed: no system call can be recorded or made to fail, so this test did not run'

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test did not run; `npm test` prints it. */
    skipReason?: string
  }
}

/** Skips the test where the tool is missing, and says so: a test that did not run is no pass. */
export function needStrace({ task, skip }: Pick<TestContext, 'task' | 'skip'>): void {
  if (hasStrace()) return
  task.meta.skipReason = NO_STRACE
  skip(NO_STRACE)
}
