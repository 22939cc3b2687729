import { describe, expect, it } from 'vitest'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { CLERK, facts, HOUR, INTAKE, MINUTE, MONDAY_10, NURSE, OUTBOX, pack, PHYSICIAN, receive, screening, staff, SWEEP } from '#test/helpers/builders.ts'
import { given, play, type Step } from '#test/helpers/specification.ts'
import { replyState } from '#shared/domain/thread/replyState.ts'

const received: Step = { by: INTAKE, at: MONDAY_10, command: receive() }
const flagged: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening('D1') }) }
const T = MONDAY_10 + HOUR
const by = (at: number, command: ThreadCommand, actor: Step['by'] = NURSE): Step => ({ by: actor, at, command })
const reply = (at: number, asksPatient = false, seenVersion = 99): Step => by(at, { type: 'replyToPatient', replyId: `r${at}`, textHash: 'h', templateId: null, asksPatient, seenVersion })
const release = (at: number): Step => by(at + 10_000, { type: 'fireTimer', timer: 'release', ref: `r${at}`, dueAt: at + 10_000 }, SWEEP)
const complete = (at: number, seenVersion = 99): Step => by(at, { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion })
const again = (at: number, messageId = 'm2'): Step => ({ by: INTAKE, at, command: receive({ messageId }) })
const clock = (steps: readonly Step[], kind: string) => play(...steps).state.clocks.filter((candidate) => candidate.kind === kind)

describe('reply', () => {
  it('PS-43: replying claims, answers what waited and holds the text for the undo window', () =>
    given(received).when(reply(T)).thenState({ assignee: NURSE.id, triage: 'claimed', unanswered: [] }))
  it('S26: the promise is met when the reply leaves, not when it is written', () => {
    expect(clock([received, reply(T)], 'promise')[0]?.status).toBe('running')
    expect(clock([received, reply(T), release(T)], 'promise')[0]).toMatchObject({ status: 'met', endedAt: T + 10_000 })
  })
  it('D16: a reply that did not see the patient’s newest message is stopped', () => {
    const seen = play(received).state.version
    given(received, again(T)).when(reply(T + MINUTE, false, seen)).thenRefuses('VERSION_CONFLICT')
  })
  it('D16: a clock that warned meanwhile stops nobody', () => {
    const seen = play(received).state.version
    const warned = by(T + 3 * HOUR, { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: T }, SWEEP)
    given(received, warned).when(reply(T + 3 * HOUR, false, seen)).thenState({ unanswered: [] })
  })
  it('D16: while a colleague holds the thread nobody else answers', () =>
    given(received, by(T, { type: 'claimThread' })).when({ ...reply(T + 1), by: PHYSICIAN }).thenRefuses('NOT_AUTHORIZED', /claimed/))
  it('R17: two replies never wait at the same time', () => given(received, reply(T)).when(reply(T + 1)).thenRefuses('ILLEGAL_TRANSITION', /about to leave/))
  it('Roles: a clerk answers a clerical thread from a template only', () => {
    const clerical: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening(null, 'billing_admin') }) }
    given(clerical).when({ ...reply(T), by: CLERK }).thenRefuses('NOT_AUTHORIZED', /template/)
    given(clerical).when(by(T, { type: 'replyToPatient', replyId: 'r', textHash: 'h', templateId: 'form-received', asksPatient: false, seenVersion: 99 }, CLERK)).thenState({ assignee: CLERK.id })
  })
  it('PS-16 undo: a reply taken back puts the question back, and reopens what was completed on it', () => {
    const withdraw = by(T + 5000, { type: 'withdrawReply', replyId: `r${T}` })
    given(received, reply(T)).when(withdraw).thenState({ unanswered: ['m1'] })
    const { state } = play(received, reply(T), complete(T + 1000), withdraw)
    expect(state).toMatchObject({ completion: 'open', unanswered: ['m1'] })
    expect(state.clocks.filter((candidate) => candidate.kind === 'promise').at(-1)).toMatchObject({ status: 'running', startedAt: MONDAY_10 })
  })
  it('undo: after the hold the reply cannot be taken back, and only its author could', () => {
    given(received, reply(T), release(T)).when(by(T + 11_000, { type: 'withdrawReply', replyId: `r${T}` })).thenRefuses('ILLEGAL_TRANSITION', /has left/)
    given(received, reply(T)).when(by(T + 1, { type: 'withdrawReply', replyId: `r${T}` }, staff('nurse', 'other-nurse'))).thenRefuses('NOT_AUTHORIZED')
  })
})

