import { describe, expect, it } from 'vitest'
import { isThread, mergePage, offsetFor, PAGE_ROWS, rowsToShow, type InboxList } from '#renderer/features/inbox/inboxList.ts'
import { clockFace } from '#renderer/features/inbox/clockText.ts'
import { jaroWinkler, lookAlikes } from '#renderer/features/inbox/lookAlikes.ts'
import type { ClockView } from '#shared/contract/schemas/common.ts'
import type { InboxPage, InboxRow } from '#shared/contract/schemas/inboxRow.ts'

const T0 = Date.UTC(2026, 10, 24, 17)

function row(id: string, change: Partial<InboxRow> = {}): InboxRow {
  return {
    threadId: id, version: 1, patient: { patientId: `p-${id}`, family: 'Okafor', given: 'Grace', title: null, birthDate: '1961-03-02', sex: null, mrn: null },
    proxy: null, subject: 's', snippet: 't', flag: null, category: 'other', isClinical: true, pool: null, assignee: null, addressedTo: null, completion: 'open',
    clock: null, isUnread: false, hasDraft: false, handOffToMe: false, isRestricted: false, coverOffer: null, isPostClosure: false, snoozedUntil: null, delivery: null, receivedAt: T0 - 60_000, ...change,
  }
}

const page = (rows: InboxRow[], asOfSeq: number, total = rows.length): InboxPage => ({ rows, total, counts: { inbox: total }, asOfSeq })
const merge = (before: InboxList | null, arrived: InboxPage, { offset = 0, isHolding = true, now = T0, scopeKey = 'inbox' } = {}) =>
  mergePage(before, { scopeKey, offset, page: arrived, now, isHolding })
const shown = (list: InboxList) => rowsToShow(list).map((entry) => entry.threadId)

describe('pages of one list', () => {
  it('pages of one moment fill one list; unread places are placeholders', () => {
    const first = merge(null, page([row('a'), row('b')], 5, 5))
    const both = merge(first, page([row('d'), row('e')], 5, 5), { offset: 3 })
    expect(shown(both)).toEqual(['a', 'b', 'row-2', 'd', 'e'])
    expect(rowsToShow(both).filter(isThread)).toHaveLength(4)
  })

  it('a newer moment drops rows of the older one, and a late answer of an older moment changes nothing', () => {
    const first = merge(null, page([row('a'), row('b')], 5, 4))
    const newer = merge(first, page([row('b'), row('c')], 6, 3), { offset: 1 })
    expect(shown(newer)).toEqual(['row-0', 'b', 'c'])
    expect(merge(newer, page([row('a')], 5, 4))).toBe(newer)
  })

  it('arrivals wait while a row is in hand, and only arrivals: an older thread that comes into the page is shown', () => {
    const first = merge(null, page([row('a'), row('b')], 5))
    const later = merge(first, page([row('new', { receivedAt: T0 + 1 }), row('a'), row('old', { receivedAt: T0 - 9 }), row('b')], 6))
    expect(shown(later)).toEqual(['a', 'old', 'b'])
    expect([...later.held]).toEqual(['new'])
    expect(later.total).toBe(4)
    const again = merge(later, page([row('new', { receivedAt: T0 + 1 }), row('a')], 7))
    expect(shown(again)).toEqual(['a'])
  })

  it('a flagged or late thread never waits, and one that waited comes in as soon as it is flagged', () => {
    const first = merge(null, page([row('a')], 5))
    const waiting = merge(first, page([row('a'), row('new', { receivedAt: T0 + 1 })], 6))
    expect(waiting.held.size).toBe(1)
    const flagged = merge(waiting, page([row('new', { receivedAt: T0 + 1, flag: { tier: 'D1', label: 'x' } }), row('a')], 7))
    expect(shown(flagged)).toEqual(['new', 'a'])
  })

  it('another list starts anew', () => {
    const first = merge(null, page([row('a')], 5))
    expect(shown(merge(first, page([row('z', { receivedAt: T0 + 9 })], 5), { scopeKey: 'mine' }))).toEqual(['z'])
  })

  it('the page that is read reaches past what is in sight, and stays as long as it does', () => {
    expect(offsetFor(0, 0, 20, 10_000)).toBe(0)
    expect(offsetFor(0, 100, 120, 10_000)).toBe(0)
    const next = offsetFor(0, 150, 170, 10_000)
    expect(next).toBeGreaterThan(0)
    expect(next).toBeLessThanOrEqual(150)
    expect(next + PAGE_ROWS).toBeGreaterThan(170)
    const end = offsetFor(0, 9_985, 9_999, 10_000)
    expect(end + PAGE_ROWS).toBeGreaterThanOrEqual(10_000)
    expect(offsetFor(end, 9_985, 9_999, 10_000)).toBe(end)
  })
})

