import { emit, setup } from 'xstate'

/**
 * Completion (D12): open, waitingOnPatient, completed, and reopened to open. `completed` is an ordinary state,
 * not a final one, because threads are reopened. Completion takes the patient's Reply away (S21).
 *
 * States: open, waitingOnPatient, completed (the stored strings). The guard of D13 is checked in `guards.ts`,
 * since it needs facts of the whole thread; it reaches this chart as `guardHolds`.
 */
export const completionChart = setup({
  types: {
    events: {} as
      | { type: 'receive' }
      | { type: 'wait' }
      | { type: 'complete'; guardHolds: boolean }
      | { type: 'reopen' }
      | { type: 'resume' },
    emitted: {} as
      | { type: 'MessageReceived' }
      | { type: 'ThreadWaiting' }
      | { type: 'ThreadCompleted' }
      | { type: 'ThreadReopened' },
  },
  guards: {
    guardHolds: ({ event }) => event.type === 'complete' && event.guardHolds,
  },
}).createMachine({
  id: 'completion',
  initial: 'open',
  states: {
    open: {
      on: {
        receive: { actions: emit({ type: 'MessageReceived' }) },
        wait: { target: 'waitingOnPatient', actions: emit({ type: 'ThreadWaiting' }) },
        complete: { guard: 'guardHolds', target: 'completed', actions: emit({ type: 'ThreadCompleted' }) },
      },
    },
    waitingOnPatient: {
      on: {
        receive: { target: 'open', actions: emit({ type: 'MessageReceived' }) },
        wait: { actions: emit({ type: 'ThreadWaiting' }) },
        resume: { target: 'open', actions: emit({ type: 'ThreadReopened' }) },
        complete: { guard: 'guardHolds', target: 'completed', actions: emit({ type: 'ThreadCompleted' }) },
      },
    },
    completed: {
      on: { reopen: { target: 'open', actions: emit({ type: 'ThreadReopened' }) } },
    },
  },
})
