import { describe, expect, it } from 'vitest'
import { menuTemplate } from '#electron/main/menu.ts'

const items = (isDevelopment: boolean) =>
  menuTemplate({ newWindow: () => undefined, lock: () => undefined }, { isDevelopment, platform: 'linux' }).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))

describe('the menu bar', () => {
  it('R53: a built program offers no reload and no developer tools', () => {
    const roles = items(false).map((item) => item.role)
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('toggleDevTools')
    expect(items(true).map((item) => item.role)).toContain('toggleDevTools')
  })

  it('opens a second console on the same queue', () => {
    expect(items(false).map((item) => item.label)).toContain('New window')
  })

  it('takes no key that the console page uses: no single letter, no Alt', () => {
    expect(items(false).map((item) => item.accelerator).filter((keys) => keys !== undefined && !keys.startsWith('CmdOrCtrl+'))).toEqual([])
  })
})
