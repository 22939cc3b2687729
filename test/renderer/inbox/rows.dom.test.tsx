import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { list, pause, startConsole } from '../fixtures/startConsole.tsx'

const HOUR = 3_600_000
const FAMILIES = ['Ostrowski', 'Featherstonehaugh-Cholmondeley', 'van der Westhuizen', 'Lee', 'Wolfeschlegelsteinhausenbergerdorff', 'de la Cruz Villanueva', 'O’Shaughnessy', 'Ng', 'Papadopoulos-Konstantinidis', 'Ellery']
const GIVEN = ['Jerzy', 'Maximiliana Theodora', 'Constance', 'Jo', 'Anne-Marie Josephine Wilhelmina', 'Rodrigo']
const TITLES = [null, 'Mr', 'Professor', 'Ms']

/** Always the same numbers, spread well: names and marks of every kind meet each other. */
function pick<Value>(values: readonly Value[], seed: number, salt: number): Value {
  const at = Math.abs(Math.imul(seed + 1, 2_654_435_761) ^ Math.imul(salt + 7, 40_503)) % values.length
  return values[at] as Value
}

const CLOCKS = [-0.2, -4.3, -10.4, -23.4, -23.9, -95.8, -260, 0.4, 9.98, 16.9, 23.99, 72.3, 336]

function longRow(row: InboxRow, seed: number): InboxRow {
  const now = Date.now()
  const dueAt = now + pick(CLOCKS, seed, 4) * HOUR
  const startedAt = Math.min(now, dueAt) - 24 * HOUR
  return {
    ...row,
    patient: { patientId: `long-${seed}`, family: pick(FAMILIES, seed, 1), given: pick(GIVEN, seed, 2), title: pick(TITLES, seed, 3), birthDate: seed % 11 === 0 ? null : '1963-11-30', sex: null, mrn: null },
    subject: pick(['', 'Refill', 'A subject that goes on and on about everything at once'], seed, 5),
    snippet: pick(['', 'Could you please look at this today?'], seed, 6),
    clock: { clockId: 'c', kind: 'promise', status: dueAt < now ? 'breached' : 'running', startedAt, dueAt, warnAt: null, endedAt: null, wasBreached: false },
    isPostClosure: pick([true, false, false], seed, 8),
    coverOffer: pick([null, null, 'Dr Amin, for Dr Chen'], seed, 9),
    handOffToMe: pick([true, false], seed, 10),
    isRestricted: pick([true, false, false], seed, 11),
    hasDraft: pick([true, false], seed, 12),
    delivery: pick([null, null, 'deadLetter', 'unknown'], seed, 13),
    proxy: pick([null, { name: 'Kim Lee', relationship: 'mother' }], seed, 14),
  }
}

interface Box {
  name: string
  rect: DOMRect
}

/** What must be seen whole: each line of the name, the birth date, the clock, the likeness, owner and time. */
function partsOf(option: Element): Box[] {
  const boxes = (name: string, selector: string): Box[] =>
    [...option.querySelectorAll(selector)].flatMap((part) => [...part.getClientRects()].filter((rect) => rect.width > 1.5).map((rect) => ({ name: `${name} “${part.textContent}”`, rect })))
  return [...boxes('clock', '[data-clock]'), ...boxes('name', 'bdi[class*="name"]'), ...boxes('born', 'span[class*="born"]'), ...boxes('likeness', 'span[class*="similar"]'), ...boxes('place', 'span[class*="place"]')]
}

/** Lines of 10 px letters stand closer than their boxes are high. */
const LEADING = 3.5

function faultsOf(option: Element): string[] {
  const frame = option.getBoundingClientRect()
  const parts = partsOf(option)
  const faults: string[] = []
  for (const [index, { name, rect }] of parts.entries()) {
    if (rect.right > frame.right + 0.5 || rect.bottom > frame.bottom + LEADING || rect.top < frame.top - LEADING) faults.push(`${name} leaves its row`)
    for (const other of parts.slice(index + 1)) {
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
      if (across > 0.5 && down > LEADING) faults.push(`${name} lies on ${other.name}`)
    }
  }
  return faults
}

async function forty(listWidth: number, window: { width: number; height: number }) {
  await startConsole({
    ...window, prepare: (engine) => {
      engine.rows = Array.from({ length: 40 }, (_, seed) => engine.rows[seed % engine.rows.length] as InboxRow).map((row, seed) => ({ ...longRow(row, seed), threadId: `long-${seed}` }))
    },
  })
  const { preferences } = await import('#renderer/app/preferences.ts')
  preferences.setState({ listWidth })
  await expect.element(page.getByRole('listbox')).toBeVisible()
  await document.fonts.ready
  await pause(150)
}

describe('rows of long names and many marks', () => {
  it.each([
    [320, { width: 1440, height: 900 }], [404, { width: 1440, height: 900 }], [404, { width: 1280, height: 800 }], [404, { width: 1024, height: 700 }],
    [620, { width: 1440, height: 900 }], [404, { width: 720, height: 900 }],
  ])('PS-01: in a list of %i px nothing that identifies is cut and nothing lies on anything else (window %o)', async (listWidth, window) => {
    await forty(listWidth, window)
    const seen = new Set<string>()
    const faults = new Set<string>()
    for (let top = 0; seen.size < 40 && top < 40 * 44; top += 400) {
      list().scrollTo({ top })
      await pause(60)
      for (const option of list().querySelectorAll('[role="option"]')) {
        seen.add(option.id)
        for (const fault of faultsOf(option)) faults.add(fault)
      }
    }
    expect(seen.size).toBe(40)
    expect([...faults]).toEqual([])
  })

  it('owner and time stand at the end of every row, whatever else it says', async () => {
    await forty(404, { width: 1440, height: 900 })
    for (const option of list().querySelectorAll('[role="option"]')) {
      expect.soft(option.querySelector('span[class*="place"]')?.getBoundingClientRect().width, option.textContent ?? '').toBeGreaterThan(20)
      // Marks that are shown can be read: at least a word of them, or a sign alone.
      const marks = option.querySelector('span[class*="marks"]')
      if (marks) expect.soft(marks.getBoundingClientRect().width, marks.textContent ?? '').toBeGreaterThan(10)
    }
  })
})

describe('what stands for a missing subject', () => {
  it('the patient’s words; for a restricted thread that it is not open to this person', async () => {
    await startConsole({
      prepare: (engine) => {
        engine.rows = engine.rows.slice(0, 3).map((row, index) => [{ ...row, subject: '', snippet: 'My knee clicks' }, { ...row, subject: 'Restricted', snippet: 'not open to you', isRestricted: true }, { ...row, subject: 'Sports form', snippet: '' }][index] ?? row)
      },
    })
    const text = (index: number) => page.getByRole('option').nth(index).element().textContent
    await expect.element(page.getByRole('option').nth(2)).toBeVisible()
    expect(text(0)).toContain('No subject. My knee clicks')
    expect(text(1)).toContain('Restricted — not open to you')
    expect(text(2)).toContain('Sports form')
    expect(text(2)).not.toContain('Sports form —')
  })
})
