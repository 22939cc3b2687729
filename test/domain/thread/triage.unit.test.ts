import { describe, expect, it } from 'vitest'
import { CLERK, INTAKE, MINUTE, MONDAY_10, NURSE, PHYSICIAN, receive, screening, staff, SUPERVISOR, SWEEP } from '#test/helpers/builders.ts'
import { given, play, type Step } from '#test/helpers/specification.ts'

const received: Step = { by: INTAKE, at: MONDAY_10, command: receive() }
const flagged: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening('D0') }) }
const clerical: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening(null, 'billing_admin') }) }
const claimed: Step = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'claimThread' } }
const later = MONDAY_10 + 2 * MINUTE
const other = staff('nurse', 'other-nurse')

describe('intake', () => {
  it('D9: a message is recorded, screened, sorted, routed and clocked in one decision', () => {
    expect(play(received).types()).toEqual([
      'ThreadStarted', 'MessageReceived', 'MessageScreened', 'ThreadSorted', 'ThreadRouted', 'ClockStarted', 'ClockStarted',
    ])
  })
  it('D8: a flagged message goes to the flagged pool, its first look is due in 5 minutes for D0, around the clock', () => {
    const sunday = Date.parse('2026-03-01T03:00:00-08:00')
    const { state } = play({ ...flagged, at: sunday })
    expect(state).toMatchObject({ pool: 'triage', tier: 'D0', isClinical: true, triage: 'routed' })
    expect(state.clocks.find((clock) => clock.kind === 'firstLook')?.dueAt).toBe(sunday + 5 * MINUTE)
  })
  it('D3: the promise of Monday 10:00 is due at the close of Wednesday, its warning at the close of Tuesday', () => {
    const promise = play(received).state.clocks.find((clock) => clock.kind === 'promise')
    expect(promise?.dueAt).toBe(Date.parse('2026-03-04T17:00:00-08:00'))
    expect(promise?.warnAt).toBe(Date.parse('2026-03-03T17:00:00-08:00'))
    expect(promise?.ledger.at(-1)?.kind).toBe('due')
  })
  it('D3: uncovered leave of the addressed clinician moves the promise and never the first look', () => {
    const away = { absences: [{ from: '2026-03-03', to: '2026-03-04', coveredBy: null, coveredByName: null }], addressedName: 'Dr Chen' }
    const clocks = play({ ...received, facts: away }).state.clocks
    expect(clocks.find((clock) => clock.kind === 'promise')?.dueAt).toBe(Date.parse('2026-03-06T17:00:00-08:00'))
    expect(clocks.find((clock) => clock.kind === 'firstLook')?.dueAt).toBe(Date.parse('2026-03-02T14:00:00-08:00'))
    expect(clocks.find((clock) => clock.kind === 'promise')?.ledger.map((line) => line.text).join(' ')).toContain('Dr Chen')
  })
  it('D3: with a named cover the days count and the ledger says so', () => {
    const covered = { absences: [{ from: '2026-03-03', to: '2026-03-04', coveredBy: 'amin', coveredByName: 'Dr Amin' }], addressedName: 'Dr Chen' }
    const promise = play({ ...received, facts: covered }).state.clocks.find((clock) => clock.kind === 'promise')
    expect(promise?.dueAt).toBe(Date.parse('2026-03-04T17:00:00-08:00'))
    expect(promise?.ledger.some((line) => line.text.includes('Dr Amin covers'))).toBe(true)
  })
  it('D11: a message of another patient is refused and nothing is written', () => {
    given(received).when({ by: INTAKE, at: later, command: receive({ messageId: 'm2', patientId: 'p2' }) }).thenRefuses('INVALID_COMMAND', /another patient/)
  })
  it('D8: a second, flagged message moves the open first look forward and leaves the promise alone', () => {
    const second: Step = { by: INTAKE, at: later, command: receive({ messageId: 'm2', screening: screening('D1') }) }
    const before = play(received).state.clocks.find((clock) => clock.kind === 'promise')?.dueAt
    const { state } = play(received, second)
    expect(state.clocks.find((clock) => clock.kind === 'firstLook')?.dueAt).toBe(later + 15 * MINUTE)
    expect(state.clocks.filter((clock) => clock.kind === 'promise').map((clock) => clock.dueAt)).toEqual([before])
  })
  it('D9: a flag on a thread that a clerk holds takes it to the flagged pool; a nurse keeps hers', () => {
    const flag: Step = { by: INTAKE, at: later, command: receive({ messageId: 'm2', screening: screening('D1') }) }
    const clerkClaim: Step = { by: CLERK, at: MONDAY_10 + MINUTE, command: { type: 'claimThread' } }
    expect(play(clerical, clerkClaim, flag).state).toMatchObject({ pool: 'triage', assignee: null, isClinical: true })
    expect(play(received, claimed, flag).state).toMatchObject({ assignee: NURSE.id, triage: 'claimed', tier: 'D1' })
  })
})

