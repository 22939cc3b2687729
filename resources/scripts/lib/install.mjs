import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { at, root, say } from './paths.mjs'

/** Installs what package-lock.json names when node_modules holds anything else. Looks at versions and digests, not at times. */
export function ensureInstalled() {
  const reason = whyInstall()
  if (reason === null) return
  say(`Installing packages (${reason}); this takes about half a minute.`)
  const isWindows = process.platform === 'win32'
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows })
  if (status === 0) return
  say('The packages could not be installed; the lines above say why. Check the network and run the command again.')
  process.exit(1)
}

function whyInstall() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (present === null) return 'none yet'
  for (const [name, { version, integrity, optional }] of Object.entries(wanted ?? {})) {
    if (name === '') continue
    const found = present[name]
    if (!found && optional) continue
    if (found?.version !== version || found?.integrity !== integrity) return 'package-lock.json changed'
  }
  return null
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(at(file), 'utf8')).packages
  } catch {
    return null
  }
}
