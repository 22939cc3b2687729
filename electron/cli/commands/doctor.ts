import { access, constants, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { programFolders } from '#electron/host/programFolders.ts'
import { readPolicyPacks } from '#electron/policy/loadPolicyPacks.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'
import { loadBundle } from '#electron/static/loadBundle.ts'
import { print, printJson } from '../output.ts'
import { profileFolderOf, type ProfileOptions } from '../profileOptions.ts'

interface Check {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

/** `wellthread doctor`: what has to be right before a queue can be opened. Opens none, so it may run beside the console. */
export async function doctor(options: ProfileOptions & { readonly json?: boolean }): Promise<number> {
  const checks = [
    await check('runtime', async () => `Node ${process.versions.node}, Node-API ${process.versions['napi'] ?? '?'}, ${process.platform}-${process.arch}`),
    await check('database driver', databaseDriver),
    await check('policy packs', async () => [...(await readPolicyPacks(join(programFolders.resources, 'policy'))).keys()].join(', ')),
    await check('screening rules', async () => loadRuleSet(join(programFolders.resources, 'rules')).version),
    await check('console page', async () => `${(await loadBundle(programFolders.renderer)).size - 1} files`),
    await check('profile folder', () => profileFolder(profileFolderOf(options))),
  ]
  const ok = checks.every((each) => each.ok)
  if (options.json) printJson({ ok, checks })
  else for (const each of checks) print(`${each.ok ? 'ok      ' : 'PROBLEM '} ${each.name}: ${each.detail}`)
  return ok ? 0 : 1
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() }
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function databaseDriver(): Promise<string> {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(':memory:')
  try {
    return `SQLite ${String(database.prepare('select sqlite_version()').pluck().get())}`
  } finally {
    database.close()
  }
}

/** Nobody else on the machine may look into it (R66). */
async function profileFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null)
  if (!found) return `${folder} (none yet)`
  if (!found.isDirectory()) throw new Error(`${folder} is not a folder.`)
  await access(folder, constants.R_OK | constants.W_OK)
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) throw new Error(`${folder} can be read by others on this machine: chmod 700 it.`)
  return folder
}
