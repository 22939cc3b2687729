import { spawnSync } from 'node:child_process'
import { displayProblem, findElectron, sandboxProblem } from './electronBinary.mjs'
import { runPlaywright, skipPlaywright } from './suites.mjs'

/** What one host is enough for runs in the browser. */
const ON_WEB = { env: { ONE_HOST: 'web' } }

/** Both hosts: the browser always, the desktop where this machine can open a window of a suitable Electron. */
export function* endToEnd() {
  const desktop = findDesktop()
  yield runPlaywright('web', 'problem' in desktop ? ON_WEB : {})
  yield 'problem' in desktop ? skipPlaywright('desktop', desktop.problem) : runPlaywright('desktop', desktop)
}

/** Some files, on the desktop where it can be had, in the browser otherwise. */
export function onOneHost(files) {
  const desktop = findDesktop()
  if ('problem' in desktop) console.log(`In the browser, not on the desktop: ${desktop.problem}`)
  return 'problem' in desktop ? runPlaywright('web', { ...ON_WEB, files }) : runPlaywright('desktop', { ...desktop, files })
}

/** How to start the real desktop here, or why it cannot be. */
function findDesktop() {
  const display = displayProblem()
  const before = display !== null && hasXvfb() ? ['xvfb-run', '-a'] : []
  if (display !== null && before.length === 0) return { problem: `${display} and xvfb-run is not installed` }
  const electron = findElectron({ download: true, sandbox: false })
  if ('problem' in electron) return { problem: electron.problem }
  const isRoot = process.getuid?.() === 0
  const sandbox = !isRoot && sandboxProblem(electron.path) === null
  return { before, env: { ELECTRON_EXEC_PATH: electron.path, WELLTHREAD_TEST_SANDBOX: sandbox ? '1' : '0' } }
}

const hasXvfb = () => spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error === undefined
