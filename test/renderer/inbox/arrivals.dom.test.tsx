import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import type { FakeEngine } from '../fixtures/fakeEngine.ts'
import { makeRows } from '../fixtures/rows.ts'
import { activeRow, list, nextFrame, pause, startConsole } from '../fixtures/startConsole.tsx'

const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? Number.NaN
const heading = () => document.querySelector('[data-pane="list"] header')?.textContent ?? ''

function arrival(engine: FakeEngine, id: string, change: Partial<InboxRow> = {}): void {
  const [sample] = makeRows(8, Date.now()).slice(7)
  if (!sample?.patient) throw new Error('no sample')
  const row: InboxRow = { ...sample, threadId: id, patient: { ...sample.patient, family: 'Newcomer', patientId: id }, receivedAt: Date.now() + 5, ...change }
  engine.rows = [row, ...engine.rows]
  engine.emit(['thread'], id)
}

async function withThirdRow(rows = 12): Promise<FakeEngine> {
  const engine = await startConsole({ rows })
  await expect.element(page.getByRole('listbox')).toBeVisible()
  await expect.poll(() => engine.callsOf('changes.subscribe').length).toBe(1)
  list().focus()
  await userEvent.keyboard('jjj')
  await expect.poll(() => activeRow()?.textContent).toContain('SMITH, Ana')
  await pause(50)
  return engine
}

describe('arrivals never move the row in hand (console.md, number 10)', () => {
  it('new threads wait behind “2 new ↑” and are counted; a press lets them in and the row keeps its place', async () => {
    const engine = await withThirdRow()
    const before = topOf(activeRow())
    arrival(engine, 'new-1')
    arrival(engine, 'new-2')
    await expect.element(page.getByRole('button', { name: '2 new' })).toBeVisible()
    expect(topOf(activeRow())).toBe(before)
    expect(page.getByText('NEWCOMER').query()).toBeNull()
    // S24: the total counts what waits as well.
    expect(heading()).toContain('14 threads')
    await page.getByRole('button', { name: '2 new' }).click()
    await expect.poll(() => list().textContent).toContain('NEWCOMER')
    expect(activeRow()?.textContent).toContain('SMITH, Ana')
  })

  it.for([12, 400])('a flagged thread comes in at once, above, and the row still keeps its place: %i threads', async (rows) => {
    const engine = await withThirdRow(rows)
    const before = topOf(activeRow())
    arrival(engine, 'flagged-1', { flag: { tier: 'D0', label: 'Possible stroke' } })
    await expect.poll(() => document.querySelector('[data-pane="list"]')?.textContent).toContain(`${rows + 1} threads`)
    await nextFrame()
    expect(topOf(activeRow())).toBe(before)
    expect(activeRow()?.textContent).toContain('SMITH, Ana')
    expect(page.getByRole('button', { name: /new$/ }).query()).toBeNull()
    list().scrollTop = 0
    await expect.poll(() => list().textContent).toContain('NEWCOMER')
  })

  it('with no row in hand they come in at once', async () => {
    const engine = await startConsole()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await expect.poll(() => engine.callsOf('changes.subscribe').length).toBe(1)
    await pause(20)
    arrival(engine, 'new-1')
    await expect.poll(() => list().textContent).toContain('NEWCOMER')
  })
})

describe('the open thread and its row (PS-03)', () => {
  it('a thread that a colleague ends leaves the list but stays open: nobody is moved to another patient', async () => {
    const engine = await withThirdRow()
    await expect.element(page.getByRole('main').getByText('SMITH, Ana (Ms)').first()).toBeVisible()
    engine.rows = engine.rows.map((row) => (row.threadId === 'thread-3' ? { ...row, completion: 'completed' as const } : row))
    engine.emit(['thread'], 'thread-3')
    await expect.poll(() => list().textContent).not.toContain('SMITH, Ana')
    await pause(150)
    expect(document.querySelector('[data-thread]')?.getAttribute('data-thread')).toBe('thread-3')
    expect(document.querySelector('[role="option"][data-active]')).toBeNull()
    await userEvent.keyboard('j')
    await expect.poll(() => activeRow()?.textContent).toContain('DELGADO')
  })

  it('no painted frame shows one patient’s row with another’s banner, however fast J goes', async () => {
    await withThirdRow(40)
    const mismatches: string[] = []
    let isWatching = true
    const watch = () => {
      const row = document.querySelector('[role="option"][data-active] bdi')?.textContent ?? ''
      const thread = document.querySelector('[data-thread] b')?.closest('[data-thread]')?.textContent ?? ''
      if (row && thread && !thread.includes(row)) mismatches.push(`${row} / ${thread.slice(0, 40)}`)
      if (isWatching) requestAnimationFrame(watch)
    }
    requestAnimationFrame(watch)
    for (let turn = 0; turn < 15; turn += 1) await userEvent.keyboard(turn % 4 === 3 ? 'k' : 'j')
    await pause(100)
    isWatching = false
    expect(mismatches).toEqual([])
  })
})
