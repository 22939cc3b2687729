import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsoleSession } from '#electron/console/consoleService.ts'
import { createTabSessions } from '#electron/web/tabSessions.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const service = () => {
  const gone: string[] = []
  const connect = (key: string): ConsoleSession => ({ key }) as ConsoleSession
  return { gone, connect, disconnect: (key: string) => void gone.push(key) }
}

describe('sessions of tabs', () => {
  it('survive a reload: back within five minutes, nothing is forgotten', () => {
    const { gone, ...console } = service()
    const tabs = createTabSessions(console)
    tabs.enter('tab')
    tabs.leave('tab')
    vi.advanceTimersByTime(299_999)
    tabs.enter('tab')
    vi.advanceTimersByTime(3_600_000)
    expect(gone).toEqual([])
  })

  it('end five minutes after the tab was closed', () => {
    const { gone, ...console } = service()
    const tabs = createTabSessions(console)
    tabs.enter('tab')
    tabs.leave('tab')
    vi.advanceTimersByTime(300_000)
    expect(gone).toEqual(['tab'])
  })

  it('live as long as one of two sockets does (a duplicated tab)', () => {
    const { gone, ...console } = service()
    const tabs = createTabSessions(console)
    tabs.enter('tab')
    tabs.enter('tab')
    tabs.leave('tab')
    vi.advanceTimersByTime(3_600_000)
    expect(gone).toEqual([])
  })
})
