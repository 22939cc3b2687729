import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { at, nodeBinary, root, say, toolEnv } from './paths.mjs'

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const OUTPUTS = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const STAMP = at('out/.sources')
const LOCK = at('node_modules/.cache/wellthread-build.lock')
/** A lock file that is still empty after this was left behind, ms. */
const WRITING_MS = 5_000

/** Builds when `out/` is missing or was made from other sources. Says nothing unless the build fails. */
export async function ensureBuilt() {
  if (isBuilt()) return
  await withLock(() => isBuilt() || build({ quiet: true }))
}

/** Builds in any case; leaves the process with code 1 when that fails. */
export async function buildNow() {
  await withLock(() => build({ quiet: false }))
}

/** Makes the next start build anew. */
export const forgetBuild = () => rmSync(STAMP, { force: true })

const isBuilt = () => OUTPUTS.every((file) => existsSync(at(file))) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()

function build({ quiet }) {
  const made = fingerprint()
  const { status, stdout, stderr } = spawnSync(nodeBinary(), [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', quiet ? 'warn' : 'info'], {
    cwd: root, env: { ...toolEnv(), NODE_ENV: 'production' }, stdio: quiet ? 'pipe' : ['ignore', 2, 2], encoding: 'utf8',
  })
  if (status !== 0) {
    say(`${stdout ?? ''}${stderr ?? ''}`.trim())
    say('The build failed.')
    process.exit(1)
  }
  writeFileSync(STAMP, made)
}

/** Digest of name, size and time of every source file. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const found = statSync(at(path))
    if (found.isDirectory()) for (const name of readdirSync(at(path)).toSorted()) add(join(path, name))
    else hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
  }
  SOURCES.forEach(add)
  return hash.digest('hex')
}

/** Two commands that start at once build once. A lock whose process is gone was left behind by a killed build. */
async function withLock(work) {
  mkdirSync(at('node_modules/.cache'), { recursive: true })
  while (!takeLock()) {
    if (!isAlive(holder())) release()
    else await sleep(100)
  }
  process.once('exit', release)
  try {
    return work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

const release = () => rmSync(LOCK, { force: true })

/** Process id in the lock; null while it is being written or after it went. */
function holder() {
  try {
    return Number(readFileSync(LOCK, 'utf8')) || null
  } catch {
    return null
  }
}

function isAlive(pid) {
  if (pid === null) return Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < WRITING_MS
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
