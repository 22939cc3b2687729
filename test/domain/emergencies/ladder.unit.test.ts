import { describe, expect, it } from 'vitest'
import { isUnsettled, laddersOf, toldSteps } from '#shared/domain/emergency/ladder.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { timersOf } from '#shared/domain/thread/timers.ts'
import { CLERK, HOUR, INTAKE, MINUTE, MONDAY_10, NURSE, PHYSICIAN, receive, screening, staff, SUPERVISOR, SWEEP } from '#test/helpers/builders.ts'
import { given, play, type Step } from '#test/helpers/specification.ts'

const OTHER = staff('nurse', 'other-nurse')
const flagged: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening('D0') }) }
const plain: Step = { by: INTAKE, at: MONDAY_10, command: receive() }
const nurse = (minutes: number, command: ThreadCommand): Step => ({ by: NURSE, at: MONDAY_10 + minutes * MINUTE, command })
const claim = (minutes: number): Step => nurse(minutes, { type: 'claimThread' })

const MOVES: readonly { by: Step['by']; command: ThreadCommand }[] = [
  { by: NURSE, command: { type: 'lookAtThread' } },
  { by: NURSE, command: { type: 'claimThread' } },
  { by: NURSE, command: { type: 'releaseThread' } },
  { by: NURSE, command: { type: 'handBack', reason: 'x' } },
  { by: NURSE, command: { type: 'routeThread', pool: 'physicians', reason: 'x' } },
  { by: SUPERVISOR, command: { type: 'assignThread', staffId: OTHER.id } },
  { by: NURSE, command: { type: 'offerHandOff', handOffId: 'h', kind: 'escalation', toStaffId: null, toRole: 'physician', note: null } },
  { by: PHYSICIAN, command: { type: 'acceptHandOff' } },
  { by: PHYSICIAN, command: { type: 'declineHandOff' } },
  { by: NURSE, command: { type: 'recordContact', outcome: 'noAnswer', number: '510-555-0142', note: null } },
  { by: NURSE, command: { type: 'recordContact', outcome: 'letterSent', note: null } },
  { by: NURSE, command: { type: 'recordDisposition', code: 'call-911' } },
  { by: NURSE, command: { type: 'replyToPatient', replyId: 'r', textHash: '', templateId: null, asksPatient: true, seenVersion: 99 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'release', ref: 'r', dueAt: MONDAY_10 } },
  { by: CLERK, command: { type: 'raiseFlag', flagId: 'f', tier: 'D1' } },
  { by: INTAKE, command: receive({ messageId: 'm2', screening: screening('D0') }) },
]

