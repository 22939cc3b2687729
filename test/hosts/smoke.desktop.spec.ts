import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from './consoleTest.ts'
import { root } from './openDoors.ts'

test('R59: a window cannot be led away and opens nothing', async ({ page, opened }) => {
  const before = page.url()
  for (const address of ['https://example.com/', 'app://wellthread/assets/', 'app://other/', 'about:blank', 'data:text/html,x']) {
    await page.evaluate((url) => {
      location.href = url
    }, address).catch(() => undefined)
    await page.waitForTimeout(200)
  }
  expect(await page.evaluate(() => window.open('app://wellthread/') === null)).toBe(true)
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(page.url()).toBe(before)
  expect(opened.app?.windows()).toHaveLength(1)
})

test('R53: the window that is really open has the options that were decided', async ({ opened }) => {
  const seen = await opened.app?.evaluate(({ BrowserWindow, webContents }) => {
    const [window] = BrowserWindow.getAllWindows()
    return {
      title: window?.getTitle(),
      minimum: window?.getMinimumSize(),
      contents: webContents.getAllWebContents().length,
      devTools: window?.webContents.isDevToolsOpened(),
      url: window?.webContents.getURL(),
    }
  })
  expect(seen).toEqual({ title: 'Wellthread', minimum: [1024, 700], contents: 1, devTools: false, url: 'app://wellthread/' })
})

test('the title of a window never follows the page', async ({ page, opened }) => {
  await page.evaluate(() => {
    document.title = 'DOE, Jane'
  })
  await page.waitForTimeout(200)
  expect(await opened.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Wellthread')
})

test('a second window is a console of its own on the same queue', async ({ opened }) => {
  const another = await opened.openAnother()
  await expect(another.getByRole('heading').first()).toBeVisible()
  expect(opened.app?.windows()).toHaveLength(2)
})

test('a second start focuses the first and ends', async ({ opened, profileDir }) => {
  const executable = await opened.app?.evaluate(() => process.execPath)
  const second = spawn(executable ?? '', ['--no-sandbox', '.', '--profile', profileDir], { cwd: root, stdio: 'ignore' })
  expect((await once(second, 'exit'))[0]).toBe(0)
  expect(opened.app?.windows()).toHaveLength(1)
})
