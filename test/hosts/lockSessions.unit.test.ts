import { describe, expect, it } from 'vitest'
import type { ConsoleSession, SessionViewData } from '#electron/console/consoleService.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { lockSessions } from '#electron/main/lockSessions.ts'

const session = (status: SessionViewData['status'], locked: string[]): ConsoleSession => ({ view: () => ({ status }), lock: async (reason: string) => void locked.push(reason) }) as unknown as ConsoleSession

describe('R36: the machine locks', () => {
  it('whoever is signed in, and nobody else', () => {
    const locked: string[] = []
    lockSessions([session('signedIn', locked), session('signedOut', locked), session('locked', locked), session('signedIn', locked)], 'idle', silentLogger)
    expect(locked).toEqual(['idle', 'idle'])
  })
})
