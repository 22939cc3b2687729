import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultProfileFolder } from '#electron/host/programFolders.ts'
import { desktopFolders } from '#electron/main/desktopFolders.ts'

describe('where the queue lies', () => {
  it.each([
    [[], { profile: join('/data', 'profile'), userData: '/data' }],
    [['.', '--profile', '/clinic'], { profile: '/clinic', userData: join('/clinic', 'desktop') }],
    [['--profile=/clinic'], { profile: '/clinic', userData: join('/clinic', 'desktop') }],
    [['--profile', 'clinic'], { profile: resolve('/here', 'clinic'), userData: resolve('/here', 'clinic', 'desktop') }],
  ])('desktop with %j', (argv, folders) => {
    expect(desktopFolders(argv, '/data', '/here')).toEqual(folders)
  })

  it.each([[['--profile']], [['--profile', '--other']], [['--profile=']]])('%j is refused, not taken as a folder', (argv) => {
    expect(() => desktopFolders(argv, '/data', '/here')).toThrow('--profile needs a folder')
  })

  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/a/.config/Wellthread/profile'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Wellthread/profile'],
    ['darwin', {}, '/home/a/Library/Application Support/Wellthread/profile'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Wellthread/profile'],
  ])('the other doors find the desktop\'s own on %s with %j', (platform, env, folder) => {
    expect(defaultProfileFolder(platform, env, '/home/a').replaceAll('\\', '/')).toBe(folder)
  })
})
