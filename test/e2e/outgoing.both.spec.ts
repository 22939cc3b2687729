import { expect, test } from '../hosts/consoleTest.ts'
import { openSample, openThread, pane, signInAs, startWriting } from './steps.ts'

test.setTimeout(120_000)

test('S6: a whole message that is pasted opens Send without another key', async ({ page }) => {
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  await openThread(page, /OKAFOR, Grace/)
  await startWriting(page, 'r')
  const field = pane(page).getByRole('region', { name: 'Write' }).getByRole('textbox')
  const send = pane(page).getByRole('button', { name: /^Send to OKAFOR/ })
  const mod = process.platform === 'darwin' ? 'Meta' : 'Control'
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.type('Please call us.')
  await expect(send).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press(`${mod}+a`)
  await page.keyboard.press(`${mod}+x`)
  await expect(field).toHaveValue('')
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press(`${mod}+v`)
  await expect(field).toHaveValue('Please call us.')
  await expect(send).not.toHaveAttribute('aria-disabled', 'true')
})