describe('clock chips (tokens)', () => {
  const clock: ClockView = { clockId: 'c', kind: 'promise', status: 'running', startedAt: T0, warnAt: null, dueAt: T0 + 100 * 60_000, endedAt: null, wasBreached: false }
  const at = (minutes: number, change: Partial<ClockView> = {}) => clockFace({ ...clock, ...change }, T0 + minutes * 60_000)

  it('on track, due soon from 50 % left, urgent from 15 % left, overdue', () => {
    expect(at(10).state).toBe('onTrack')
    expect(at(49.9).state).toBe('onTrack')
    expect(at(50).state).toBe('dueSoon')
    expect(at(84.9).state).toBe('dueSoon')
    expect(at(85).state).toBe('urgent')
    expect(at(100.1).state).toBe('overdue')
  })

  it('the engine’s warning in clinic time makes it due soon before half of the wall time is gone', () => {
    expect(at(10, { status: 'warned' }).state).toBe('dueSoon')
    expect(at(30, { warnAt: T0 + 20 * 60_000 }).state).toBe('dueSoon')
  })

  it('never flatters: left is rounded down, overdue up, and under two minutes seconds show', () => {
    expect(at(60.5).text).toBe('39m')
    expect(at(98.5).text).toBe('1m 30s')
    expect(at(99.5).text).toBe('30s')
    expect(at(100.2).text).toBe('−1m')
    expect(at(125).label).toBe('Overdue 25 minutes')
    expect(at(100 + 20 * 60 + 31).text).toBe('−21h')
  })

  it('from ten hours, and from ten days, the smaller unit goes: no chip is wider than its column', () => {
    expect(at(100 + 9 * 60 + 59).text).toBe('−9h 59m')
    expect(at(100 + 10 * 60).text).toBe('−10h')
    expect(at(100 + 23 * 60 + 24).text).toBe('−24h')
    expect(at(100 + 23 * 60 + 24).label).toBe('Overdue 23 hours 24 minutes')
    expect(at(100 + 25 * 60).text).toBe('−1d 1h')
    expect(at(100 + 14 * 24 * 60 + 5).text).toBe('−15d')
    const left = (minutes: number) => at(0, { dueAt: T0 + minutes * 60_000 }).text
    expect(left(9 * 60 + 59)).toBe('9h 59m')
    expect(left(16 * 60 + 59)).toBe('16h')
    expect(left(24 * 60)).toBe('1d 0h')
    expect(left(14 * 24 * 60 + 300)).toBe('14d')
  })

  it('paused says for whom, met says after how long', () => {
    expect(at(0, { status: 'paused' })).toMatchObject({ state: 'paused', text: 'patient' })
    expect(at(500, { status: 'met', endedAt: T0 + 62 * 60_000 })).toMatchObject({ state: 'met', text: '1h 02m' })
  })
})

describe('look-alike radar (PS-06)', () => {
  const named = (id: string, family: string, given: string, birthDate: string, patientId = `p-${id}`) =>
    row(id, { patient: { patientId, family, given, title: null, birthDate, sex: null, mrn: null } })

  it('marks SMITH, Ana and SMITH, Anna; same birth date; not the same patient twice, not other initials', () => {
    const found = lookAlikes([
      named('1', 'Smith', 'Ana', '1945-07-14'), named('2', 'SMITH', 'Anna', '1988-02-03'), named('3', 'Lee', 'Jo', '2026-10-19'), named('4', 'Lee', 'Kim', '2026-10-19'),
      named('5', 'Rossi', 'Elena', '1938-04-05', 'same'), named('6', 'Rossi', 'Elena', '1938-04-05', 'same'), named('7', 'Brown', 'Tasha', '1994-09-16'), named('8', 'Brown', 'Zoe', '1970-01-01'),
    ])
    expect(Object.fromEntries(found)).toEqual({ 1: 2, 2: 2, 3: 2, 4: 2 })
  })

  it('Jaro-Winkler: MARTHA and MARHTA are 0.961', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('abc', 'xyz')).toBe(0)
  })
})