function tryPlay(steps: readonly Step[]): ReturnType<typeof play> | null {
  try {
    return play(...steps)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

describe('the ladder of D8', () => {
  it('climbs as long as a flag is unsettled, whatever three things people do one after the other', () => {
    let played = 0
    const walk = (steps: readonly Step[]): void => {
      const outcome = tryPlay(steps)
      if (outcome === null) return
      played += 1
      const { state } = outcome
      const words = steps.map(({ command }) => command.type).join(' > ')
      expect(isUnsettled(state), words).toBe(true)
      expect(state.completion, words).toBe('open')
      // Somebody is told already, or a stored deadline will tell.
      const pending = laddersOf(state).flatMap((clock) => clock.escalations.filter((step) => step.reachedAt === null))
      expect(toldSteps(state).length + pending.length, words).toBeGreaterThan(0)
      if (pending.length > 0) expect(timersOf(state).some(({ timer }) => timer === 'clock'), words).toBe(true)
      if (steps.length < 4) MOVES.forEach(({ by, command }, index) => walk([...steps, { by, at: MONDAY_10 + (steps.length * 2 + index / 100) * MINUTE, command }]))
    }
    walk([flagged])
    expect(played).toBeGreaterThan(300)
  })

  it('a flag of its own tells the holder at once and starts a first look; a second flag while that one climbs starts no other', () => {
    const flag: Step = { by: CLERK, at: MONDAY_10 + 10 * MINUTE, command: { type: 'raiseFlag', flagId: 'f', tier: 'D0' } }
    const { state } = play(plain, claim(1), nurse(2, { type: 'lookAtThread' }), flag)
    expect(toldSteps(state)).toMatchObject([{ step: 'assignee', at: flag.at, clock: { kind: 'firstLook', dueAt: flag.at + 5 * MINUTE } }])
    const again = play(plain, claim(1), flag, { ...flag, at: flag.at + MINUTE, command: { type: 'raiseFlag', flagId: 'g', tier: 'D0' } }).state
    expect(laddersOf(again)).toHaveLength(1)
  })

  it('the look of the holder ends it and the time for the call begins; a colleague’s look does not', () => {
    const flag: Step = { by: CLERK, at: MONDAY_10 + 10 * MINUTE, command: { type: 'raiseFlag', flagId: 'f', tier: 'D1' } }
    const look = (by: Step['by'], minutes: number): Step => ({ by, at: MONDAY_10 + minutes * MINUTE, command: { type: 'lookAtThread' } })
    expect(laddersOf(play(plain, claim(1), flag, look(OTHER, 11)).state).map(({ kind }) => kind)).toEqual(['firstLook'])
    const { state } = play(plain, claim(1), flag, look(OTHER, 11), look(NURSE, 12))
    expect(laddersOf(state)).toMatchObject([{ kind: 'contact', startedAt: MONDAY_10 + 12 * MINUTE, dueAt: MONDAY_10 + 27 * MINUTE }])
    given(plain, claim(1), flag, look(NURSE, 12)).when(look(NURSE, 13)).thenRefuses('ILLEGAL_TRANSITION', /looked/)
  })

  it('a claim that is passed on does not restart the time for the call; a worse flag shortens it', () => {
    const d2: Step = { by: INTAKE, at: MONDAY_10, command: receive({ screening: screening('D2') }) }
    const assigned: Step = { by: SUPERVISOR, at: MONDAY_10 + 30 * MINUTE, command: { type: 'assignThread', staffId: OTHER.id } }
    const dueOf = (...steps: Step[]) => play(...steps).state.clocks.filter(({ kind }) => kind === 'contact').map(({ dueAt }) => dueAt)
    expect(dueOf(d2, claim(1), assigned)).toEqual([MONDAY_10 + MINUTE + HOUR])
    const worse: Step = { by: INTAKE, at: MONDAY_10 + 10 * MINUTE, command: receive({ messageId: 'm2', screening: screening('D0') }) }
    expect(dueOf(d2, claim(1), worse, nurse(12, { type: 'lookAtThread' }))).toEqual([MONDAY_10 + 17 * MINUTE])
  })

  it('lowering, a contact and completion end it for good', () => {
    const lower = nurse(2, { type: 'lowerFlag', reason: 'x', seenVersion: 99 })
    const reach = nurse(2, { type: 'recordContact', outcome: 'patientCalled', note: null })
    for (const end of [lower, reach]) {
      const { state } = play(flagged, claim(1), end)
      expect(laddersOf(state)).toEqual([])
      expect(state.clocks.find(({ kind }) => kind === 'contact')?.status).toBe('met')
    }
    expect(laddersOf(play(flagged, claim(1), reach, nurse(3, { type: 'releaseThread' })).state)).toEqual([])
  })

  it('a reply that was written before the flag is no look at it', () => {
    const reply = nurse(1, { type: 'replyToPatient', replyId: 'r', textHash: '', templateId: null, asksPatient: false, seenVersion: 99 })
    const message: Step = { by: INTAKE, at: MONDAY_10 + MINUTE + 5000, command: receive({ messageId: 'm2', screening: screening('D0') }) }
    const release: Step = { by: SWEEP, at: MONDAY_10 + MINUTE + 10_000, command: { type: 'fireTimer', timer: 'release', ref: 'r', dueAt: MONDAY_10 + MINUTE + 10_000 } }
    const { clocks } = play(plain, reply, message, release).state
    expect(clocks.findLast(({ kind }) => kind === 'firstLook')?.status).toBe('running')
  })
})
