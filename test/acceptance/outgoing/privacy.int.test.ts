import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it } from 'vitest'
import { createConsole } from '#electron/console/createConsole.ts'
import { hostLog } from '#electron/host/hostLog.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { router } from '#electron/rpc/router.ts'
import { INTAKE, screening } from '#test/helpers/builders.ts'

const SECRET = 'marigoldlane'

async function everyFile(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name) })))
}

it('S64: on disk, in logs and behind the idle lock no word of a patient can be read; with the passphrase it can', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'wellthread-s64-')), 'profile')
  let now = Date.parse('2026-03-02T10:00:00-08:00')
  const service = await createConsole({
    profileDir: folder, host: 'cli', resourcesDir: programFolders.resources, keyStore: null, log: hostLog(folder), runs: false, clock: { now: () => now },
  })
  const window = (key: string) => createRouterClient(router, { context: { console: service, session: service.connect(key) } })
  try {
    const client = window('a')
    await client.profile.setUpClinic({ packId: 'washington', clinicName: 'Lake Clinic', username: 'novak', displayName: 'Irene Novak', passphrase: 'seven quiet herons wade' })
    await service.createAccount({ commandId: 'c', username: 'rivera', displayName: 'Marisol Rivera', role: 'nurse', passphrase: 'six loud geese in a row', by: 'setup' })
    await service.engine().handle({
      threadId: 't1', actor: INTAKE, commandId: 'in', command: {
        type: 'receiveMessage', messageId: 'm1', patientId: null, addressedTo: null, poolHint: null, sender: { kind: 'self' }, sentAt: null, textHash: '',
        screening: screening(null), appointmentRequest: false, markedUrgent: false, link: null,
      },
      messages: [{
        messageId: 'm1', threadId: 't1', kind: 'patient', sender: { kind: 'self' }, authorId: null, authorRole: null, subject: SECRET, body: `I live at ${SECRET}.`, textHash: '',
        attachments: [], sentAt: null, receivedAt: now,
      }],
    })
    await client.session.signIn({ username: 'rivera', passphrase: 'six loud geese in a row' })
    expect((await client.thread.get({ threadId: 't1' })).subject).toBe(SECRET)
    await client.draft.save({ threadId: 't1', mode: 'note', body: `Called ${SECRET}.` })
    await client.thread.act({ commandId: 'n', threadId: 't1', act: { type: 'addNote', body: `Called ${SECRET}.` } })
    await client.thread.act({ commandId: 'n', threadId: 'nowhere', act: { type: 'addNote', body: SECRET } }).catch(() => undefined)

    const files = await everyFile(folder)
    expect(files.map(({ name }) => name).join(' ')).toMatch(/\.db/)
    for (const { name, bytes } of files) for (const encoding of ['utf8', 'utf16le'] as const) expect(bytes.includes(Buffer.from(SECRET, encoding)), name).toBe(false)

    now += service.engine().pack.windows.idleLockMinutes * 60_000
    await expect(client.thread.get({ threadId: 't1' })).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
    await client.session.unlock({ passphrase: 'six loud geese in a row' })
    expect((await client.thread.get({ threadId: 't1' })).messages[0]?.body).toContain(SECRET)
  } finally {
    await service.close()
    await rm(join(folder, '..'), { recursive: true, force: true })
  }
})
