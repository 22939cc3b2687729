import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Types that the renderer's build makes; a file of any other type is never served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export interface BundleFile {
  readonly contentType: string
  readonly bytes: Buffer<ArrayBuffer>
}

/** The renderer's files by the exact path that is asked for ('/', '/index.html', '/assets/…'). */
export type Bundle = ReadonlyMap<string, BundleFile>

/**
 * Reads the built renderer once. Serving is then a look-up by exact path, so that no spelling of a path can reach
 * another file (R57), and a rebuild under a running host cannot mix two versions.
 *
 * @throws Error when there is no index.html: the renderer was not built
 */
export async function loadBundle(directory: string): Promise<Bundle> {
  const files = new Map<string, BundleFile>()
  const read = async (folder: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await read(path, `${prefix}${entry.name}/`)
      const contentType = CONTENT_TYPES[extname(entry.name)]
      if (entry.isFile() && contentType !== undefined) files.set(`${prefix}${entry.name}`, { contentType, bytes: await readFile(path) })
    }
  }
  await read(directory, '/').catch((error: unknown) => {
    throw new Error('The console page is not built. Run: npm run build', { cause: error })
  })
  const page = files.get('/index.html')
  if (!page) throw new Error('The console page is not built. Run: npm run build')
  return files.set('/', page)
}
