import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/chromium')
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const ARGS = [
  '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--force-color-profile=srgb',
]

/** The packaged fonts.conf names folders of another system; with no font at all Chromium dies on the first form control. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(CACHE, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(CACHE, 'fonts-cache')}</cachedir>
</fontconfig>
`

export interface ChromiumLaunchOptions {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

/**
 * Launch options for a Chromium: CHROME_PATH, then the system's, then the one that comes from the npm registry.
 * The npm one carries its own shared libraries and fonts; it is unpacked once into node_modules/.cache.
 */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const installed = process.env['CHROME_PATH'] ?? SYSTEM.find((path) => existsSync(path))
  if (installed) return { executablePath: installed, args: [...ARGS], env }
  if (!existsSync(CACHE)) await unpack()
  return {
    executablePath: join(CACHE, 'chromium'),
    args: [...ARGS],
    env: {
      ...env,
      LD_LIBRARY_PATH: [join(CACHE, 'al2023/lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(CACHE, 'fonts'),
    },
  }
}

/**
 * Unpacks beside the cache and renames at the end, so that a killed run leaves nothing half done and two runs at once cannot mix.
 * The package inflates into TMPDIR and trusts what it finds there: a fresh folder keeps the shared one out of it.
 */
async function unpack(): Promise<void> {
  await mkdir(dirname(CACHE), { recursive: true })
  const fresh = await mkdtemp(`${CACHE}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    const { inflate } = await import('@sparticuz/chromium')
    const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(join(bin, name))
    await writeFile(join(fresh, 'fonts/fonts.conf'), FONTS)
    await rename(fresh, CACHE).catch((error: unknown) => {
      if (!existsSync(CACHE)) throw error
    })
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await rm(fresh, { recursive: true, force: true })
  }
}
