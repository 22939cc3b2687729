import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Text in files that lie beside the bundle or cannot be served; no answer may hold it. */
export const SECRET = 'not-in-the-bundle'

/** A built page in a fresh folder, with things around it that must never be served. */
export async function makeBundleFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'wellthread-page-'))
  const folder = join(parent, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Wellthread</title>')
  await writeFile(join(folder, 'assets/index-a1.js'), 'console.log(1)')
  await writeFile(join(folder, 'assets/index-a1.css'), 'body{}')
  await writeFile(join(folder, 'assets/inter.woff2'), 'font')
  await writeFile(join(folder, '.env'), SECRET)
  await writeFile(join(folder, 'assets/index-a1.js.map'), SECRET)
  await writeFile(join(parent, 'secret.js'), SECRET)
  await symlink(join(parent, 'secret.js'), join(folder, 'assets/link.js'))
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) }
}

const ups = ['..', '%2e%2e', '.%2e', '%2E.', '..%00', '%252e%252e', '....', '..;', '%c0%ae%c0%ae', '\\..', '..\\', '%5c..', '..%2f', '..%5c', '%u002e%u002e']
const between = ['/', '//', '/./', '%2f', '%5c', '\\', '/assets/', '/assets/../', '/%2e/', ';/', '/%20/']
const targets = ['secret.js', 'renderer/../secret.js', 'etc/passwd', '.env', 'assets/link.js', 'assets/index-a1.js.map']

/** Spellings of paths that try to leave the bundle or to name what is not served (R57). */
export const PATH_TRICKS: readonly string[] = [
  ...ups.flatMap((up) => between.flatMap((separator) => targets.map((target) => `/${up}${separator}${target}`))),
  '/.env', '/assets/link.js', '/assets/index-a1.js.map', '/assets/', '/assets', '/index.html/', '/INDEX.HTML', '/index.html%00', '/index.html%20', '/assets/index-a1.js/..',
  '/C:/secret.js', '/file:///etc/passwd', '/~root', '/proc/self/environ', '/index.html::$DATA', '/%00', '/?/../secret.js'.replace('?', '%3f'),
]
