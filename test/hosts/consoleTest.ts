import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { openDesktop, openWeb, type OpenedConsole } from './openDoors.ts'

export { expect } from '@playwright/test'

export interface HostOptions {
  host: 'web' | 'desktop'
}

interface ConsoleFixtures {
  /** A fresh folder; the console makes its queue there. */
  profileDir: string
  opened: OpenedConsole
  /** The first window or tab. */
  page: Page
}

/** Playwright's test with the console of the project's host; the built-in `browser` and `context` are never started. */
export const test = base.extend<HostOptions & ConsoleFixtures>({
  host: ['web', { option: true }],
  profileDir: async ({ host }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `wellthread-${host}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  opened: async ({ host, profileDir }, use) => {
    const opened = host === 'web' ? await openWeb(profileDir) : await openDesktop(profileDir)
    await use(opened)
    await opened.close()
  },
  page: async ({ opened }, use) => {
    await use(opened.page)
  },
})
