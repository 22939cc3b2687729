import { openSample, signInAs } from '../e2e/steps.ts'
import { expect, test } from './consoleTest.ts'

test('R36: locking the screen of the machine, or closing its lid, locks every window', async ({ page, opened }) => {
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  const another = await opened.openAnother()
  await signInAs(another, 'Paula Ortiz')
  await opened.app?.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  for (const window of [page, another]) {
    await expect(window.getByLabel(/passphrase/i)).toBeVisible()
    await expect(window.getByRole('listbox')).toHaveCount(0)
  }
})

test('R36: the menu locks the window in front', async ({ page, opened }) => {
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  await opened.app?.evaluate(({ BrowserWindow, Menu }) => {
    BrowserWindow.getAllWindows()[0]?.focus()
    Menu.getApplicationMenu()?.getMenuItemById('lock')?.click()
  })
  await expect(page.getByLabel(/passphrase/i)).toBeVisible()
})
