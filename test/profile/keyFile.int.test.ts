import { readFileSync, statSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addOsStoreSlot, addPassphraseSlot, createKeyFile, readKeyFile, removeSlot, renewRecoveryCode, unlockWithOsStore, unlockWithPassphrase,
} from '#electron/profile/keyFile.ts'
import { temporaryFolder } from '../store/temporaryFolder.ts'
import { fakeKeyStore } from './fakeKeyStore.ts'

const PASSPHRASE = 'purple lantern over bay'

describe('R46: key slots', () => {
  let place: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    place = temporaryFolder()
    file = join(place.folder, 'keys.json')
  })
  afterEach(() => place.remove())

  it('opens by passphrase, by the recovery code however typed, and by nothing else', async () => {
    const { key, recoveryCode, slotIds } = await createKeyFile(file, { passphrase: PASSPHRASE })
    expect(key).toHaveLength(32)
    expect(slotIds).toEqual(['setup', 'recovery'])
    expect(await unlockWithPassphrase(file, PASSPHRASE)).toEqual(key)
    expect(await unlockWithPassphrase(file, ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')}`)).toEqual(key)
    for (const wrong of [`${PASSPHRASE} `, PASSPHRASE.toUpperCase(), '', recoveryCode.replace(/.$/, (last) => (last === '7' ? '8' : '7'))]) {
      await expect(unlockWithPassphrase(file, wrong)).rejects.toMatchObject({ name: 'WRONG_KEY' })
    }
  })

  it('holds neither the key nor a secret in the clear, for its owner only', async () => {
    const { key, recoveryCode } = await createKeyFile(file, { passphrase: PASSPHRASE, keyStore: fakeKeyStore() })
    const text = readFileSync(file, 'utf8')
    for (const secret of [key.toString('hex'), key.toString('base64'), PASSPHRASE, recoveryCode, recoveryCode.replaceAll('-', '')]) {
      expect(text).not.toContain(secret)
    }
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(place.folder)).toEqual(['keys.json'])
  })

  it('R48: another passphrase is added and the old one removed while the key stays', async () => {
    const { key } = await createKeyFile(file, { passphrase: PASSPHRASE })
    await addPassphraseSlot(file, key, 'ana', 'quiet harbour seven lamps')
    expect(await unlockWithPassphrase(file, 'quiet harbour seven lamps')).toEqual(key)
    expect(await unlockWithPassphrase(file, 'quiet harbour seven lamps', 'ana')).toEqual(key)
    await expect(unlockWithPassphrase(file, 'quiet harbour seven lamps', 'setup')).rejects.toMatchObject({ name: 'WRONG_KEY' })
    await removeSlot(file, 'setup')
    await expect(unlockWithPassphrase(file, PASSPHRASE)).rejects.toMatchObject({ name: 'WRONG_KEY' })
    await addPassphraseSlot(file, key, 'ana', 'another harbour eight lamps')
    await expect(unlockWithPassphrase(file, 'quiet harbour seven lamps')).rejects.toMatchObject({ name: 'WRONG_KEY' })
    expect(await unlockWithPassphrase(file, 'another harbour eight lamps')).toEqual(key)
  })

  it('a new recovery code ends the old one', async () => {
    const { key, recoveryCode } = await createKeyFile(file, { passphrase: PASSPHRASE })
    const fresh = await renewRecoveryCode(file, key)
    await expect(unlockWithPassphrase(file, recoveryCode)).rejects.toMatchObject({ name: 'WRONG_KEY' })
    expect(await unlockWithPassphrase(file, fresh)).toEqual(key)
  })

  it('never removes the last way in, and takes no strange key', async () => {
    const { key } = await createKeyFile(file, { passphrase: PASSPHRASE })
    await expect(removeSlot(file, 'nobody')).rejects.toMatchObject({ name: 'NO_KEY' })
    await removeSlot(file, 'recovery')
    await expect(removeSlot(file, 'setup')).rejects.toMatchObject({ name: 'NO_KEY' })
    await expect(addPassphraseSlot(file, Buffer.alloc(32), 'eve', 'eves own passphrase 1')).rejects.toMatchObject({ name: 'WRONG_KEY' })
    await expect(addPassphraseSlot(file, Buffer.alloc(3), 'eve', 'eves own passphrase 1')).rejects.toMatchObject({ name: 'WRONG_KEY' })
    expect(await unlockWithPassphrase(file, PASSPHRASE)).toEqual(key)
  })

  it('is never made over another one, nor without a protector', async () => {
    await expect(createKeyFile(file, {})).rejects.toMatchObject({ name: 'NO_KEY' })
    const obscuring = fakeKeyStore()
    obscuring.state = 'unavailable'
    await expect(createKeyFile(file, { keyStore: obscuring })).rejects.toMatchObject({ name: 'NO_KEY' })
    await createKeyFile(file, { passphrase: PASSPHRASE })
    const before = readFileSync(file)
    await expect(createKeyFile(file, { passphrase: PASSPHRASE })).rejects.toMatchObject({ name: 'PROFILE_EXISTS' })
    expect(readFileSync(file)).toEqual(before)
  })

  const FAILURES = ['unavailable', 'throws', 'changed', 'garbage'] as const

  it.each(FAILURES)('a key store that is %s never gives a wrong key; the recovery code still opens', async (state) => {
    const keyStore = fakeKeyStore()
    const { key, recoveryCode, slotIds } = await createKeyFile(file, { keyStore })
    expect(slotIds).toEqual(['osStore', 'recovery'])
    expect(await unlockWithOsStore(file, keyStore)).toEqual(key)
    keyStore.state = state
    const before = readFileSync(file)
    await expect(unlockWithOsStore(file, keyStore)).rejects.toMatchObject({ name: 'NO_KEY' })
    expect(readFileSync(file)).toEqual(before)
    expect(await unlockWithPassphrase(file, recoveryCode)).toEqual(key)
    keyStore.state = 'works'
    expect(await unlockWithOsStore(file, keyStore)).toEqual(key)
  })

  it('the key store may be added and renewed afterwards', async () => {
    const keyStore = fakeKeyStore()
    const { key } = await createKeyFile(file, { passphrase: PASSPHRASE })
    await expect(unlockWithOsStore(file, keyStore)).rejects.toMatchObject({ name: 'NO_KEY' })
    await addOsStoreSlot(file, key, keyStore)
    await addOsStoreSlot(file, key, keyStore)
    expect(await unlockWithOsStore(file, keyStore)).toEqual(key)
    expect((await readKeyFile(file)).slots.map((slot) => slot.id)).toEqual(['setup', 'recovery', 'osStore'])
  })

  it('says what is wrong with the file, and never writes a new one', async () => {
    await expect(unlockWithPassphrase(file, PASSPHRASE)).rejects.toMatchObject({ name: 'NO_KEY' })
    expect(readdirSync(place.folder)).toEqual([])
    await createKeyFile(file, { passphrase: PASSPHRASE })
    const good = readFileSync(file, 'utf8')
    const damages: [text: string, code: string][] = [
      ['', 'UNREADABLE_DATABASE'], ['{', 'UNREADABLE_DATABASE'], ['[]', 'UNREADABLE_DATABASE'], ['null', 'UNREADABLE_DATABASE'],
      [good.replace('wellthread-keys', 'other'), 'UNREADABLE_DATABASE'],
      [good.replace('"version": 1', '"version": 2'), 'NEWER_DATABASE'],
      [good.replace(/"slots": \[[^]*\]/, '"slots": []'), 'UNREADABLE_DATABASE'],
      [good.replaceAll('"memoryKiB": 47104', '"memoryKiB": 8'), 'UNREADABLE_DATABASE'],
      [good.replaceAll('"passphrase"', '"other"'), 'UNREADABLE_DATABASE'],
      [good.replace('"recovery"', '"setup"'), 'UNREADABLE_DATABASE'],
      ['x'.repeat(2_000_000), 'UNREADABLE_DATABASE'],
    ]
    for (const [text, code] of damages) {
      writeFileSync(file, text)
      await expect(unlockWithPassphrase(file, PASSPHRASE)).rejects.toMatchObject({ name: code })
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  it('a slot that was altered or moved from another profile does not open', async () => {
    await createKeyFile(file, { passphrase: PASSPHRASE })
    const other = join(place.folder, 'other.json')
    await createKeyFile(other, { passphrase: PASSPHRASE })
    const [mine, theirs] = await Promise.all([readKeyFile(file), readKeyFile(other)])
    writeFileSync(file, JSON.stringify({ ...mine, slots: theirs.slots }))
    await expect(unlockWithPassphrase(file, PASSPHRASE)).rejects.toMatchObject({ name: 'WRONG_KEY' })
    const dearer = mine.slots.map((slot) => (slot.kind === 'passphrase' ? { ...slot, cost: { ...slot.cost, iterations: 3 } } : slot))
    writeFileSync(file, JSON.stringify({ ...mine, slots: dearer }))
    await expect(unlockWithPassphrase(file, PASSPHRASE)).rejects.toMatchObject({ name: 'WRONG_KEY' })
  })
})
