import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron as electron, chromium, type ElectronApplication, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '../helpers/chromium.ts'

export const root = resolve(import.meta.dirname, '../..')

/** A running console with one window or tab, and a way to open more on the same queue. */
export interface OpenedConsole {
  readonly page: Page
  /** Another window or tab: a session of its own. */
  openAnother(): Promise<Page>
  /** The desktop's process; null in a browser. */
  readonly app: ElectronApplication | null
  close(): Promise<void>
}

/** The built desktop in the Electron of ELECTRON_EXEC_PATH, or of the electron package. */
export async function openDesktop(profileDir: string): Promise<OpenedConsole> {
  const executablePath = process.env['ELECTRON_EXEC_PATH']
  const app = await electron.launch({
    args: ['.', '--profile', profileDir],
    cwd: root,
    chromiumSandbox: process.env['WELLTHREAD_TEST_SANDBOX'] === '1',
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  return {
    app,
    page: await app.firstWindow(),
    openAnother: async () => {
      const [page] = await Promise.all([app.waitForEvent('window'), app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('newWindow')?.click())])
      return page
    },
    close: () => app.close(),
  }
}

/** The built web host in a process of its own, and a Chromium that follows the printed address. */
export async function openWeb(profileDir: string): Promise<OpenedConsole> {
  const host = spawn(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--profile', profileDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await printedAddress(host)
  const browser = await chromium.launch(await chromiumLaunchOptions())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(address)
  return {
    app: null,
    page,
    openAnother: async () => {
      const another = await context.newPage()
      await another.goto(new URL(address).origin)
      return another
    },
    close: async () => {
      await browser.close()
      if (host.exitCode !== null || host.signalCode !== null) return
      const stopped = once(host, 'exit')
      host.kill('SIGTERM')
      await stopped
    },
  }
}

async function printedAddress(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('the host has no output')
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('the host ended without an address')
}
