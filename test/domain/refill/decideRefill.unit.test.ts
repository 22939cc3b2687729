import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#shared/domain/actor.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { RefillCommand } from '#shared/domain/refill/refillCommands.ts'
import { isOpenLine } from '#shared/domain/refill/refillLine.ts'
import { decide } from '#shared/domain/thread/decide.ts'
import { evolve } from '#shared/domain/thread/evolve.ts'
import { completionBlockers } from '#shared/domain/thread/guards.ts'
import { may } from '#shared/domain/thread/may.ts'
import { emptyThread, type ThreadState } from '#shared/domain/thread/state.ts'
import { undoOf } from '#shared/domain/thread/undo.ts'
import { facts as factsAt, INTAKE, MONDAY_10, receive, screening, staff } from '#test/helpers/builders.ts'
import { context, LISINOPRIL } from './fixtures.ts'

const IDS = ['lisinopril-20-mg', 'zolpidem-5-mg', 'hydroxyzine-25-mg', null] as const
const PEOPLE: readonly Role[] = ['clerk', 'nurse', 'pa', 'physician', 'supervisor']
const given = (): ThreadState => decide(receive({ screening: screening(null, 'refill') }), emptyThread('t1'), INTAKE, factsAt(MONDAY_10)).next

/** Mulberry32: the same story for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function anyCommand(pick: (below: number) => number, state: ThreadState): RefillCommand {
  const lines = state.refills?.lines ?? []
  const lineId = lines[pick(Math.max(1, lines.length))]?.lineId ?? 'nothing'
  const identity = { initials: pick(5) === 0 ? 'XX' : 'GO', birthYear: 1961 }
  const order = { quantity: 30 + pick(3) * 40, refills: pick(5) }
  const commands: readonly RefillCommand[] = [
    { type: 'addRefillLine', lineId: `line-${state.version}`, source: { messageId: 'm1', field: 'body', start: pick(3), end: 9 }, medicineId: IDS[pick(IDS.length)] ?? null, match: 'exact', asksChange: pick(4) === 0 },
    { type: 'checkRefill', lineId }, { type: 'checkRefill', lineId }, { type: 'dropRefillLine', lineId },
    { type: 'approveRefill', lineId, identity, ...order }, { type: 'approveRefill', lineId, identity, ...order },
    { type: 'pendRefill', lineId, toStaffId: pick(3) === 0 ? 'staff-clerk' : 'staff-physician', handOffId: `h-${state.version}` },
    { type: 'signRefill', lineId, identity, ...order }, { type: 'denyRefill', lineId, reason: pick(3) === 0 ? 'because' : 'too-early', identity },
    { type: 'askAboutRefill', lineId, templateId: 'refill-details' }, { type: 'takeBackRefill', lineId }, { type: 'recordOrderCheck', outcome: 'stuck' },
  ]
  return commands[pick(commands.length)] ?? { type: 'checkRefill', lineId }
}

describe('Random stories of refills', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    it(`story ${seed}: folds equal rows, rights and rules hold at every step`, () => {
      const pick = random(seed)
      let state = given()
      let now = MONDAY_10
      for (let step = 0; step < 120; step += 1) {
        now += pick(20_000)
        const by: Actor = staff(PEOPLE[pick(PEOPLE.length)] ?? 'nurse')
        const command = anyCommand(pick, state)
        if (!may(by, { type: command.type }, state).allowed) continue
        const before = state
        try {
          const { events, next } = decide(command, state, by, factsAt(now, { refill: context({ medicines: context().patient?.medicines ?? [LISINOPRIL] }) }))
          expect(events.reduce(evolve, state)).toEqual(next)
          expect(JSON.stringify(events)).not.toMatch(/GO|1961|initials/)
          state = next
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          expect(['ILLEGAL_TRANSITION', 'INVALID_COMMAND', 'NOT_AUTHORIZED']).toContain(error.code)
          continue
        }
        for (const line of state.refills?.lines ?? []) {
          if (line.status === 'approved') expect(line).toMatchObject({ medicineId: expect.stringMatching(/lisinopril|hydroxyzine/), check: { verdict: 'within' }, asksChange: false })
          if (line.status === 'approved' || line.status === 'signed') expect(line.medicineId).not.toBeNull()
        }
        expect(completionBlockers(state).some((blocker) => /refill/i.test(blocker))).toBe((state.refills?.lines ?? []).some(isOpenLine))
        const undo = undoOf(command, before, state)
        if (undo?.type === 'takeBackRefill' || undo?.type === 'dropRefillLine') expect(() => decide(undo, state, by, factsAt(now, { refill: context() }))).not.toThrow()
      }
    })
  }
})

describe('Refill decisions', () => {
  it('PS-11: without a matched record nothing is taken up', () => {
    const command: RefillCommand = { type: 'addRefillLine', lineId: 'l1', source: null, medicineId: 'lisinopril-20-mg', match: 'picked', asksChange: false }
    expect(() => decide(command, given(), staff('clerk'), factsAt(MONDAY_10, { refill: context({}, { patient: null }) }))).toThrow(/No record is matched/)
    expect(() => decide(command, given(), staff('clerk'), factsAt(MONDAY_10))).toThrow(/No refill protocol/)
  })

  it('the same medicine is open once, and again after it was decided', () => {
    const refill = context()
    const add = (lineId: string): RefillCommand => ({ type: 'addRefillLine', lineId, source: null, medicineId: 'lisinopril-20-mg', match: 'picked', asksChange: false })
    const identity = { initials: 'GO', birthYear: 1961 }
    let state = decide(add('l1'), given(), staff('nurse'), factsAt(MONDAY_10, { refill })).next
    expect(() => decide(add('l2'), state, staff('nurse'), factsAt(MONDAY_10, { refill }))).toThrow(/among the open refills/)
    state = decide({ type: 'checkRefill', lineId: 'l1' }, state, staff('nurse'), factsAt(MONDAY_10, { refill })).next
    state = decide({ type: 'denyRefill', lineId: 'l1', reason: 'too-early', identity }, state, staff('nurse'), factsAt(MONDAY_10, { refill })).next
    expect(decide(add('l2'), state, staff('nurse'), factsAt(MONDAY_10, { refill })).next.refills?.lines).toHaveLength(2)
  })
})
