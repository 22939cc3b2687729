import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at, nodeBinary, root, say } from './paths.mjs'

/** Longest wait for the download of Electron, ms. */
const DOWNLOAD_MS = 180_000
const PROBE_MS = 30_000
const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
/** What an Electron has to be able to do: open the encrypted queue. Its version does not decide. */
const PROBE = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()"

/** Why no window can be opened on this machine whatever Electron there is; null when one can. */
export function displayProblem() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY ? 'this machine has no display' : null
}

/**
 * An Electron that can run this program, from ELECTRON_EXEC_PATH, ELECTRON_OVERRIDE_DIST_PATH or the electron package,
 * which fetches its binary on first use.
 * @returns {{ path: string } | { problem: string }}
 */
export function findElectron({ download, sandbox = true }) {
  let path = locate()
  if (path === null && download) {
    fetchElectron()
    path = locate()
  }
  if (path === null) return { problem: download ? 'Electron could not be downloaded' : 'there is no Electron binary' }
  const problem = probe(path) ?? (sandbox ? sandboxProblem(path) : null)
  return problem === null ? { path } : { problem }
}

/** Never `require('electron')`, which starts a download without a limit. */
function locate() {
  const { ELECTRON_EXEC_PATH, ELECTRON_OVERRIDE_DIST_PATH } = process.env
  const named = join(ELECTRON_OVERRIDE_DIST_PATH ?? at('node_modules/electron/dist'), executableName())
  const path = ELECTRON_EXEC_PATH ?? named
  return existsSync(path) ? path : null
}

function executableName() {
  try {
    return readFileSync(at('node_modules/electron/path.txt'), 'utf8')
  } catch {
    return EXECUTABLES[process.platform] ?? 'electron'
  }
}

function fetchElectron() {
  say('Fetching Electron (once; three minutes at most).')
  const { ELECTRON_OVERRIDE_DIST_PATH: _unused, ...env } = process.env
  spawnSync(nodeBinary(), [at('node_modules/electron/install.js')], { cwd: root, env, stdio: 'ignore', timeout: DOWNLOAD_MS, killSignal: 'SIGKILL' })
}

function probe(path) {
  const { status, error, stderr } = spawnSync(path, ['-e', PROBE], { cwd: root, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8', timeout: PROBE_MS })
  if (status === 0) return null
  const library = /error while loading shared libraries: (\S+):/.exec(stderr ?? '')?.[1]
  if (library) return `Electron needs the system library ${library}, which is not installed`
  return error ? `Electron does not start (${error.code ?? error.message})` : 'the Electron that was found cannot load the database driver'
}

/** Without user namespaces and without a set-uid helper Chromium has no sandbox and stops; it is not switched off for a person. */
export function sandboxProblem(path) {
  if (process.platform !== 'linux' || process.getuid?.() === 0 || process.env.ELECTRON_DISABLE_SANDBOX) return null
  const helper = statSync(join(dirname(path), 'chrome-sandbox'), { throwIfNoEntry: false })
  if (helper && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return null
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
  return error || status === 0 ? null : 'this machine allows no sandbox for it (user namespaces are off and chrome-sandbox is not set-uid root)'
}
