import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyStateMachine } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { stepChart } from '#shared/domain/chart.ts'
import { clockChart } from '#shared/domain/clock/clockChart.ts'
import { CLOCK_STATES } from '#shared/domain/clock/clockState.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { completionChart } from '#shared/domain/thread/completionChart.ts'
import { decide } from '#shared/domain/thread/decide.ts'
import { deliveryChart } from '#shared/domain/thread/deliveryChart.ts'
import { evolve } from '#shared/domain/thread/evolve.ts'
import { may } from '#shared/domain/thread/may.ts'
import { COMPLETION_STATES, DELIVERY_STATES, emptyThread, TRIAGE_STATES, type ThreadState } from '#shared/domain/thread/state.ts'
import { timersOf } from '#shared/domain/thread/timers.ts'
import { triageChart } from '#shared/domain/thread/triageChart.ts'
import { DomainError } from '#shared/domain/errors.ts'
import { CLERK, facts, HOUR, INTAKE, MONDAY_10, NURSE, OUTBOX, pack, PHYSICIAN, receive, screening, staff, SUPERVISOR, SWEEP } from '#test/helpers/builders.ts'

type Input = { type: string } & Record<string, unknown>
const both = (type: string, key: string): Input[] => [{ type, [key]: true }, { type, [key]: false }]
const plain = (...types: string[]): Input[] => types.map((type) => ({ type }))

const CHARTS: { name: string; chart: AnyStateMachine; stored: readonly string[]; inputs: Input[] }[] = [
  { name: 'triage', chart: triageChart, stored: TRIAGE_STATES, inputs: [...plain('screen', 'flag', 'route', 'claim', 'release', 'handBack', 'assign', 'offer', 'accept'), ...both('sort', 'flagged')] },
  { name: 'completion', chart: completionChart, stored: COMPLETION_STATES, inputs: [...plain('receive', 'wait', 'reopen', 'resume'), ...both('complete', 'guardHolds')] },
  { name: 'delivery', chart: deliveryChart, stored: DELIVERY_STATES, inputs: plain('release', 'withdraw', 'handedOver', 'receipt', 'timeOut', 'fail', 'giveUp', 'retry') },
  { name: 'clock', chart: clockChart, stored: CLOCK_STATES, inputs: plain('warn', 'breach', 'escalate', 'pause', 'resume', 'reschedule', 'meet') },
]
const serializeState = (snapshot: object): string => JSON.stringify('value' in snapshot ? snapshot.value : null)
const walk = (inputs: Input[]) => ({ events: inputs, serializeState })

describe.each(CHARTS)('the $name chart', ({ name, chart, stored, inputs }) => {
  it(`D12: the states of ${name} are the stored strings; renaming one is a data migration`, () => {
    expect(Object.keys(chart.states).toSorted()).toEqual([...stored].toSorted())
  })
  it(`D12: every state of ${name} can be reached, and along each shortest path every step emits`, () => {
    const paths = getShortestPaths(chart, walk(inputs))
    expect(paths.map((path) => String(path.state.value)).toSorted()).toEqual([...stored].toSorted())
    for (const path of paths) {
      let value: string = stored.find((state) => state === chart.config.initial) ?? ''
      for (const { event } of path.steps) {
        if (event.type === 'xstate.init') continue
        const step = stepChart(chart, value, event)
        expect(step.emitted.length, `${value} --${event.type}`).toBeGreaterThan(0)
        value = step.to
      }
      expect(value).toBe(String(path.state.value))
    }
  })
  it(`D12: in every state of ${name} an event that emits nothing moves nothing`, () => {
    const map = getAdjacencyMap(chart, walk(inputs))
    let pairs = 0
    for (const { state } of Object.values(map)) {
      for (const input of inputs) {
        const from = String(state.value)
        const step = stepChart(chart, from, input as never)
        if (step.emitted.length === 0) expect(step.to, `${from} --${input.type}`).toBe(from)
        pairs += 1
      }
    }
    expect(pairs).toBe(stored.length * inputs.length)
  })
})