describe('claim and hand-off', () => {
  it('D16: the second claim is refused', () => given(received, claimed).when({ by: other, at: later, command: { type: 'claimThread' } }).thenRefuses('ILLEGAL_TRANSITION', /colleague/))
  it('D16: looking claims nothing', () =>
    given(received).when({ by: NURSE, at: later, command: { type: 'lookAtThread' } }).thenState({ assignee: null, triage: 'routed', firstLookedAt: later }))
  it('D4: the look of a supervisor does not meet the first-look clock of a clinical thread', () =>
    given(received).when({ by: SUPERVISOR, at: later, command: { type: 'lookAtThread' } }).thenRefuses('NOT_AUTHORIZED'))
  it('D12: a hand-off counts only when it is accepted', () => {
    const offer: Step = { by: NURSE, at: later, command: { type: 'offerHandOff', handOffId: 'h1', kind: 'escalation', toStaffId: null, toRole: 'physician', note: null } }
    expect(play(received, claimed, offer).state).toMatchObject({ assignee: NURSE.id, triage: 'claimed' })
    expect(play(received, claimed, offer, { by: PHYSICIAN, at: later, command: { type: 'acceptHandOff' } }).state).toMatchObject({ assignee: PHYSICIAN.id, handOff: null })
    given(received, claimed, offer).when({ by: other, at: later, command: { type: 'acceptHandOff' } }).thenRefuses('NOT_AUTHORIZED', /another role/)
  })
  it('D12: the receiver may decline and the giver may take back', () => {
    const offer: Step = { by: NURSE, at: later, command: { type: 'offerHandOff', handOffId: 'h1', kind: 'transfer', toStaffId: other.id, toRole: null, note: null } }
    expect(play(received, claimed, offer, { by: other, at: later, command: { type: 'declineHandOff' } }).state).toMatchObject({ assignee: NURSE.id, handOff: null })
    given(received, claimed, offer).when({ by: NURSE, at: later, command: { type: 'declineHandOff' } }).thenEvents(['HandOffDeclined'])
  })
  it('Roles: only a supervisor reassigns, and only to somebody who may work the thread', () => {
    const assign = (staffId: string): Step => ({ by: SUPERVISOR, at: later, command: { type: 'assignThread', staffId } })
    given(received, claimed).when(assign(other.id)).thenState({ assignee: other.id })
    given(received, claimed).when(assign(CLERK.id)).thenRefuses('INVALID_COMMAND')
    given(received, claimed).when({ ...assign(other.id), by: NURSE }).thenRefuses('NOT_AUTHORIZED')
  })
  it('D19: a clerk may not work a clinical thread, but may raise a flag on it', () => {
    given(received).when({ by: CLERK, at: later, command: { type: 'claimThread' } }).thenRefuses('NOT_AUTHORIZED', /Raise a flag/)
    given(received).when({ by: CLERK, at: later, command: { type: 'raiseFlag', flagId: 'f', tier: 'D1' } }).thenState({ tier: 'D1', pool: 'triage' })
  })
})

