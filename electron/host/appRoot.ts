import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folder of package.json, from any depth of `out/` or of the sources; `resources/` and `out/` lie beside it. */
export function findAppRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) throw new Error('The program is incomplete: package.json is missing.')
  }
}