describe('delivery', () => {
  const sent = [received, reply(T), release(T)]
  const deliver = (outcome: 'handedOver' | 'delivered' | 'failed' | 'gaveUp', at = T + 12_000): Step => by(at, { type: 'recordDelivery', replyId: `r${T}`, outcome, reason: null }, OUTBOX)
  const status = (...steps: Step[]) => play(...sent, ...steps).state.replies[0]?.delivery
  it('R18: delivered takes the portal’s receipt; silence makes it unknown, never failed; a late receipt still counts', () => {
    const silence = by(T + 12_000 + 10 * MINUTE, { type: 'fireTimer', timer: 'receipt', ref: `r${T}`, dueAt: T + 12_000 + 10 * MINUTE }, SWEEP)
    expect(status(deliver('handedOver'))).toBe('sending')
    expect(status(deliver('handedOver'), deliver('delivered'))).toBe('delivered')
    expect(status(deliver('handedOver'), silence)).toBe('unknown')
    expect(status(deliver('handedOver'), silence, deliver('delivered', T + HOUR))).toBe('delivered')
  })
  it('R20: a reply that is given up puts the question back and starts the promise from it', () => {
    const { state } = play(...sent, deliver('failed'), deliver('gaveUp'))
    expect(state).toMatchObject({ unanswered: ['m1'] })
    expect(state.clocks.findLast((candidate) => candidate.kind === 'promise')).toMatchObject({ status: 'running', startedAt: MONDAY_10 })
  })
})

describe('completion', () => {
  it('S21: nothing is completed while a message waits, and the reason says what to do', () => given(received).when(complete(T)).thenRefuses('ILLEGAL_TRANSITION', /no answer yet/))
  it('D13: the next step must be stated', () => given(received, reply(T), release(T)).when(by(T + HOUR, { type: 'completeThread', nextStep: ' ', seenVersion: 99 })).thenRefuses('INVALID_COMMAND'))
  it('D10: a D1 thread needs a disposition and a recorded call that settled it; a text alone never ends it', () => {
    const answered = [flagged, reply(T), release(T)]
    given(...answered).when(complete(T + HOUR)).thenRefuses('ILLEGAL_TRANSITION', /disposition.*recorded call/)
    const disposed = [...answered, by(T + HOUR, { type: 'recordDisposition', code: pack.dispositions[1]?.code ?? '' })]
    given(...disposed).when(complete(T + HOUR)).thenRefuses('ILLEGAL_TRANSITION', /recorded call/)
    const tried = [...disposed, by(T + HOUR, { type: 'recordContact', outcome: 'noAnswer', note: null })]
    given(...tried).when(complete(T + HOUR)).thenRefuses('ILLEGAL_TRANSITION', /recorded call/)
    given(...tried, by(T + HOUR, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })).when(complete(T + HOUR)).thenState({ completion: 'completed' })
  })
  it('D10: a call that came before the newest flag does not settle it', () => {
    const settled = [flagged, by(T, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null }), { by: INTAKE, at: T + HOUR, command: receive({ messageId: 'm2', screening: screening('D0') }) }]
    const answered = [...settled, by(T + 2 * HOUR, { type: 'recordDisposition', code: pack.dispositions[0]?.code ?? '' }), reply(T + 2 * HOUR), release(T + 2 * HOUR)]
    given(...answered).when(complete(T + 3 * HOUR)).thenRefuses('ILLEGAL_TRANSITION', /recorded call/)
  })
  it('D13: an open hand-off blocks completion', () => {
    const offer = by(T + MINUTE, { type: 'offerHandOff', handOffId: 'h', kind: 'escalation', toStaffId: null, toRole: 'pa', note: null })
    given(received, reply(T), release(T), offer).when(complete(T + HOUR)).thenRefuses('ILLEGAL_TRANSITION', /hand-off/)
  })
  it('D16: completing fails when the patient wrote after the screen was painted', () => {
    const seen = play(received, reply(T), release(T)).state.version
    given(received, reply(T), release(T), again(T + HOUR)).when(complete(T + HOUR + 1, seen)).thenRefuses('VERSION_CONFLICT')
  })
  it('D6: reopening starts a new promise and never an instant breach', () => {
    const monthLater = T + 30 * 24 * HOUR
    const { state } = play(received, reply(T), release(T), complete(T + HOUR), by(monthLater, { type: 'reopenThread', reason: 'Called back' }))
    const promise = state.clocks.findLast((candidate) => candidate.kind === 'promise')
    expect(promise).toMatchObject({ status: 'running', startedAt: monthLater })
    expect(promise?.dueAt ?? 0).toBeGreaterThan(monthLater)
  })
  it('S21: a completed thread refuses everything but reopening, with the reason', () => {
    const done = [received, reply(T), release(T), complete(T + HOUR)]
    given(...done).when(reply(T + 2 * HOUR)).thenRefuses('ILLEGAL_TRANSITION', /Reply is gone/)
    given(...done).when(by(T + 2 * HOUR, { type: 'routeThread', pool: 'triage', reason: 'x' })).thenRefuses('ILLEGAL_TRANSITION', /Reopen/)
    given(...done).when(again(T + 2 * HOUR)).thenRefuses('ILLEGAL_TRANSITION', /linked thread/)
  })
})