const NIGHT = MONDAY_10 + 12 * HOUR
const COMMANDS: { by: Parameters<typeof may>[0]; command: ThreadCommand }[] = [
  { by: INTAKE, command: receive({ messageId: 'mx', screening: screening('D2') }) },
  { by: INTAKE, command: receive({ messageId: 'my' }) },
  { by: INTAKE, command: { type: 'retractMessage', messageId: 'm1' } },
  ...[NURSE, CLERK, PHYSICIAN, SUPERVISOR, staff('admin')].flatMap((by): { by: typeof by; command: ThreadCommand }[] => [
    { by, command: { type: 'lookAtThread' } },
    { by, command: { type: 'claimThread' } },
    { by, command: { type: 'releaseThread' } },
    { by, command: { type: 'assignThread', staffId: 'other-nurse' } },
    { by, command: { type: 'routeThread', pool: 'results', reason: 'x' } },
    { by, command: { type: 'offerHandOff', handOffId: 'h', kind: 'escalation', toStaffId: null, toRole: 'physician', note: null } },
    { by, command: { type: 'acceptHandOff' } },
    { by, command: { type: 'declineHandOff' } },
    { by, command: { type: 'handBack', reason: 'x' } },
    { by, command: { type: 'addNote', note: { id: 'n', textHash: 'h' } } },
    { by, command: { type: 'changeCategory', category: 'refill' } },
    { by, command: { type: 'raiseFlag', flagId: 'f', tier: 'D1' } },
    { by, command: { type: 'lowerFlag', reason: 'x', seenVersion: 999 } },
    { by, command: { type: 'recordDisposition', code: pack.dispositions[0]?.code ?? '' } },
    { by, command: { type: 'recordContact', outcome: 'reached', note: null } },
    { by, command: { type: 'replyToPatient', replyId: 'r', textHash: 'h', templateId: 't', asksPatient: true, seenVersion: 999 } },
    { by, command: { type: 'withdrawReply', replyId: 'r' } },
    { by, command: { type: 'retryDelivery', replyId: 'r' } },
    { by, command: { type: 'completeThread', nextStep: 'done', seenVersion: 999 } },
    { by, command: { type: 'reopenThread', reason: 'x' } },
    { by, command: { type: 'snoozeThread', until: NIGHT + HOUR } },
    { by, command: { type: 'wakeThread' } },
    { by, command: { type: 'readdressToPcp', reason: 'x' } },
    { by, command: { type: 'markChannel' } },
    { by, command: { type: 'clearChannel', reason: 'x' } },
    { by, command: { type: 'recordSecondLook', outcome: 'agreed', flagId: 'f3', reason: null } },
    { by, command: { type: 'recordSecondLook', outcome: 'raisedAgain', flagId: 'f4', reason: 'x' } },
    { by, command: { type: 'recordContact', outcome: 'letterSent', note: null } },
  ]),
  { by: SWEEP, command: { type: 'fireTimer', timer: 'clock', ref: 'firstLook-1', dueAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'clock', ref: 'promise-1', dueAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'clock', ref: 'unreadByPatient-1', dueAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'cover', ref: 't1', dueAt: MONDAY_10 } },
  { by: OUTBOX, command: { type: 'recordRead', replyId: 'r', readAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'release', ref: 'r', dueAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'receipt', ref: 'r', dueAt: MONDAY_10 } },
  { by: SWEEP, command: { type: 'fireTimer', timer: 'snooze', ref: 't1', dueAt: MONDAY_10 } },
  ...(['handedOver', 'delivered', 'failed', 'gaveUp'] as const).map((outcome) => ({ by: OUTBOX, command: { type: 'recordDelivery' as const, replyId: 'r', outcome, reason: null } })),
]

/** Plays commands that are refused as refusals and the others as the write path does. */
function playAll(steps: readonly { index: number; at: number }[]): { states: ThreadState[]; events: number } {
  let state = emptyThread('t1')
  const states = [state]
  let events = 0
  const first = decide(receive(), state, INTAKE, facts(MONDAY_10))
  state = first.next
  for (const { index, at } of steps) {
    const chosen = COMMANDS[index]
    if (!chosen) continue
    try {
      if (!may(chosen.by, chosen.command, state).allowed) continue
      const decision = decide(chosen.command, state, chosen.by, facts(at))
      expect(decision.events.reduce(evolve, state)).toEqual(decision.next)
      state = decision.next
      events += decision.events.length
      states.push(state)
    } catch (error) {
      expect(error, String(error)).toBeInstanceOf(DomainError)
    }
  }
  return { states, events }
}

describe('the thread as a whole', () => {
  const steps = fc.array(fc.record({ index: fc.nat(COMMANDS.length - 1), at: fc.integer({ min: MONDAY_10, max: NIGHT }) }), { maxLength: 40 })
    .map((list) => list.toSorted((a, b) => a.at - b.at))

  it('R29: whatever is asked in whatever state, it is carried out or refused with a code, and the fold agrees', () => {
    fc.assert(fc.property(steps, (list) => void playAll(list)), { numRuns: 1500 })
  })
  it('D13: a completed thread never has a waiting message, an open hand-off or an open clock, but for the reading of its last reply', () => {
    let completed = 0
    fc.assert(
      fc.property(steps, (list) => {
        for (const state of playAll(list).states) {
          if (state.completion !== 'completed') continue
          completed += 1
          expect(state.unanswered).toEqual([])
          expect(state.handOff).toBeNull()
          expect(state.clocks.filter((clock) => clock.status !== 'met' && clock.kind !== 'unreadByPatient')).toEqual([])
        }
      }),
      { numRuns: 1500 },
    )
    expect(completed).toBeGreaterThan(0)
  })
  it('PS-40: a reply that is taken back after a letter met the promise leaves its message waiting with the promise running again', () => {
    const acts = (['replyToPatient', 'recordContact', 'withdrawReply'] as const).map((type) =>
      COMMANDS.findIndex(({ by, command }) => command.type === type && by === PHYSICIAN && (command.type !== 'recordContact' || command.outcome === 'letterSent')))
    expect(acts.every((index) => index >= 0)).toBe(true)
    const last = playAll(acts.map((index, step) => ({ index, at: MONDAY_10 + step }))).states.at(-1)
    expect(last?.replies.map((reply) => reply.delivery)).toEqual(['withdrawn'])
    expect(last?.unanswered).toHaveLength(1)
    expect(last?.clocks.filter((clock) => clock.kind === 'promise').map((clock) => clock.status)).toEqual(['met', 'running'])
  })
  it('PS-40: a thread that waits for an answer always has a running clock and a stored deadline or a breach', () => {
    fc.assert(
      fc.property(steps, (list) => {
        for (const state of playAll(list).states) {
          if (state.version === 0 || state.unanswered.length === 0) continue
          const counting = state.clocks.filter((clock) => clock.kind === 'promise' && clock.status !== 'met')
          expect(counting.length).toBe(1)
          if (counting[0]?.status !== 'breached') expect(timersOf(state).some((timer) => timer.timer === 'clock')).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