describe('flags', () => {
  it('D9: a clerk may not lower a flag; a nurse may, with a reason, and the thread gets a second look', () => {
    const lower = (by: typeof NURSE, reason: string): Step => ({ by, at: later, command: { type: 'lowerFlag', reason, seenVersion: 99 } })
    given(flagged).when(lower(CLERK, 'no')).thenRefuses('NOT_AUTHORIZED')
    given(flagged).when(lower(NURSE, '  ')).thenRefuses('INVALID_COMMAND')
    given(flagged).when(lower(NURSE, 'old complaint')).thenState({ tier: null, secondLook: true })
  })
  it('PS-22: a flagged thread cannot be snoozed and cannot leave the clinical pools', () => {
    given(flagged).when({ by: NURSE, at: later, command: { type: 'snoozeThread', until: later + MINUTE } }).thenRefuses('ILLEGAL_TRANSITION', /snoozed/)
    given(flagged).when({ by: NURSE, at: later, command: { type: 'routeThread', pool: 'refills', reason: 'x' } }).thenRefuses('ILLEGAL_TRANSITION', /clinical pool/)
  })
  it('D8: an unclaimed flag tells pool, supervisor and on-call at 50, 75 and 100 %, each once', () => {
    const fire = (at: number): Step => ({ by: SWEEP, at, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: at } })
    const half = fire(MONDAY_10 + 2.5 * MINUTE)
    expect(play(flagged, half).types()).toEqual(['EscalationReached', 'ClockWarned'])
    expect(play(flagged, half, fire(MONDAY_10 + 3.75 * MINUTE)).types()).toEqual(['EscalationReached'])
    expect(play(flagged, half, fire(MONDAY_10 + 3.75 * MINUTE), fire(MONDAY_10 + 5 * MINUTE)).types()).toEqual(['EscalationReached', 'ClockBreached'])
  })
  it('R14: after a sleep all that was due fires in one go, and nothing fires twice', () => {
    const late: Step = { by: SWEEP, at: MONDAY_10 + 8 * 60 * MINUTE, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: MONDAY_10 } }
    expect(play(flagged, late).types()).toEqual(['EscalationReached', 'EscalationReached', 'EscalationReached', 'ClockWarned', 'ClockBreached'])
    given(flagged, late).when(late).thenRefuses('ILLEGAL_TRANSITION', /Nothing is due/)
  })
  it('D8: a claim ends the ladder but not the clock', () => {
    const fire: Step = { by: SWEEP, at: MONDAY_10 + 6 * MINUTE, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: MONDAY_10 } }
    expect(play(flagged, claimed, fire).types()).toEqual(['ClockWarned', 'ClockBreached'])
  })
  it('D8: a look without a claim meets the clock and does not end the ladder, nor does a call that reached nobody; one that reached the patient does', () => {
    const look: Step = { by: NURSE, at: MONDAY_10 + MINUTE, command: { type: 'lookAtThread' } }
    const fire: Step = { by: SWEEP, at: MONDAY_10 + 4 * MINUTE, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: MONDAY_10 } }
    const call = (outcome: 'noAnswer' | 'reached'): Step => ({ by: NURSE, at: MONDAY_10 + 2 * MINUTE, command: { type: 'recordContact', outcome, number: '510-555-0142', note: null } })
    expect(play(flagged, look, fire).types()).toEqual(['EscalationReached', 'EscalationReached'])
    expect(play(flagged, look, call('noAnswer'), fire).types()).toEqual(['EscalationReached', 'EscalationReached'])
    given(flagged, look, call('reached')).when(fire).thenRefuses('ILLEGAL_TRANSITION', /Nothing is due/)
  })
  it('R26: a deadline in the future never fires, whatever the sweep asks', () =>
    given(flagged).when({ by: SWEEP, at: MONDAY_10, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: MONDAY_10 + MINUTE } }).thenRefuses('ILLEGAL_TRANSITION'))
})
