import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROLES, type Role } from '#shared/domain/actor.ts'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import { readRulesToSee } from '#electron/sample/rulesToSee.ts'
import { expect, test, type HostOptions } from '../hosts/consoleTest.ts'
import { openDesktop, openWeb, root, type OpenedConsole } from '../hosts/openDoors.ts'
import { openSample, signInAs } from './steps.ts'

/** One console for the whole list, as a newcomer would go through it: each rule of the checklist is shown and then looked for. */
const NAME_OF: Record<Role, string> = { clerk: 'Paula Ortiz', nurse: 'Marisol Rivera', pa: 'Dana Brooks', physician: 'Leila Amin', supervisor: 'Sam Dale', admin: 'Irene Novak' }

const rules = await readRulesToSee(join(root, 'resources/sample/rules'))
let opened: OpenedConsole
let profileDir: string
let signedInAs: Role | null = null

test.describe.configure({ timeout: 30_000 })

test.beforeAll(async () => {
  test.setTimeout(90_000)
  const { host } = test.info().project.use as HostOptions
  profileDir = await mkdtemp(join(tmpdir(), `wellthread-rules-${host}-`))
  opened = await (host === 'desktop' ? openDesktop : openWeb)(profileDir)
  await openSample(opened.page)
})

test.afterAll(async () => {
  await opened.close()
  await rm(profileDir, { recursive: true, force: true })
})

for (const role of ROLES) {
  for (const rule of rules.filter((each) => each.as === role)) {
    test(`${rule.rule}: ${rule.title}, as ${role} sees it`, async () => {
      const { page } = opened
      await become(page, role)
      await show(page, rule)
      await expect(page.getByText(rule.see).filter({ visible: true }).first()).toBeVisible()
    })
  }
}

async function become(page: Page, role: Role): Promise<void> {
  if (signedInAs === role) return
  if (signedInAs !== null) {
    await leaveDialogs(page)
    await page.getByRole('button', { name: new RegExp(`^${NAME_OF[signedInAs]}`) }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
  }
  await signInAs(page, NAME_OF[role])
  signedInAs = role
}

async function show(page: Page, { rule, title, say }: RuleToSee): Promise<void> {
  await leaveDialogs(page)
  await page.getByRole('button', { name: 'Rules to see for yourself' }).click()
  await page.getByRole('button', { name: `Show me ${rule}: ${title}`, exact: true }).click()
  // Said once everything that shows the rule is open.
  await expect(page.locator('footer[aria-label="Status"]')).toContainText(`${rule}: ${say}`)
}

/** Esc until no dialog is left. */
async function leaveDialogs(page: Page): Promise<void> {
  await expect(async () => {
    if ((await page.getByRole('dialog').count()) === 0) return
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  }).toPass({ timeout: 5_000 })
}
