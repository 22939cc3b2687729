import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { programFolders } from '#electron/host/programFolders.ts'

/** `wellthread start`: the same as `npm start`, which finds an Electron or falls back to the browser. */
export async function start(options: { readonly profile?: string; readonly web?: boolean }): Promise<number> {
  const script = join(programFolders.root, 'resources/scripts/start.mjs')
  const given = [...(options.web ? ['--web'] : []), ...(options.profile === undefined ? [] : ['--profile', resolve(options.profile)])]
  const child = spawn(process.execPath, [script, ...given], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
