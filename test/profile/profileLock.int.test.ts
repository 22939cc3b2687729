import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockProfile } from '#electron/profile/profileLock.ts'
import { temporaryFolder } from '../store/temporaryFolder.ts'

describe('R12: a single writer', () => {
  let place: ReturnType<typeof temporaryFolder>
  const children: ChildProcess[] = []
  beforeEach(() => {
    place = temporaryFolder()
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    place.remove()
  })

  /** Starts a process that tries to take the lock; answers with what it said. */
  async function rival(): Promise<{ child: ChildProcess; said: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'lockHolder.ts'), place.folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const said = await new Promise<string>((resolve) => child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString('utf8').trim())))
    return { child, said }
  }
  const killed = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => {
    child.once('close', resolve)
    child.kill('SIGKILL')
  })

  it('the second opener is told who holds the queue', async () => {
    const { child, said } = await rival()
    expect(said).toBe('held')
    await expect(lockProfile(place.folder, 'cli')).rejects.toMatchObject({
      code: 'PROFILE_IN_USE', message: `The desktop console (process ${child.pid}) has this queue open. Close it there first, or work there.`,
    })
    expect((await rival()).said).toMatch(/^PROFILE_IN_USE The desktop console/)
  })

  it('the lock ends with its process, also under kill -9', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child, said } = await rival()
      expect(said).toBe('held')
      await killed(child)
      const lock = await lockProfile(place.folder, 'web')
      expect((await rival()).said).toMatch(/^PROFILE_IN_USE The web console/)
      lock.release()
      lock.release()
    }
  })

  it('holds within one process too, and can be taken again when it was released', async () => {
    const lock = await lockProfile(place.folder, 'cli')
    await expect(lockProfile(place.folder, 'cli'))
      .rejects.toMatchObject({ code: 'PROFILE_IN_USE', message: expect.stringContaining('The command line') as string })
    lock.release()
    ;(await lockProfile(place.folder, 'cli')).release()
  })

  it('of several that start together exactly one wins', async () => {
    const outcomes = (await Promise.all(Array.from({ length: 5 }, () => rival()))).map(({ said }) => said.split(' ')[0])
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'PROFILE_IN_USE')).toHaveLength(4)
  })
})
