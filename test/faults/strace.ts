import { spawnSync } from 'node:child_process'

/** The tool that records system calls and makes them fail; Linux only, and not on every machine. */
export const hasStrace = (): boolean => process.platform === 'linux' && spawnSync('strace', ['--version']).status === 0

const NO_STRACE = 'strace is not installed: no system call can be recorded or made to fail, so this test did not run'

/** Skips the test where the tool is missing, and says so: a test that did not run is no pass. */
export function needStrace(skip: (reason: string) => never): void {
  if (hasStrace()) return
  console.log(NO_STRACE)
  skip(NO_STRACE)
}
