import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findAppRoot } from './appRoot.ts'

const root = findAppRoot(import.meta.dirname)

/** What the program brings along. */
export const programFolders = {
  root,
  resources: join(root, 'resources'),
  renderer: join(root, 'out/renderer'),
} as const

/** Version in package.json. */
export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}

/** The same folder that the desktop uses (`userData`/profile), so that every door finds the same queue. */
export function defaultProfileFolder(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const settings = platform === 'win32' ? env['APPDATA'] ?? join(home, 'AppData/Roaming')
    : platform === 'darwin' ? join(home, 'Library/Application Support')
    : env['XDG_CONFIG_HOME'] ?? join(home, '.config')
  return join(settings, 'Wellthread', 'profile')
}
