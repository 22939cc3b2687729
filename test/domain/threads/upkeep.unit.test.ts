import { describe, expect, it } from 'vitest'
import { foundWords } from '#shared/domain/found/foundWords.ts'
import { replyWindow, portalRefusal } from '#shared/domain/thread/replyState.ts'
import { emptyThread, type ThreadState } from '#shared/domain/thread/state.ts'
import { routineRank, timersOf } from '#shared/domain/thread/timers.ts'
import { firstSkippedDay } from '#shared/domain/thread/upkeep/decideCover.ts'
import { isChannelSettled } from '#shared/domain/thread/upkeep/channelMark.ts'
import { facts, MINUTE, MONDAY_10, NURSE, OUTBOX, pack, receive, INTAKE, screening, SWEEP, staff } from '#test/helpers/builders.ts'
import { given, play } from '#test/helpers/specification.ts'

const OTHER = staff('nurse', 'other-nurse')
const out = (from: string, to: string, coveredBy: string | null = null) => ({ from, to, coveredBy, coveredByName: null })
const close = (date: string, zone = '-08:00'): number => Date.parse(`${date}T17:00:00${zone}`)

describe('D7: the day after which the cover is asked', () => {
  // Mon 02-Mar-2026 10:00.
  it.each([
    ['the first day of a leave that begins later', [out('2026-03-04', '2026-03-20')], close('2026-03-04')],
    ['the next business day when the leave began before', [out('2026-02-20', '2026-03-20')], close('2026-03-03')],
    ['nothing when the leave is only the day of receipt', [out('2026-03-02', '2026-03-02')], null],
    ['nothing when the leave is a weekend', [out('2026-03-07', '2026-03-08')], null],
    ['the earlier of two', [out('2026-03-09', '2026-03-10'), out('2026-03-05', '2026-03-05')], close('2026-03-05')],
    ['nothing without leave', [], null],
  ])('%s', (_words, absences, expected) => {
    expect(firstSkippedDay(MONDAY_10, { pack, absences })).toBe(expected)
  })

  it('S28: the leave is planned with the promise, fires once, and needs the patient still waiting', () => {
    const away = { absences: [out('2026-03-03', '2026-03-20')], addressedName: 'Dr Wu' }
    const arrived = { by: INTAKE, at: MONDAY_10, facts: away, command: receive({ addressedTo: 'staff-physician' }) }
    const state = play(arrived).state
    expect(timersOf(state)).toContainEqual({ timer: 'cover', ref: 't1', dueAt: close('2026-03-03') })
    const fire = { by: SWEEP, at: close('2026-03-03'), facts: away, command: { type: 'fireTimer', timer: 'cover', ref: 't1', dueAt: close('2026-03-03') } as const }
    given(arrived).when(fire).thenEvents(['HandOffOffered'])
    given(arrived).when(fire).thenState({ handOff: { handOffId: 'cover-1', kind: 'cover', fromStaffId: 'staff-physician', toStaffId: null, toRole: 'pa', noteId: null, offeredAt: close('2026-03-03') }, cover: { offerAt: null, offers: [{ toStaffId: null, at: close('2026-03-03') }] } })
    given(arrived, fire).when(fire).thenRefuses('ILLEGAL_TRANSITION')
    const called = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'recordContact', outcome: 'reached', note: null } as const }
    given(arrived, called).when(fire).thenEvents(['CoverPlanned'])
    const claimed = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'claimThread' } as const }
    given(arrived, claimed).when(fire).thenEvents(['CoverPlanned'])
  })
})

