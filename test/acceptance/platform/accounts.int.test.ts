import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import { createConsole } from '#electron/console/createConsole.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { router } from '#electron/rpc/router.ts'

const FIRST = { packId: 'washington', clinicName: 'Lake Clinic', username: 'novak', displayName: 'Irene Novak', passphrase: 'seven quiet herons wade' }
let folder: string
let service: ConsoleService
const open = async (): Promise<ConsoleService> => createConsole({ profileDir: folder, host: 'cli', resourcesDir: programFolders.resources, keyStore: null, log: silentLogger, runs: false })
const window = (key: string) => createRouterClient(router, { context: { console: service, session: service.connect(key) } })

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'wellthread-accounts-')), 'profile')
  service = await open()
})
afterEach(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

it('D23: a new profile has no account; the first start makes the first admin, and a short passphrase is refused', async () => {
  await expect(window('a').session.signIn({ username: 'admin', passphrase: 'admin' })).rejects.toMatchObject({ code: 'PROFILE_REFUSED' })
  await expect(window('a').profile.setUpClinic({ ...FIRST, passphrase: 'short one here' })).rejects.toMatchObject({ code: 'WEAK_PASSPHRASE' })
  await window('a').profile.setUpClinic(FIRST)
  const admin = window('b')
  await admin.session.signIn({ username: FIRST.username, passphrase: FIRST.passphrase })
  expect(await admin.accounts.list()).toMatchObject([{ username: 'novak', role: 'admin' }])
})

it('D23 S57: five failed sign-ins lock the account, and a restart does not open it', async () => {
  await window('a').profile.setUpClinic(FIRST)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await expect(window('a').session.signIn({ username: FIRST.username, passphrase: `wrong guess number ${attempt}` })).rejects.toBeDefined()
  }
  const locked = { code: 'LOCKED_OUT' }
  await expect(window('a').session.signIn({ username: FIRST.username, passphrase: FIRST.passphrase })).rejects.toMatchObject(locked)
  await service.close()
  service = await open()
  await service.unlock(FIRST.passphrase)
  await expect(window('c').session.signIn({ username: FIRST.username, passphrase: FIRST.passphrase })).rejects.toMatchObject(locked)
})