describe('waiting on the patient', () => {
  const tuesday17 = Date.parse('2026-03-03T17:00:00-08:00')
  const wednesday8 = Date.parse('2026-03-04T08:00:00-08:00')
  it('D6: a question pauses the promise; the patient’s next message ends it and starts a new one', () => {
    const asked = [received, reply(T, true), release(T)]
    expect(play(...asked).state.completion).toBe('waitingOnPatient')
    expect(clock(asked, 'promise')[0]?.status).toBe('paused')
    const answered = [...asked, again(T + 5 * HOUR)]
    expect(play(...answered).state.completion).toBe('open')
    expect(clock(answered, 'promise').map((candidate) => candidate.status)).toEqual(['met', 'running'])
    expect(clock(answered, 'promise')[1]?.startedAt).toBe(T + 5 * HOUR)
  })
  it('D6: a wait over closed time adds nothing', () => {
    const asked = [received, reply(tuesday17 - 10_000, true), release(tuesday17 - 10_000)]
    const back = [...asked, by(wednesday8, { type: 'reopenThread', reason: 'Found the answer' })]
    expect(clock(back, 'promise')[0]).toMatchObject({ status: 'running', dueAt: Date.parse('2026-03-04T17:00:00-08:00') })
  })
  it('PS-48 snooze wakes at once when the patient writes', () => {
    const snoozed = [received, by(T, { type: 'snoozeThread', until: T + HOUR })]
    expect(play(...snoozed).state.snoozedUntil).toBe(T + HOUR)
    expect(play(...snoozed, again(T + 10 * MINUTE)).state.snoozedUntil).toBeNull()
  })
  it('S26: over an unanswered message a snooze ends by the next warning, which wakes the thread; an answered one sleeps longer', () => {
    const look = play(received).state.clocks.find((each) => each.kind === 'firstLook')
    const until = look?.warnAt ?? 0
    given(received).when(by(T, { type: 'snoozeThread', until: until + 1 })).thenRefuses('ILLEGAL_TRANSITION', /may be snoozed until/)
    given(received, by(T, { type: 'snoozeThread', until })).when(by(until, { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: until }, SWEEP)).thenEvents(['ClockWarned', 'ThreadWoken'])
    given(received, reply(T), release(T)).when(by(T + HOUR, { type: 'snoozeThread', until: T + 24 * HOUR })).thenState({ snoozedUntil: T + 24 * HOUR })
  })
})

describe('replyState (D14)', () => {
  const done = play(received, reply(T), release(T)).state
  const patient = { eligible: true, ineligibleReason: null, lastPortalSignInAt: null, deceased: false }
  const day = (date: string) => Date.parse(`${date}T12:00:00-08:00`)
  const ask = (now: number, changes = {}, authorised = true) => replyState(done, { kind: 'patient', authorised }, { ...patient, ...changes }, pack, now)
  it('S19, S31: the patient may reply through the 30th calendar day, inclusive, also across the change of clocks', () => {
    expect(ask(day('2026-04-01'))).toEqual({ allowed: true, until: '2026-04-01' })
    expect(ask(day('2026-04-02'))).toMatchObject({ allowed: false, reason: 'windowExpired' })
  })
  it('S58, S60: an inactive account and an ineligible patient are told apart', () => {
    expect(ask(T, { lastPortalSignInAt: T - 600 * 24 * HOUR })).toMatchObject({ allowed: false, reason: 'portalInactive' })
    expect(ask(T, { eligible: false, ineligibleReason: 'No personal physician.' })).toMatchObject({ allowed: false, reason: 'patientNotEligible' })
  })
  it('D17: a sender without authority is refused, and an unmatched patient before all else', () => {
    expect(ask(T, {}, false)).toMatchObject({ allowed: false, reason: 'senderNotAuthorised' })
    expect(replyState({ ...done, patientId: null }, { kind: 'staff' }, null, pack, T)).toMatchObject({ allowed: false, reason: 'patientNotMatched' })
  })
  it('S20: a covering author’s message has no Reply for the patient', () => {
    const covering = { absences: [{ from: '2026-03-01', to: '2026-03-09', coveredBy: NURSE.id, coveredByName: 'Rivera' }] }
    const state = play(received, { ...reply(T), facts: covering }, release(T)).state
    expect(replyState(state, { kind: 'patient', authorised: true }, patient, pack, T + HOUR)).toMatchObject({ allowed: false, reason: 'authorWasCovering' })
    expect(replyState(state, { kind: 'staff' }, patient, facts(T).pack, T + HOUR)).toMatchObject({ allowed: true })
  })
})
