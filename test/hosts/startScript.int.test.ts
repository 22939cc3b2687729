import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../resources/scripts/start.mjs')
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellthread-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** An executable that answers the probe like this, and opens a "window" by saying so. */
async function electron(name: string, probe: string, window = 'echo "window $*"'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\nif [ "$ELECTRON_RUN_AS_NODE" = 1 ]; then ${probe}; fi\n${window}\n`)
  await chmod(path, 0o755)
  return path
}

interface Run {
  readonly text: string
  readonly code: number | null
}

/** `npm start` until it ends by itself or has printed an address; then it is stopped as Ctrl+C would. */
function start(env: Readonly<Record<string, string | undefined>>, given: readonly string[] = []): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, '--profile', join(folder, 'profile'), ...given], {
      env: { ...process.env, DISPLAY: ':0', WAYLAND_DISPLAY: undefined, WELLTHREAD_WEB: undefined, ELECTRON_DISABLE_SANDBOX: '1', PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8')
      if (ADDRESS.test(text)) child.kill('SIGINT')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', (code) => done({ text, code }))
  })
}

describe('D20: npm start', () => {
  it('opens the window where Electron can load the database driver, whatever its version', async () => {
    const { text, code } = await start({ ELECTRON_EXEC_PATH: await electron('good', 'exit 0') })
    expect([code, text]).toEqual([0, expect.stringContaining(`. --profile ${join(folder, 'profile')}`)])
    expect(text).not.toMatch(ADDRESS)
  })

  it.each<[string, () => Promise<Readonly<Record<string, string | undefined>>>, string]>([
    ['no display', async () => ({ DISPLAY: undefined }), 'No desktop window: this machine has no display.'],
    ['an Electron that cannot load the driver', async () => ({ ELECTRON_EXEC_PATH: await electron('old', 'exit 1') }), 'cannot load the database driver'],
    ['a system library is missing', async () => ({ ELECTRON_EXEC_PATH: await electron('bare', 'echo "electron: error while loading shared libraries: libnss3.so: cannot open" >&2; exit 127') }), 'needs the system library libnss3.so'],
    ['a window that never came up', async () => ({ ELECTRON_EXEC_PATH: await electron('blind', 'exit 0', 'exit 3') }), 'Electron stopped with code 3'],
  ])('%s: one line says why, and the console opens in the browser', async (_what, env, reason) => {
    const { text, code } = await start(await env())
    expect(text).toContain(reason)
    expect(text.split('\n').filter((line) => line.startsWith('No desktop window'))).toHaveLength(1)
    expect(text).toMatch(ADDRESS)
    expect(code).toBe(0)
  })

  it.each<[string, Readonly<Record<string, string>>, string[]]>([['--web', {}, ['--web']], ['WELLTHREAD_WEB=1', { WELLTHREAD_WEB: '1' }, []]])('%s opens the browser without a word about windows', async (_how, env, given) => {
    const { text } = await start({ ...env, ELECTRON_EXEC_PATH: await electron('unused', 'exit 0') }, given)
    expect(text).toMatch(ADDRESS)
    expect(text).not.toContain('desktop window')
  })
})