describe('S13: the second mark', () => {
  const mark = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening(null, 'symptom') }) }
  it('is set by a symptom without a flag, not by one with a flag, and not by other work', () => {
    expect(play(mark).types()).toContain('ChannelMarked')
    expect(play({ ...mark, command: receive({ screening: screening('D1') }) }).types()).not.toContain('ChannelMarked')
    expect(play({ ...mark, command: receive({ screening: screening(null, 'refill') }) }).types()).not.toContain('ChannelMarked')
  })
  it.each([
    ['a call that reached the patient settles it', { type: 'recordContact', outcome: 'reached', note: null } as const, true],
    ['a call without an answer does not', { type: 'recordContact', outcome: 'noAnswer', note: null } as const, false],
    ['a letter does not', { type: 'recordContact', outcome: 'letterSent', note: null } as const, false],
    ['a disposition with a visit settles it', { type: 'recordDisposition', code: 'within-2-weeks' } as const, true],
    ['self-care does not', { type: 'recordDisposition', code: 'self-care' } as const, false],
    ['administrative does not', { type: 'recordDisposition', code: 'admin-done' } as const, false],
  ])('%s', (_words, command, settled) => {
    expect(isChannelSettled(play(mark, { by: NURSE, at: MONDAY_10 + MINUTE, command }).state)).toBe(settled)
  })
  it('a newer symptom needs a newer call', () => {
    const call = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'recordContact', outcome: 'reached', note: null } as const }
    const again = { by: INTAKE, at: MONDAY_10 + 2 * MINUTE, command: receive({ messageId: 'm2', screening: screening(null, 'symptom') }) }
    expect(isChannelSettled(play(mark, call, again).state)).toBe(false)
  })
})

describe('S25: reading', () => {
  const arrived = { by: INTAKE, at: MONDAY_10, command: receive() }
  const reply = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'replyToPatient', replyId: 'r1', textHash: 'h', templateId: null, asksPatient: false, seenVersion: 99 } as const }
  const leaves = { by: SWEEP, at: MONDAY_10 + 2 * MINUTE, command: { type: 'fireTimer', timer: 'release', ref: 'r1', dueAt: MONDAY_10 + MINUTE + 10_000 } as const }
  const delivered = { by: OUTBOX, at: MONDAY_10 + 3 * MINUTE, command: { type: 'recordDelivery', replyId: 'r1', outcome: 'delivered', reason: null } as const }
  const read = { by: OUTBOX, at: MONDAY_10 + 4 * MINUTE, command: { type: 'recordRead', replyId: 'r1', readAt: MONDAY_10 + 4 * MINUTE } as const }
  it('starts with the delivery, ends with the reading, once', () => {
    given(arrived, reply, leaves).when(delivered).thenEvents(['DeliveryAdvanced', 'ClockStarted'])
    given(arrived, reply, leaves, delivered).when(read).thenEvents(['ReplyRead', 'ClockMet'])
    given(arrived, reply, leaves, delivered, read).when(read).thenRefuses('ILLEGAL_TRANSITION')
  })
  it('what was read has arrived, even when its receipt was lost', () => {
    given(arrived, reply, leaves).when(read).thenEvents(['DeliveryAdvanced', 'ReplyRead'])
  })
  it('a fast disposition moves a running clock forward', () => {
    given(arrived, reply, leaves, delivered).when({ by: NURSE, at: MONDAY_10 + 5 * MINUTE, command: { type: 'recordDisposition', code: 'today' } }).thenEvents(['DispositionRecorded', 'ClockRescheduled'])
  })
  it('a pack without read receipts starts no clock', () => {
    const silent = { pack: { ...pack, clocks: { ...pack.clocks, unreadByPatient: null } } }
    given(arrived, reply, leaves).when({ ...delivered, facts: silent }).thenEvents(['DeliveryAdvanced'])
  })
})

describe('D9: the second look', () => {
  const arrived = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening('D1') }) }
  const lower = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'lowerFlag', reason: 'History', seenVersion: 99 } as const }
  it('only a lowered flag has one, and never by who lowered it', () => {
    const look = { by: OTHER, at: MONDAY_10 + 2 * MINUTE, command: { type: 'recordSecondLook', outcome: 'agreed', flagId: 'f2', reason: null } as const }
    given(arrived).when(look).thenRefuses('ILLEGAL_TRANSITION')
    given(arrived, lower).when({ ...look, by: NURSE }).thenRefuses('NOT_AUTHORIZED')
    given(arrived, lower).when(look).thenState({ secondLook: false, lowered: null, tier: null })
    given(arrived, lower, look).when(look).thenRefuses('ILLEGAL_TRANSITION')
    given(arrived, lower).when({ ...look, command: { ...look.command, outcome: 'raisedAgain', reason: 'Now' } }).thenState({ secondLook: false, tier: 'D1', pool: pack.flaggedPool })
  })
})

