import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface Finding {
  readonly file: string
  /** `plugin(rule)`. */
  readonly code: string
  readonly text: string
}

/** What oxlint says, with the project's own configuration, of these files laid out in an empty folder. */
export async function lintSeeds(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wellthread-seeds-'))
  try {
    await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    await copyFile(join(root, 'package.json'), join(folder, 'package.json'))
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    return parse(await run(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Findings are not an error here: the exit code is what the tests look behind. */
function run(cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    execFile(join(root, 'node_modules/.bin/oxlint'), ['-f', 'json'], { cwd, maxBuffer: 16_777_216 }, (_error, stdout, stderr) => {
      if (stdout === '') fail(new Error(stderr))
      else done(stdout)
    })
  })
}

interface Report {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string; readonly message: string; readonly help?: string }[]
}

function parse(output: string): Finding[] {
  const report = JSON.parse(output) as Report
  return report.diagnostics.map(({ filename, code, message, help }) => ({ file: filename, code, text: `${message} ${help ?? ''}` }))
}
