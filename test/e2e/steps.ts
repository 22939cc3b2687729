import type { Locator, Page } from '@playwright/test'
import { expect } from '../hosts/consoleTest.ts'

/** What a newcomer does, in the words that the screen uses. Shared by the specs of both hosts. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Explore the sample clinic/ }).click()
  await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible({ timeout: 30_000 })
}

export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()
}

export const rows = (page: Page): Locator => page.getByRole('listbox').getByRole('option')
export const row = (page: Page, patient: RegExp): Locator => rows(page).filter({ hasText: patient }).first()
export const pane = (page: Page): Locator => page.getByRole('main', { name: 'Thread' })
export const patientOf = (page: Page): Locator => pane(page).getByRole('region', { name: 'Patient' })
export const messagesOf = (page: Page): Locator => pane(page).getByRole('article')

/** Scrolls the list, which draws only what fits, until the row is there. */
export async function findRow(page: Page, patient: RegExp): Promise<void> {
  const list = page.getByRole('listbox')
  await list.evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(async () => {
    if ((await row(page, patient).count()) > 0) return
    await list.evaluate((element) => element.scrollBy({ top: element.clientHeight * 0.7 }))
    expect(await row(page, patient).count()).toBeGreaterThan(0)
  }).toPass({ timeout: 10_000, intervals: [60] })
}

/** Opens a thread from the list and waits until its own banner stands in the pane. */
export async function openThread(page: Page, patient: RegExp): Promise<void> {
  await findRow(page, patient)
  await row(page, patient).click()
  await expect(patientOf(page).getByRole('heading', { name: patient })).toBeVisible()
}

/** Presses the key of a field and waits for it, as a person does; a key that comes right after an advance is refused (law 4). */
export async function startWriting(page: Page, key: 'r' | 'c'): Promise<void> {
  const field = pane(page).getByRole('region', { name: 'Write' }).getByRole('textbox')
  await expect(async () => {
    await toList(page)
    await page.keyboard.press(key)
    await expect(field).toBeFocused({ timeout: 400 })
  }).toPass({ timeout: 10_000 })
}

/** Leaves fields and dialogs, so that single keys act again. */
export async function toList(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('listbox').focus()
}
