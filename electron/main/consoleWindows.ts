import { randomUUID } from 'node:crypto'
import { BrowserWindow } from 'electron'
import type { PortDoor } from './ipc.ts'
import { confineContents } from './navigation.ts'
import { windowOptions } from './windowOptions.ts'

export interface ConsoleWindows {
  open(): void
  /** Brings a window to the front, or opens one. */
  focus(): void
  /** Session keys of the open windows. */
  sessionKeys(): readonly string[]
  /** Session key of the window in front. */
  focusedKey(): string | null
}

/** Every window is a console of its own on the one queue: its own session, its own port (D16). */
export function createConsoleWindows(input: { door: PortDoor; url: string; origin: string; preload: string; isDevelopment: boolean }): ConsoleWindows {
  const windows = new Map<BrowserWindow, string>()

  const open = (): void => {
    const window = new BrowserWindow(windowOptions(input))
    const { webContents } = window
    const { id } = webContents
    const sessionKey = `window:${randomUUID()}`
    windows.set(window, sessionKey)
    input.door.admit(id, sessionKey)
    confineContents(webContents, input.origin)
    // A title is shown in task bars and screen shares: it never follows the page.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.once('ready-to-show', () => window.show())
    window.once('closed', () => {
      windows.delete(window)
      input.door.dismiss(id)
    })
    void window.loadURL(input.url)
  }

  return {
    open,
    focus: () => {
      const window = BrowserWindow.getFocusedWindow() ?? [...windows.keys()].at(-1)
      if (!window) return open()
      if (window.isMinimized()) window.restore()
      window.focus()
    },
    sessionKeys: () => [...windows.values()],
    focusedKey: () => {
      const window = BrowserWindow.getFocusedWindow()
      return window ? windows.get(window) ?? null : null
    },
  }
}
