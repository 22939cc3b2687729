import { spawnSync } from 'node:child_process'
import { displayProblem, findElectron, sandboxProblem } from './electronBinary.mjs'
import { runPlaywright, skipPlaywright } from './suites.mjs'

/** Both hosts: the browser always, the desktop where this machine can open a window of a suitable Electron. */
export function* endToEnd() {
  yield runPlaywright('web')
  const display = displayProblem()
  const before = display !== null && hasXvfb() ? ['xvfb-run', '-a'] : []
  if (display !== null && before.length === 0) return yield skipPlaywright('desktop', `${display} and xvfb-run is not installed`)
  const electron = findElectron({ download: true, sandbox: false })
  if ('problem' in electron) return yield skipPlaywright('desktop', electron.problem)
  const isRoot = process.getuid?.() === 0
  const sandbox = !isRoot && sandboxProblem(electron.path) === null
  yield runPlaywright('desktop', { before, env: { ELECTRON_EXEC_PATH: electron.path, WELLTHREAD_TEST_SANDBOX: sandbox ? '1' : '0' } })
}

const hasXvfb = () => spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error === undefined
