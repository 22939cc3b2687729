import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { activeRow, list, nextFrame, pause, press, startConsole } from '../fixtures/startConsole.tsx'

let engine: FakeEngine

beforeEach(async () => {
  engine = await startConsole({ rows: 10_000 })
  await expect.element(page.getByRole('listbox')).toBeVisible()
  list().focus()
})

const painted = () => new Promise<number>((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => done(performance.now())
  channel.port2.postMessage(0)
}))

describe('10,000 threads', () => {
  it('J held: the selection moves at each press, p95 from key to paint is 50 ms or less, and no thread is opened on the way', async () => {
    await userEvent.keyboard('j')
    await pause(100)
    const opened = engine.callsOf('thread.get').length
    const times: number[] = []
    for (let turn = 0; turn < 300; turn += 1) {
      const from = performance.now()
      press('j', { repeat: true })
      times.push((await painted()) - from)
    }
    const at = activeRow()?.getAttribute('aria-posinset')
    expect(at).toBe('301')
    expect(engine.callsOf('thread.get').length).toBe(opened)
    times.sort((a, b) => a - b)
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY
    console.info(`J held over 10,000 rows: p50 ${times[150]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${times.at(-1)?.toFixed(1)} ms`)
    expect(p95).toBeLessThanOrEqual(50)
    // The thread opens once the key is let go.
    window.dispatchEvent(new KeyboardEvent('keyup', { key: 'j' }))
    await expect.poll(() => engine.callsOf('thread.get').at(-1)).toEqual({ threadId: 'thread-301' })
  })

  it('End lands on the last thread, whose page is read then; only pages around what is in sight are asked for', async () => {
    await userEvent.keyboard('{End}')
    await expect.poll(() => activeRow()?.getAttribute('aria-posinset')).toBe('10000')
    await expect.poll(() => activeRow()?.textContent).toContain('Born')
    await expect.poll(() => engine.callsOf('thread.get').at(-1)).toEqual({ threadId: 'thread-10000' })
    const offsets = engine.callsOf('inbox.page').map((input) => (input as { offset: number; limit: number }))
    expect(offsets.every(({ limit }) => limit <= 200)).toBe(true)
    expect(offsets.length).toBeLessThan(6)
  })

  it('a jump of the scroll bar reads the rows that came into sight', async () => {
    list().scrollTop = 5_000 * 44
    await nextFrame()
    await expect.poll(() => {
      const middle = list().getBoundingClientRect().top + 200
      return document.elementFromPoint(300, middle)?.closest('[role="option"]')?.textContent ?? ''
    }).toContain('Born')
  })
})
