import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDesktop, openWeb, type OpenedConsole } from '../hosts/openDoors.ts'
import { expect, test } from '../hosts/consoleTest.ts'
import { messagesOf, openSample, openThread, pane, signInAs, startWriting, toList } from './steps.ts'

test.setTimeout(120_000)

const start = (host: 'web' | 'desktop', profileDir: string): Promise<OpenedConsole> => (host === 'web' ? openWeb(profileDir) : openDesktop(profileDir))
const PASSPHRASE = 'violet kettle seven ostriches'

test('D23: a clinic is set up, its people are added, and after a restart only the admin’s passphrase or the recovery code opens the queue', async ({ host, profileDir }) => {
  const first = await start(host, profileDir)
  let code = ''
  await test.step('set up, write the recovery code down, add a nurse', async () => {
    const { page } = first
    await page.getByRole('button', { name: /Set up my clinic/ }).click()
    await page.getByRole('radio', { name: /^Northern California/ }).check()
    await page.getByLabel('Name of the clinic').fill('Hill Street Clinic')
    await page.getByLabel('Your name').fill('Ada Marsh')
    await page.getByLabel('Sign-in name').fill('marsh')
    await page.getByLabel('Passphrase', { exact: true }).fill('short')
    await page.getByLabel('The same passphrase again').fill('short')
    await page.locator('button[type=submit]').click()
    await expect(page.getByText(/15 characters/).first()).toBeVisible()
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE)
    await page.locator('button[type=submit]').click()
    const shown = page.getByLabel(/^Recovery code:/)
    await expect(shown).toBeVisible({ timeout: 30_000 })
    code = (await shown.textContent()) ?? ''
    await page.getByRole('checkbox', { name: 'I have written it down' }).check()
    await page.getByRole('button', { name: 'Go to sign-in' }).click()
    await page.getByLabel('Sign-in name').fill('marsh')
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: /^Sign in/ }).click()
    await expect(page.getByText('Hill Street Clinic').first()).toBeVisible()
    await page.getByRole('button', { name: /Add (a )?person/ }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Name', { exact: true }).fill('Joan Bell')
    await sheet.getByLabel('Sign-in name', { exact: true }).fill('bell')
    await sheet.getByRole('radio', { name: /^Nurse/ }).check()
    await sheet.getByLabel('First passphrase').fill('nine purple lanterns swinging')
    await sheet.getByRole('button', { name: /^Add/ }).click()
    await expect(page.getByText('Joan Bell').first()).toBeVisible()
  })
  await first.close()

  const second = await start(host, profileDir)
  try {
    const { page } = second
    await expect(page.getByRole('heading', { name: 'Open the queue' })).toBeVisible()
    const field = page.getByLabel('Admin passphrase or recovery code')
    await field.fill('not the passphrase of anybody')
    await page.locator('button[type=submit]').click()
    await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 15_000 })
    await field.fill(code.toLowerCase())
    await page.locator('button[type=submit]').click()
    await page.getByLabel('Sign-in name').fill('bell')
    await page.getByLabel('Passphrase', { exact: true }).fill('nine purple lanterns swinging')
    await page.getByRole('button', { name: /^Sign in/ }).click()
    await expect(page.getByText(/Nothing needs you/i).first()).toBeVisible()
  } finally {
    await second.close()
  }
})

test('R8: an unreadable queue is shown as such, in words, and not a byte of it changes', async ({ host, profileDir }) => {
  const first = await start(host, profileDir)
  await openSample(first.page)
  await first.close()
  const file = join(profileDir, 'queue.db')
  const bytes = readFileSync(file)
  bytes.fill(0, 4096 * 3, 4096 * 3 + 200)
  writeFileSync(file, bytes)
  const before = createHash('sha256').update(bytes).digest('hex')
  const second = await start(host, profileDir)
  try {
    await expect(second.page.getByText(/cannot be read|damaged|unreadable/i).first()).toBeVisible()
    await expect(second.page.getByText(/backup/i).first()).toBeVisible()
    await expect(second.page.getByRole('button', { name: /Explore the sample clinic/ })).toHaveCount(0)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before)
  } finally {
    await second.close()
  }
})

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return []
    return found.isDirectory() ? filesBelow(path) : found.isFile() ? [path] : []
  })

/** Files that hold one of these words in clear, as UTF-8 or UTF-16. */
const leaks = (folder: string, words: readonly string[]): string[] =>
  filesBelow(folder).filter((path) => {
    const bytes = readFileSync(path)
    return words.some((word) => bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le')))
  })

test('R45, R51: after work, search and a crash no word of a patient stands in clear in the profile: database, logs, browser files', async ({ page, opened, profileDir }) => {
  const words = ['OKAFOR', 'Okafor', 'tightness across', 'CANARY-DRAFT', 'CANARY-NOTE', '1148820371']
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  await openThread(page, /OKAFOR, Grace/)
  await toList(page)
  await startWriting(page, 'c')
  await page.keyboard.type('CANARY-NOTE')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(messagesOf(page).filter({ hasText: 'CANARY-NOTE' })).toBeVisible()
  await toList(page)
  await startWriting(page, 'r')
  await page.keyboard.type('CANARY-DRAFT about tightness across the chest')
  await expect(pane(page).getByText(/Saved/).first()).toBeVisible()
  await toList(page)
  await page.keyboard.press('/')
  await page.keyboard.type('Okafor tightness')
  await page.waitForTimeout(1000)
  writeFileSync(join(profileDir, 'control.txt'), 'CANARY-NOTE')
  expect(leaks(profileDir, words)).toEqual([join(profileDir, 'control.txt')])
  writeFileSync(join(profileDir, 'control.txt'), '')
  await opened.close()
  expect(leaks(profileDir, words)).toEqual([])
})
