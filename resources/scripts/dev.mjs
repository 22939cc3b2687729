/** `npm run dev`: the desktop with hot reload, and developer tools. Arguments after `--` go to the console. */
import { spawnSync } from 'node:child_process'
import { forgetBuild } from './lib/build.mjs'
import { findElectron } from './lib/electronBinary.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at, nodeBinary, root, say, toolEnv } from './lib/paths.mjs'

ensureInstalled()
const electron = findElectron({ download: true })
if ('problem' in electron) {
  say(`No desktop window: ${electron.problem}.`)
  process.exit(1)
}
// A development build must never be started as the program.
forgetBuild()
const isRoot = process.platform === 'linux' && process.getuid() === 0
const given = ['dev', ...(isRoot ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)]
const { status } = spawnSync(nodeBinary(), [at('node_modules/electron-vite/bin/electron-vite.js'), ...given], { cwd: root, env: { ...toolEnv(), ELECTRON_EXEC_PATH: electron.path }, stdio: 'inherit' })
process.exitCode = status ?? 1
