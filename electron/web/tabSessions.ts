import type { ConsoleService, ConsoleSession } from '#electron/console/consoleService.ts'

/** How long a tab may be away (reload, reconnect, a sleeping laptop waking) before its session is forgotten, ms. */
const GRACE_MS = 5 * 60_000

export interface TabSessions {
  /** The session of this tab; call `leave` when its socket closes. */
  enter(key: string): ConsoleSession
  leave(key: string): void
  close(): void
}

export function createTabSessions(console: Pick<ConsoleService, 'connect' | 'disconnect'>): TabSessions {
  const sockets = new Map<string, number>()
  const leaving = new Map<string, NodeJS.Timeout>()
  return {
    enter: (key) => {
      clearTimeout(leaving.get(key))
      leaving.delete(key)
      sockets.set(key, (sockets.get(key) ?? 0) + 1)
      return console.connect(key)
    },
    leave: (key) => {
      const left = (sockets.get(key) ?? 0) - 1
      if (left > 0) return void sockets.set(key, left)
      sockets.delete(key)
      leaving.set(key, setTimeout(() => {
        leaving.delete(key)
        console.disconnect(key)
      }, GRACE_MS).unref())
    },
    close: () => {
      leaving.forEach((timer) => clearTimeout(timer))
      leaving.clear()
    },
  }
}
