import { argon2Sync } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import { hashPassphrase, needsNewHash, passphraseProblem, verifyPassphrase } from '#electron/profile/password.ts'

describe('R32: which passphrases are taken', () => {
  it.each([
    'purple lantern over quiet bay', '我们明天早上八点去河边看日出好吗', '🦊🐢🌵🚲🍋🎻🧊🪁🥨🛶🌋🧵🪐🍄🐙', '!@#%^&*()_+-=[]{}|;:',
    'Xk3#vQ9!mZ2@pL7', 'été çà où naïve ö ü', '   leading and trailing   ', `${'lantern bay over quiet moss '.repeat(10).slice(0, 255)}z`,
  ])('takes %s', (text) => {
    expect(passphraseProblem(text, ['ana.ruiz', 'Ana Ruiz', 'Northside Clinic'])).toBeNull()
  })

  it.each([
    ['too short', 'lantern over b', /15 characters/],
    ['too long', 'ab3 '.repeat(65), /256/],
    ['one letter', 'aaaaaaaaaaaaaaaaaaaa', /repeats/],
    ['one piece over and over', 'abc-abc-abc-abc-', /repeats/],
    ['two halves alike', 'lantern7 lantern7', /repeats/],
    ['a common password twice', 'passwordpassword', /repeats/],
    ['common passwords in a row', 'monkey dragon football', /well-known/],
    ['a disguised password', 'P@ssw0rd-P@ssw0rd-1', /well-known/],
    ['a password with digits', 'password123456789', /well-known/],
    ['keyboard rows', 'qwertyuiopasdfghjkl', /well-known/],
    ['a keyboard zigzag', '1q2w3e4r5t6y7u8i9o', /well-known/],
    ['digits in order', '123456789012345678', /well-known/],
    ['a famous example', 'Correct Horse Battery Staple', /well-known/],
    ['the product', 'the wellthread 2026', /well-known|program/],
    ['the clinic', 'Northside Clinic 2026', /your clinic/],
    ['the user', 'ana.ruiz.ana.2026', /your name/],
    ['the sample clinic', SAMPLE_PASSPHRASE, /sample/],
    ['a broken character', 'purple lantern \ud800over bay', /broken/],
  ])('refuses %s', (_what, text, words) => {
    expect(passphraseProblem(text, ['ana.ruiz', 'Ana Ruiz', 'Northside Clinic'])).toMatch(words)
  })

  it('counts characters, not bytes or halves, in NFC', () => {
    expect(passphraseProblem('e\u0301'.repeat(14), [])).toMatch(/15 characters/)
    expect(passphraseProblem('🦊🐢🌵🚲🍋🎻🧊🪁🥨🛶🌋🧵🪐🍄', [])).toMatch(/15 characters/)
  })

  it('takes what a password manager makes', () => {
    const letter = fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code))
    const made = fc.sample(fc.string({ unit: letter, minLength: 18, maxLength: 40 }), { seed: 7, numRuns: 2_000 })
    const refused = made.filter((text) => new Set(text).size > 9 && passphraseProblem(text, ['ana', 'Northside Clinic']) !== null)
    expect(refused).toEqual([])
  })
})

describe('R33: how passphrases are stored', () => {
  it('is Argon2id with 46 MiB or more, a salt of its own and its cost beside it', async () => {
    const [one, two] = await Promise.all([hashPassphrase('purple lantern over bay'), hashPassphrase('purple lantern over bay')])
    expect(one).not.toBe(two)
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]{22})\$[A-Za-z0-9+/]{43}$/.exec(one)
    expect(Number(match?.[1])).toBeGreaterThanOrEqual(46 * 1024)
    expect(needsNewHash(one)).toBe(false)
  })

  it('verifies the passphrase and nothing near it', async () => {
    const text = 'lantern bay été '.repeat(16).slice(0, 256)
    const stored = await hashPassphrase(text)
    expect(await verifyPassphrase(text, stored)).toBe(true)
    expect(await verifyPassphrase(text.normalize('NFD'), stored)).toBe(true)
    expect(await verifyPassphrase(`${text.slice(0, 255)}?`, stored)).toBe(false)
    expect(await verifyPassphrase(text.slice(0, 255), stored)).toBe(false)
    expect(await verifyPassphrase(`${text} `, stored)).toBe(false)
    expect(await verifyPassphrase('', stored)).toBe(false)
  })

  it('agrees with the Argon2id of Node', async () => {
    const [, , , , salt = '', hash = ''] = (await hashPassphrase('purple lantern über bay')).split('$')
    const native = argon2Sync('argon2id', {
      message: 'purple lantern über bay', nonce: Buffer.from(salt, 'base64'), memory: 47_104, passes: 2, parallelism: 1, tagLength: 32,
    })
    expect(hash).toBe(native.toString('base64').replace(/=+$/, ''))
  })

  let known = ''
  beforeAll(async () => {
    known = await hashPassphrase('purple lantern over bay')
  })

  it.each([
    ['less memory', (text: string) => text.replace('m=47104', 'm=1024')],
    ['no memory', (text: string) => text.replace('m=47104', 'm=0')],
    ['a memory that would stop the program', (text: string) => text.replace('m=47104', 'm=99999999')],
    ['another kind', (text: string) => text.replace('argon2id', 'argon2i')],
    ['a cut hash', (text: string) => text.slice(0, -8)],
    ['no salt', (text: string) => text.replace(/\$[^$]{22}\$/, '$$$$')],
    ['nothing', () => ''],
    ['plain text', () => 'purple lantern over bay'],
  ])('refuses a stored text with %s', async (_what, weaken) => {
    expect(await verifyPassphrase('purple lantern over bay', weaken(known))).toBe(false)
  })

  it('asks for a new hash when the cost has risen', () => {
    expect(needsNewHash(known.replace('t=2', 't=1'))).toBe(true)
    expect(needsNewHash('nonsense')).toBe(true)
  })
})
