/** Run: node test/renderer/thread/look/screenshots.ts FOLDER [scene]. Takes each scene in light and dark, wide and narrow, and the dialogs. */
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createServer } from 'vite'
import { chromiumLaunchOptions } from '#test/helpers/chromium.ts'

const NOW = Date.UTC(2026, 10, 24, 17, 20, 30)
const folder = resolve(process.argv[2] ?? 'screenshots')
const only = process.argv[3]
const server = await createServer({ configFile: join(import.meta.dirname, 'vite.config.ts'), server: { port: 0 }, logLevel: 'error' })
await server.listen()
const address = server.resolvedUrls?.local[0]
if (!address) throw new Error('The server has no address')
const browser = await chromium.launch(await chromiumLaunchOptions())

/** Width of the thread with its side panel in a window of 1440 × 900, and of the thread alone at 1024 × 700. */
const SIZES = { wide: { width: 876, height: 834, side: 'open' }, narrow: { width: 600, height: 634, side: 'none' } } as const
const SCENES = ['flagged', 'clerk', 'conversation', 'completed', 'proxy', 'deceased', 'unmatched']

async function open(page: Page, scene: string, theme: string, side: string): Promise<void> {
  await page.clock.setFixedTime(NOW)
  await page.goto(`${address}?scene=${scene}&theme=${theme}&side=${side}`)
  await page.waitForSelector('[data-part="composer"]')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(200)
}

const DIALOGS: readonly [string, (page: Page) => Promise<void>][] = [
  ['call', (page) => page.getByRole('button', { name: /^Call patient now/ }).click()],
  ['lower', (page) => page.getByRole('button', { name: 'Not a red flag…' }).click()],
  ['why', (page) => page.getByRole('button', { name: 'Why' }).click()],
  ['done', (page) => page.getByRole('button', { name: 'Done', exact: true }).click()],
  ['menu', (page) => page.getByRole('button', { name: 'More acts on this thread' }).click()],
  ['disposition', async (page) => {
    await page.getByRole('button', { name: 'More acts on this thread' }).click()
    await page.getByRole('menuitem', { name: 'Disposition' }).click()
  }],
  ['assign', async (page) => {
    await page.getByRole('button', { name: 'More acts on this thread' }).click()
    await page.getByRole('menuitem', { name: 'Assign' }).click()
  }],
  ['phrases', async (page) => {
    await page.getByRole('textbox').first().click()
    await page.keyboard.type(' .re')
  }],
]

try {
  for (const theme of ['light', 'dark']) {
    for (const [size, { width, height, side }] of Object.entries(SIZES)) {
      const page = await browser.newPage({ viewport: { width, height } })
      page.on('pageerror', (error) => console.error(error))
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
      for (const scene of SCENES) {
        if (only && only !== scene) continue
        await open(page, scene, theme, side)
        await page.screenshot({ path: join(folder, `${scene}-${theme}-${size}.png`) })
      }
      if (size === 'wide' && !only) {
        for (const [name, act] of DIALOGS) {
          await open(page, 'flagged', theme, side)
          await act(page)
          await page.waitForTimeout(250)
          await page.screenshot({ path: join(folder, `dialog-${name}-${theme}.png`) })
        }
      }
      await page.close()
    }
  }
} finally {
  await browser.close()
  await server.close()
}
