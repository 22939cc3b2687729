import { describe, expect, it } from 'vitest'
import { windowOptions } from '#electron/main/windowOptions.ts'

describe('windowOptions', () => {
  it('R53: a window of a built program is sandboxed, isolated and has no developer tools, to the letter', () => {
    expect(windowOptions({ preload: 'preload.cjs', isDevelopment: false })).toEqual({
      width: 1440,
      height: 900,
      minWidth: 1024,
      minHeight: 700,
      show: false,
      title: 'Wellthread',
      webPreferences: {
        preload: 'preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        disableBlinkFeatures: 'Auxclick',
        spellcheck: true,
        devTools: false,
      },
    })
  })

  it('R53: development differs in the developer tools only', () => {
    const built = windowOptions({ preload: 'p', isDevelopment: false })
    const development = windowOptions({ preload: 'p', isDevelopment: true })
    expect(development).toEqual({ ...built, webPreferences: { ...built.webPreferences, devTools: true } })
  })
})
