import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConsole } from '#electron/console/createConsole.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { wellthread, type Outcome } from './wellthread.ts'

const PASSPHRASE = 'marble otter canyon violin'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellthread-cli-'))
  const service = await createConsole({ profileDir: join(folder, 'profile'), host: 'cli', resourcesDir: programFolders.resources, keyStore: null, log: silentLogger, runs: false })
  await service.setUpClinic({ packId: 'washington', clinicName: 'Harbor Clinic', username: 'irene.novak', displayName: 'Irene Novak', passphrase: PASSPHRASE })
  await service.close()
  await writeFile(join(folder, 'passphrase'), `${PASSPHRASE}\n`)
  await writeFile(join(folder, 'other'), 'saddle prism walnut harbor\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const onQueue = (...given: string[]): Promise<Outcome> => wellthread([...given, '--profile', join(folder, 'profile'), '--passphrase-file', join(folder, 'passphrase')])
const asAdmin = (...given: string[]): Promise<Outcome> => onQueue('account', ...given, '--as', 'irene.novak', '--as-passphrase-file', join(folder, 'passphrase'))

describe('the command line on a queue', () => {
  it('verify says that all is as the log says, for a person and for a program', async () => {
    expect(await onQueue('verify')).toMatchObject({ code: 0, out: expect.stringContaining('all as the log says') })
    expect(JSON.parse((await onQueue('verify', '--json')).out)).toMatchObject({ ok: true, problems: [] })
  })

  it('rebuild leaves a queue that still verifies', async () => {
    expect(await onQueue('rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('1 account made anew') })
    expect((await onQueue('verify')).code).toBe(0)
  })

  it('the wrong passphrase opens nothing', async () => {
    const { code, out } = await wellthread(['verify', '--profile', join(folder, 'profile'), '--passphrase-file', join(folder, 'other')])
    expect([code, out]).toEqual([1, ''])
  })

  it('D23: an admin makes and disables accounts; nobody else does', async () => {
    expect((await asAdmin('create', 'p.ortiz', '--name', 'Paula Ortiz', '--role', 'clerk', '--new-passphrase-file', join(folder, 'other'))).code).toBe(0)
    expect((await asAdmin('list')).out).toContain('p.ortiz\tPaula Ortiz')
    const clerk = await onQueue('account', 'list', '--as', 'p.ortiz', '--as-passphrase-file', join(folder, 'other'))
    expect(clerk).toMatchObject({ code: 1, out: '', error: expect.stringContaining('Only an admin') })
    expect((await asAdmin('disable', 'p.ortiz')).code).toBe(0)
    const listed = JSON.parse((await asAdmin('list', '--json')).out) as { accounts: { username: string; status: string }[] }
    expect(listed.accounts).toContainEqual(expect.objectContaining({ username: 'p.ortiz', status: 'disabled' }))
  })

  it('import counts what it took, and a file that is not there makes exit 1', async () => {
    const { code, out } = await onQueue('import', join(folder, 'missing.json'), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ received: 1, accepted: 0, quarantined: 1 })
  })
})
