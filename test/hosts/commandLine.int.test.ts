import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '#electron/cli/runCommandLine.ts'
import { wellthread, type Outcome } from './wellthread.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellthread-cli-'))
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The same within this process, for what ends before a command begins. */
async function parsed(given: readonly string[]): Promise<Outcome> {
  const heard = { out: '', error: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (heard.out += String(text)) !== '')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (heard.error += String(text)) !== '')
  const code = await runCommandLine(given, { serve: () => Promise.reject(new Error('nothing is opened here')) })
  vi.restoreAllMocks()
  return { code, ...heard }
}

const COMMANDS = ['start', 'serve', 'screen', 'sla', 'import', 'verify', 'rebuild', 'doctor', 'account', 'account list', 'account create', 'account unlock', 'account disable', 'account enable']

describe('D20: the command line', () => {
  it.each(COMMANDS)('%s --help explains itself and does nothing', async (command) => {
    const { code, out, error } = await parsed([...command.split(' '), '--help'])
    expect([code, error]).toEqual([0, ''])
    expect(out).toContain(`Usage: wellthread ${command}`)
  })

  it.each<[string, string[]]>([
    ['no command', []],
    ['an unknown command', ['triage']],
    ['an unknown option', ['verify', '--fast']],
    ['an option without its value', ['serve', '--port']],
    ['a port that is none', ['serve', '--port', '70000']],
    ['a port that is no number', ['serve', '--port', '80a']],
    ['import without a file', ['import']],
    ['too many arguments', ['verify', 'now']],
    ['account without a verb', ['account']],
    ['an account without a role', ['account', 'create', 'a.nurse', '--as', 'admin', '--name', 'A']],
    ['a role that is none', ['account', 'create', 'a.nurse', '--as', 'admin', '--name', 'A', '--role', 'doctor']],
    ['nobody who does it', ['account', 'list']],
  ])('exit 2: %s is wrong usage', async (_what, given) => {
    const { code, out, error } = await parsed(given)
    expect([code, out]).toEqual([2, ''])
    expect(error).not.toBe('')
  })

  it.each<[string, string[]]>([
    ['verify without a queue', ['verify']],
    ['rebuild without a queue', ['rebuild']],
    ['import without a queue', ['import', 'bundle.json']],
    ['accounts without a queue', ['account', 'list', '--as', 'admin']],
  ])('exit 1: %s is refused with the reason', async (_what, given) => {
    const { code, out, error } = await wellthread([...given, '--profile', join(folder, 'empty')])
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(/^wellthread: There is no queue in /m)
  })

  it('exit 1: a passphrase file that is missing, empty or of two lines is refused', async () => {
    for (const text of [null, '', 'one\ntwo\n']) {
      const file = join(folder, 'passphrase')
      if (text !== null) await writeFile(file, text)
      const { code, error } = await wellthread(['verify', '--profile', join(folder, 'empty')], '', { WELLTHREAD_PASSPHRASE_FILE: file })
      expect([code, error]).toEqual([1, expect.stringContaining('passphrase file')])
      await rm(file, { force: true })
    }
  })

  it('no option takes a secret itself', async () => {
    const helps: Outcome[] = []
    for (const command of COMMANDS) helps.push(await parsed([...command.split(' '), '--help']))
    expect(helps.flatMap(({ out }) => out.match(/--\S*(?:passphrase|password|token|key|secret)\S* <\w+>/g) ?? []).filter((option) => !option.endsWith('-file <file>'))).toEqual([])
  })

  it('sla: a vector in, its result out; a line that is none makes exit 1', async () => {
    const { code, out } = await wellthread(['sla'], 'nonsense\n')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ id: null, error: { code: 'invalid-vector' } })
  })

  it('screen: a message in, its flags out; a bad line gives its error and exit 1', async () => {
    const good = JSON.stringify({ id: 'm1', subject: 'Form', body: 'Please sign my form.' })
    const { code, out } = await wellthread(['screen'], `${good}\nnonsense\n`)
    expect(code).toBe(1)
    const [first, second] = out.trim().split('\n').map((line): unknown => JSON.parse(line))
    expect(first).toMatchObject({ id: 'm1', redFlags: [] })
    expect(second).toMatchObject({ error: expect.any(String) })
  })

  it('doctor --json names every check', async () => {
    const { out } = await wellthread(['doctor', '--json', '--profile', folder])
    const { checks } = JSON.parse(out) as { checks: { name: string }[] }
    expect(checks.map(({ name }) => name)).toEqual(['runtime', 'database driver', 'policy packs', 'screening rules', 'console page', 'profile folder'])
  })

  it('R66: doctor reports a profile that others can read', async () => {
    const open = await mkdtemp(join(folder, 'open-'))
    await chmod(open, 0o755)
    const { code, out } = await wellthread(['doctor', '--profile', open])
    expect([code, out]).toEqual([1, expect.stringContaining('can be read by others')])
  })
})
