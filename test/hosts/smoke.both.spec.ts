import { expect, test } from './consoleTest.ts'

test('R58: the console page shows and breaks no rule of its own policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await expect(page.getByRole('heading').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('R56: a page has no way to Node, to the disk or to another host', async ({ page, host }) => {
  const reach = await page.evaluate(async () => {
    const failed = (work: () => Promise<unknown>): Promise<boolean> => work().then(() => false, () => true)
    const globals = globalThis as Record<string, unknown>
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globals),
      bridge: 'wellthreadHost' in globals ? JSON.stringify(globals['wellthreadHost']) : null,
      network: await failed(() => fetch('https://example.com/')),
      disk: await failed(() => fetch('file:///etc/passwd')),
      markup: await failed(async () => {
        document.body.innerHTML = '<img src="x">'
      }),
      script: await failed(async () => {
        document.createElement('script').text = '1'
      }),
      opened: window.open('https://example.com/') === null,
    }
  })
  expect(reach).toMatchObject({ node: [], network: true, disk: true, markup: true, script: true })
  expect(reach.bridge).toBe(host === 'desktop' ? '{"kind":"electron"}' : null)
  if (host === 'desktop') expect(reach.opened).toBe(true)
})
