import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { holdLock } from '#electron/store/sqlite/holdLock.ts'
import { writeFileSafely } from './writeFileSafely.ts'

export type ProfileHost = 'desktop' | 'web' | 'cli'

const HOST_NAMES: Record<ProfileHost, string> = { desktop: 'The desktop console', web: 'The web console', cli: 'The command line' }

export interface ProfileLock {
  release(): void
}

/**
 * Makes this process the one writer of a profile (R12). The lock is the operating system's and ends with the process;
 * `holder.json` only says whom to ask.
 * Throws ProfileRefused PROFILE_IN_USE.
 */
export async function lockProfile(folder: string, host: ProfileHost): Promise<ProfileLock> {
  const release = holdLock(join(folder, 'lock'))
  if (release === null) throw new ProfileRefused('PROFILE_IN_USE', inUse(folder))
  try {
    await writeFileSafely(join(folder, 'holder.json'), `${JSON.stringify({ pid: process.pid, host, startedAt: Date.now() })}\n`)
  } catch (error) {
    release()
    throw error
  }
  return { release }
}

function inUse(folder: string): string {
  return `${holderOf(folder)} has this queue open. Close it there first, or work there.`
}

function holderOf(folder: string): string {
  try {
    const holder: unknown = JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))
    if (typeof holder === 'object' && holder !== null && 'pid' in holder && 'host' in holder && Number.isSafeInteger(holder.pid)) {
      const name = holder.host === 'desktop' || holder.host === 'web' || holder.host === 'cli' ? HOST_NAMES[holder.host] : 'Another program'
      return `${name} (process ${String(holder.pid)})`
    }
  } catch {
    // The holder writes this file after it took the lock; without it the message just names nobody.
  }
  return 'Another program'
}
