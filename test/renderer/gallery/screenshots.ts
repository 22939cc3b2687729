/** Run: node test/renderer/gallery/screenshots.ts FOLDER. Takes the gallery and its overlays in light, dark and forced colours. */
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createServer } from 'vite'
import { chromiumLaunchOptions } from '#test/helpers/chromium.ts'

const folder = resolve(process.argv[2] ?? 'screenshots')
const server = await createServer({ configFile: join(import.meta.dirname, 'vite.config.ts'), server: { port: 0 }, logLevel: 'error' })
await server.listen()
const address = server.resolvedUrls?.local[0]
if (!address) throw new Error('The gallery server has no address')
const browser = await chromium.launch(await chromiumLaunchOptions())

const OVERLAYS = ['dialog', 'confirm', 'palette', 'menu', 'popover'] as const

async function shoot(page: Page, name: string): Promise<void> {
  await page.goto(`${address}?theme=${name === 'dark' ? 'dark' : 'light'}`)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  if (name === 'forced') return
  for (const overlay of OVERLAYS) {
    await page.getByRole('button', { name: `Open ${overlay}`, exact: true }).click()
    if (overlay === 'palette') await page.keyboard.type('sno')
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, `${name}-${overlay}.png`) })
    await page.keyboard.press('Escape')
    await page.waitForTimeout(250)
  }
  await page.getByRole('button', { name: 'Show toast' }).click()
  await page.getByRole('button', { name: 'Show problem' }).click()
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(folder, `${name}-toasts.png`) })
}

try {
  for (const name of ['light', 'dark', 'forced']) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, forcedColors: name === 'forced' ? 'active' : 'none' })
    page.on('pageerror', (error) => console.error(error))
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
    await shoot(page, name)
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
}
