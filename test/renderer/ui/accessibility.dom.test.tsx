import '#renderer/global.css'
import '#renderer/fonts.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { Gallery } from '../gallery/Gallery.tsx'
import { settled, violations } from './axe.ts'

beforeEach(async () => {
  await page.viewport(1440, 900)
})

afterEach(() => {
  delete document.documentElement.dataset['theme']
})

describe.each(['light', 'dark'] as const)('every part of the interface in %s', (theme) => {
  beforeEach(async () => {
    document.documentElement.dataset['theme'] = theme
    document.title = 'Parts'
    document.documentElement.lang = 'en'
    await render(<Gallery />)
    await settled()
  })

  it('breaks no accessibility rule at rest', async () => {
    expect(await violations()).toEqual([])
  })

  it.each(['dialog', 'confirm', 'palette', 'menu', 'popover'])('breaks none with the %s open', async (name) => {
    await page.getByRole('button', { name: `Open ${name}`, exact: true }).click()
    await settled()
    expect(await violations()).toEqual([])
  })

  it('breaks none in the palette after arrows and then typing', async () => {
    await page.getByRole('button', { name: 'Open palette' }).click()
    await settled()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}go')
    await settled()
    const input = document.activeElement
    expect(document.getElementById(input?.getAttribute('aria-activedescendant') ?? '')).not.toBeNull()
    expect(await violations()).toEqual([])
  })

  it('breaks none with the reason of a disabled button shown', async () => {
    await userEvent.hover(page.getByRole('button', { name: 'Done', exact: true }))
    await expect.element(page.getByText('Done needs a disposition: press D')).toBeVisible()
    await settled()
    expect(await violations()).toEqual([])
  })

  it('breaks none with toasts', async () => {
    await page.getByRole('button', { name: 'Show toast' }).click()
    await page.getByRole('button', { name: 'Show problem' }).click()
    await settled()
    expect(await violations()).toEqual([])
  })
})

it('every target is at least 24 by 24 pixels', async () => {
  await render(<Gallery />)
  await settled()
  const kinds = 'button, select, textarea, [role=tab], [role=option], label:has(input), input:not([type=radio], [type=checkbox])'
  const targets = [...document.querySelectorAll<HTMLElement>(kinds)]
  const small = targets
    .filter((target) => target.checkVisibility())
    .map((target) => ({ html: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.width < 24 || box.height < 24)
  expect(targets.length).toBeGreaterThan(30)
  expect(small).toEqual([])
})
