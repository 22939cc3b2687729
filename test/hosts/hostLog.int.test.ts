import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hostLog } from '#electron/host/hostLog.ts'

let profile = ''
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'wellthread-log-'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(profile, { recursive: true, force: true })
})

describe('R51: the log of a host', () => {
  it('is for its owner only', async () => {
    await mkdir(join(profile, 'logs'))
    hostLog(profile).info('console.opened')
    expect((await stat(join(profile, 'logs/wellthread.jsonl'))).mode & 0o077).toBe(0)
    expect(process.stderr.write).not.toHaveBeenCalled()
  })

  it('keeps four files of one mebibyte at most', async () => {
    await mkdir(join(profile, 'logs'))
    const log = hostLog(profile)
    for (let line = 0; line < 12; line += 1) log.info('intake.settled', { line, filler: 'x'.repeat(600_000) })
    expect((await readdir(join(profile, 'logs'))).sort()).toEqual(['wellthread.1.jsonl', 'wellthread.2.jsonl', 'wellthread.3.jsonl', 'wellthread.jsonl'])
    expect(await readFile(join(profile, 'logs/wellthread.jsonl'), 'utf8')).toContain('"line":11')
  })

  it('stops nothing when it cannot be written, and warnings are heard all the same', () => {
    hostLog(profile).warn('web.refused', { reason: 'host' })
    expect(process.stderr.write).toHaveBeenCalledOnce()
  })
})
