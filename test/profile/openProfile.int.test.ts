import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProfile, inspectProfile, openProfile } from '#electron/profile/openProfile.ts'
import { digest } from '../store/sqliteFile.ts'
import { batchOf, plainStream } from '../store/storeFixtures.ts'
import { temporaryFolder } from '../store/temporaryFolder.ts'
import { fakeKeyStore } from './fakeKeyStore.ts'

const passphrase = 'purple lantern over bay'

describe('profiles', () => {
  let place: ReturnType<typeof temporaryFolder>
  let folder: string
  beforeEach(() => {
    place = temporaryFolder()
    folder = join(place.folder, 'deep', 'profile')
  })
  afterEach(() => place.remove())

  const made = async (): Promise<string> => {
    const profile = await createProfile(folder, { passphrase, host: 'cli' })
    await profile.store.commit(batchOf({ streams: [plainStream('intake:x')] }))
    await profile.close()
    return profile.recoveryCode ?? ''
  }
  const path = (name: string): string => join(folder, name)

  it('D23: a new profile opens again by its passphrase and its recovery code, and keeps what was committed', async () => {
    expect(await inspectProfile(folder)).toBe('empty')
    const recoveryCode = await made()
    expect(await inspectProfile(folder)).toBe('locked')
    for (const secret of [passphrase, recoveryCode]) {
      const profile = await openProfile(folder, { passphrase: secret, host: 'web' })
      expect(profile.keyHome).toBe('passphrase')
      expect(profile.recoveryCode).toBeUndefined()
      expect((await profile.store.query('head', {})).seq).toBe(1)
      await profile.close()
    }
    await expect(openProfile(folder, { passphrase: 'another one entirely', host: 'web' })).rejects.toMatchObject({ code: 'WRONG_KEY' })
    await expect(openProfile(folder, { host: 'web' })).rejects.toMatchObject({ code: 'NO_KEY' })
    // A refusal lets the next one in.
    await (await openProfile(folder, { passphrase, host: 'web' })).close()
  })

  it('R66: folder and files are their owner’s alone', async () => {
    await made()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder).sort()).toEqual(['exchange', 'holder.json', 'keys.json', 'lock', 'logs', 'queue.db'])
    for (const name of ['keys.json', 'queue.db', 'holder.json']) expect(statSync(path(name)).mode & 0o077).toBe(0)
    for (const name of ['exchange/in', 'exchange/out', 'logs']) expect(statSync(path(name)).mode & 0o777).toBe(0o700)
  })

  it('R46: opens by the key store, else by the passphrase', async () => {
    const keyStore = fakeKeyStore()
    const profile = await createProfile(folder, { passphrase, keyStore, host: 'desktop' })
    expect(profile.keyHome).toBe('osStore')
    await profile.close()
    const again = await openProfile(folder, { keyStore, host: 'desktop' })
    expect(again.keyHome).toBe('osStore')
    await again.close()
    keyStore.state = 'throws'
    await expect(openProfile(folder, { keyStore, host: 'desktop' })).rejects.toMatchObject({ code: 'NO_KEY' })
    const byHand = await openProfile(folder, { keyStore, passphrase, host: 'desktop' })
    expect(byHand.keyHome).toBe('passphrase')
    keyStore.state = 'works'
    await byHand.addKeyStore(keyStore)
    await byHand.addPassphrase('ana', 'quiet harbour seven lamps')
    await byHand.removeSlot('setup')
    await byHand.close()
    await (await openProfile(folder, { passphrase: 'quiet harbour seven lamps', host: 'desktop' })).close()
  })

  it('R12: is open once', async () => {
    const profile = await createProfile(folder, { passphrase, host: 'desktop' })
    await expect(openProfile(folder, { passphrase, host: 'cli' }))
      .rejects.toMatchObject({ code: 'PROFILE_IN_USE', message: expect.stringContaining(`process ${process.pid}`) as string })
    await expect(createProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code: 'PROFILE_IN_USE' })
    await profile.close()
    await (await openProfile(folder, { passphrase, host: 'cli' })).close()
  })

  it('is never made over another one', async () => {
    await made()
    const before = [digest(path('queue.db')), digest(path('keys.json'))]
    await expect(createProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code: 'PROFILE_EXISTS' })
    expect([digest(path('queue.db')), digest(path('keys.json'))]).toEqual(before)
  })

  it('is not made without a protector, and leaves nothing of the attempt', async () => {
    await expect(createProfile(folder, { host: 'cli' })).rejects.toMatchObject({ code: 'NO_KEY' })
    expect(await inspectProfile(folder)).toBe('empty')
    expect(readdirSync(folder).sort()).toEqual(['holder.json', 'lock'])
    await expect(openProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code: 'UNREADABLE_DATABASE' })
  })

  it.each<[what: string, damage: () => void, code: string]>([
    ['no key file', () => rmSync(path('keys.json')), 'NO_KEY'],
    ['an empty key file', () => writeFileSync(path('keys.json'), ''), 'UNREADABLE_DATABASE'],
    ['no queue', () => rmSync(path('queue.db')), 'UNREADABLE_DATABASE'],
    ['an empty queue', () => writeFileSync(path('queue.db'), ''), 'UNREADABLE_DATABASE'],
    ['a folder for a queue', () => {
      rmSync(path('queue.db'))
      mkdirSync(path('queue.db'))
    }, 'UNREADABLE_DATABASE'],
    ['only a WAL', () => {
      rmSync(path('keys.json'))
      renameSync(path('queue.db'), path('queue.db-wal'))
    }, 'NO_KEY'],
  ])('R8: %s counts as damaged; nothing is started anew', async (_what, damage, code) => {
    await made()
    damage()
    const names = readdirSync(folder).sort()
    expect(await inspectProfile(folder)).toBe('damaged')
    await expect(openProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code })
    await expect(createProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code: 'PROFILE_EXISTS' })
    expect(readdirSync(folder).sort()).toEqual(names)
  })

  it('R8: the queue of another profile is damage, not a wrong passphrase', async () => {
    await made()
    const stranger = readFileSync(path('queue.db'))
    rmSync(folder, { recursive: true })
    await made()
    writeFileSync(path('queue.db'), stranger)
    await expect(openProfile(folder, { passphrase, host: 'cli' })).rejects.toMatchObject({ code: 'UNREADABLE_DATABASE' })
    expect(readFileSync(path('queue.db'))).toEqual(stranger)
  })

  it('a setup that was cut off is put aside, not deleted, and begun anew', async () => {
    await made()
    writeFileSync(path('unfinished'), '')
    const remains = digest(path('queue.db'))
    expect(await inspectProfile(folder)).toBe('empty')
    const profile = await createProfile(folder, { passphrase: 'quiet harbour seven lamps', host: 'cli' })
    expect((await profile.store.query('head', {})).seq).toBe(0)
    await profile.close()
    expect(digest(path('unfinished-1/queue.db'))).toBe(remains)
    expect(await inspectProfile(folder)).toBe('locked')
    await (await openProfile(folder, { passphrase: 'quiet harbour seven lamps', host: 'cli' })).close()
  })
})