describe('windows and order', () => {
  const sent = (releasedAt: number): ThreadState => ({ ...emptyThread('t'), replies: [{ replyId: 'r', authorId: 'n', authorRole: 'nurse', queuedAt: releasedAt, releaseAt: releasedAt, releasedAt, receiptDueAt: null, delivery: 'delivered', asksPatient: false, answers: [], covering: false, attempts: 1 }] })
  it.each([
    ['2026-03-07T23:30:00-08:00', '2026-04-06T23:59:00-07:00', 0],
    ['2026-03-07T23:30:00-08:00', '2026-04-07T00:00:00-07:00', -1],
    ['2026-10-31T23:30:00-07:00', '2026-11-30T23:59:00-08:00', 0],
    ['2026-10-31T23:30:00-07:00', '2026-12-01T00:01:00-08:00', -1],
  ])('S31: a reply of %s at %s has %i days left, whatever daylight saving does', (from, now, daysLeft) => {
    expect(replyWindow(sent(Date.parse(from)), pack, Date.parse(now))?.daysLeft).toBe(daysLeft)
  })
  it('S58: calendar months, to the day; never signed on is not known to be inactive', () => {
    const { patient } = facts(MONDAY_10)
    const since = (iso: string) => patient && portalRefusal({ ...patient, lastPortalSignInAt: Date.parse(iso) }, pack, MONDAY_10)?.reason
    expect(since('2024-09-02T12:00:00-07:00')).toBeUndefined()
    expect(since('2024-09-01T12:00:00-07:00')).toBe('portalInactive')
    expect(patient && portalRefusal(patient, pack, MONDAY_10)).toBeNull()
  })
  it('S22: first only while the message waits for an answer', () => {
    const after = { ...emptyThread('t'), postClosure: { threadId: 'old', completedAt: 1 } }
    expect([routineRank({ ...after, unanswered: ['m'] }), routineRank(after), routineRank({ ...emptyThread('t'), unanswered: ['m'] })]).toEqual([0, 1, 1])
  })
})

describe('S11: found words', () => {
  const read = (text: string, medicines: readonly string[] = []) => foundWords([{ messageId: 'm', text }], medicines)
  it.each([
    ['It began on March 3rd and again 3/14/2026.', ['March 3rd', '3/14/2026']],
    ['two days ago; since yesterday; on Friday morning', ['two days ago', 'since yesterday', 'on Friday morning']],
    ['I may come. A week is long. Call 510-555-0142.', []],
  ])('dates in “%s”', (text, dates) => {
    expect(read(text).dates.map((word) => word.text)).toEqual(dates)
  })
  it('medicines by name, brand and stem, matched to the list', () => {
    const { medicines } = read('I take Lipitor, ramipril and Xyzolol; in April I had none.', ['atorvastatin', 'metformin'])
    expect(medicines.map(({ text, listed }) => [text, listed])).toEqual([['Lipitor', 'atorvastatin'], ['ramipril', null], ['Xyzolol', null]])
  })
  it('every word stands in the text, each once, and nothing is made up', () => {
    const text = 'Dizzy, DIZZY and nauseous; a headache, some wheezing.'
    const { symptoms } = read(text)
    expect(symptoms.map((word) => word.text)).toEqual(['Dizzy', 'nauseous', 'headache', 'wheezing'])
    expect(symptoms.every((word) => text.includes(word.text))).toBe(true)
    expect(read('painting the paint shed')).toEqual({ dates: [], medicines: [], symptoms: [] })
  })
})
