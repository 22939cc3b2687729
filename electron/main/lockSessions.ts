import type { ConsoleSession } from '#electron/console/consoleService.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'

/** Locks whoever is signed in: the person left, the screen locked or the machine goes to sleep (R36). */
export function lockSessions(sessions: readonly ConsoleSession[], reason: 'person' | 'idle', log: Logger): void {
  for (const session of sessions) {
    if (session.view().status !== 'signedIn') continue
    session.lock(reason).catch((error: unknown) => log.error('session.lockFailed', { error: error instanceof Error ? error.name : 'unknown' }))
  }
}
