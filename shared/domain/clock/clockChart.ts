import { emit, setup } from 'xstate'

/**
 * One clock of a thread (D3 to D6, D12): running, warned, breached, paused, met. Time comes in as a command of the
 * sweep; the chart knows no instant. A paused clock resumes as running and its due time is computed anew, so a pause
 * can undo a warning but never a breach: a breached clock does not pause.
 *
 * States: running, warned, breached, paused, met (the stored strings).
 */
export const clockChart = setup({
  types: {
    events: {} as
      | { type: 'warn' }
      | { type: 'breach' }
      | { type: 'escalate' }
      | { type: 'pause' }
      | { type: 'resume' }
      | { type: 'reschedule' }
      | { type: 'meet' },
    emitted: {} as
      | { type: 'ClockWarned' }
      | { type: 'ClockBreached' }
      | { type: 'EscalationReached' }
      | { type: 'ClockPaused' }
      | { type: 'ClockResumed' }
      | { type: 'ClockRescheduled' }
      | { type: 'ClockMet' },
  },
}).createMachine({
  id: 'clock',
  initial: 'running',
  states: {
    running: {
      on: {
        warn: { target: 'warned', actions: emit({ type: 'ClockWarned' }) },
        breach: { target: 'breached', actions: emit({ type: 'ClockBreached' }) },
        escalate: { actions: emit({ type: 'EscalationReached' }) },
        pause: { target: 'paused', actions: emit({ type: 'ClockPaused' }) },
        reschedule: { actions: emit({ type: 'ClockRescheduled' }) },
        meet: { target: 'met', actions: emit({ type: 'ClockMet' }) },
      },
    },
    warned: {
      on: {
        breach: { target: 'breached', actions: emit({ type: 'ClockBreached' }) },
        escalate: { actions: emit({ type: 'EscalationReached' }) },
        pause: { target: 'paused', actions: emit({ type: 'ClockPaused' }) },
        reschedule: { target: 'running', actions: emit({ type: 'ClockRescheduled' }) },
        meet: { target: 'met', actions: emit({ type: 'ClockMet' }) },
      },
    },
    breached: {
      on: {
        escalate: { actions: emit({ type: 'EscalationReached' }) },
        meet: { target: 'met', actions: emit({ type: 'ClockMet' }) },
      },
    },
    paused: {
      on: {
        resume: { target: 'running', actions: emit({ type: 'ClockResumed' }) },
        meet: { target: 'met', actions: emit({ type: 'ClockMet' }) },
      },
    },
    // A look meets the clock; the ladder of D8 goes on until somebody has the thread in hand.
    met: { on: { escalate: { actions: emit({ type: 'EscalationReached' }) } } },
  },
})
