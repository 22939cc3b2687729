import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { connectionStore } from '#renderer/rpc/connectionStore.ts'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { list, pause, startConsole } from '../fixtures/startConsole.tsx'

let engine: FakeEngine

beforeEach(async () => {
  engine = await startConsole()
  await expect.element(page.getByRole('listbox')).toBeVisible()
  await expect.poll(() => engine.callsOf('changes.subscribe').length).toBe(1)
  await pause(30)
})

describe('change feed (architecture 12)', () => {
  it('begins at the moment of the first answer, so that nothing between the two is missed', () => {
    expect(engine.callsOf('changes.subscribe')).toEqual([{ after: 100 }])
  })

  it('ten changes at once are one reading of the list', async () => {
    const before = engine.callsOf('inbox.page').length
    for (let turn = 0; turn < 10; turn += 1) engine.emit(['thread'], `thread-${turn}`)
    await expect.poll(() => engine.callsOf('inbox.page').length).toBe(before + 1)
    await pause(150)
    expect(engine.callsOf('inbox.page').length).toBe(before + 1)
  })

  it('after a lost connection it resumes by the last seq, asks for everything anew, and says meanwhile how old the screen is', async () => {
    engine.emit(['thread'], 'thread-1')
    engine.emit(['thread'], 'thread-2')
    await pause(150)
    const profileReads = engine.callsOf('profile.status').length
    engine.disconnect()
    await expect.element(page.getByText(/Not connected\..*This is a copy from \d\d:\d\d/)).toBeVisible()
    // It happens while nobody listens.
    engine.rows = engine.rows.slice(1)
    engine.emit(['thread'], 'thread-1')
    await pause(700)
    expect(engine.callsOf('changes.subscribe')).toHaveLength(1)
    engine.reconnect()
    await expect.poll(() => engine.callsOf('changes.subscribe').at(-1)).toEqual({ after: 102 })
    await expect.poll(() => list().textContent).not.toContain('OKAFOR')
    expect(engine.callsOf('profile.status').length).toBe(profileReads + 1)
    await expect.element(page.getByText(/Not connected/)).not.toBeInTheDocument()
  })

  it('a change to another thread does not read the open one again', async () => {
    list().focus()
    await userEvent.keyboard('j')
    await expect.poll(() => engine.callsOf('thread.get').length).toBe(1)
    engine.emit(['thread'], 'thread-5')
    await pause(200)
    expect(engine.callsOf('thread.get').length).toBe(1)
    engine.emit(['thread'], 'thread-1')
    await expect.poll(() => engine.callsOf('thread.get').length).toBe(2)
  })
})

describe('freshness (PS-44)', () => {
  it('without an answer for more than 60 s the screen is called stale, with the time of the last', async () => {
    connectionStore.setState({ heardAt: Date.now() - 61_000 })
    await expect.element(page.getByText(/^Last updated \d\d:\d\d\. Trying again/)).toBeVisible()
  })
})

describe('an act whose answer was lost', () => {
  it('goes out once more with the same command id after the reconnect, and an answer “I have it” counts as done', async () => {
    const { performAct } = await import('#renderer/rpc/useAct.ts')
    const { Offline } = await import('#renderer/rpc/refusal.ts')
    const { refuse } = await import('../fixtures/fakeEngine.ts')
    let tries = 0
    engine.override('thread.act', () => {
      tries += 1
      if (tries === 1) {
        engine.disconnect()
        throw new Offline('cut')
      }
      throw refuse('DUPLICATE_COMMAND', 'done already', { commandId: 'x', seq: 7 })
    })
    const outcome = performAct('thread-1', { type: 'claimThread' })
    await pause(50)
    engine.reconnect()
    expect(await outcome).toMatchObject({ ok: true, result: { seq: 7 } })
    const ids = engine.callsOf('thread.act').map((input) => (input as { commandId: string }).commandId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })
})
