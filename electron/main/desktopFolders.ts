import { isAbsolute, join, resolve } from 'node:path'

export interface DesktopFolders {
  readonly profile: string
  /** Folder of the browser engine's own files; it also decides which second start counts as the same program. */
  readonly userData: string
}

/**
 * `--profile DIR` (or `--profile=DIR`) keeps the queue and the window's files there; without it they lie where the
 * system keeps settings. Two profiles are two programs, one profile is a single instance.
 *
 * @throws Error when `--profile` comes without a folder
 */
export function desktopFolders(argv: readonly string[], defaultUserData: string, cwd: string): DesktopFolders {
  const index = argv.findIndex((argument) => argument === '--profile' || argument.startsWith('--profile='))
  if (index === -1) return { profile: join(defaultUserData, 'profile'), userData: defaultUserData }
  const given = argv[index]?.startsWith('--profile=') ? argv[index]?.slice('--profile='.length) : argv[index + 1]
  if (given === undefined || given === '' || given.startsWith('--')) throw new Error('--profile needs a folder.')
  const profile = isAbsolute(given) ? given : resolve(cwd, given)
  return { profile, userData: join(profile, 'desktop') }
}
