import { emit, setup } from 'xstate'

/**
 * Triage (D12): received → screened → flagged | awaitingRoute → routed → claimed, with release, hand back,
 * assignment by a supervisor, and a hand-off that counts only when it is accepted.
 *
 * States: received, screened, flagged, awaitingRoute, routed, claimed (the stored strings).
 * A flag never moves a thread out of a colleague's hands: a claimed thread stays claimed and its tier rises.
 * Flag, tier and pool are data of the thread; this chart knows only who may act next.
 */
export const triageChart = setup({
  types: {
    events: {} as
      | { type: 'screen' }
      | { type: 'sort'; flagged: boolean }
      | { type: 'flag' }
      | { type: 'route' }
      | { type: 'claim' }
      | { type: 'release' }
      | { type: 'handBack' }
      | { type: 'assign' }
      | { type: 'offer' }
      | { type: 'accept' },
    emitted: {} as
      | { type: 'MessageScreened' }
      | { type: 'ThreadSorted' }
      | { type: 'FlagRaised' }
      | { type: 'ThreadRouted' }
      | { type: 'ThreadClaimed' }
      | { type: 'ThreadReleased' }
      | { type: 'ThreadAssigned' }
      | { type: 'HandOffOffered' }
      | { type: 'HandOffAccepted' },
  },
  guards: {
    isFlagged: ({ event }) => event.type === 'sort' && event.flagged,
  },
}).createMachine({
  id: 'triage',
  initial: 'received',
  states: {
    received: {
      on: { screen: { target: 'screened', actions: emit({ type: 'MessageScreened' }) } },
    },
    screened: {
      on: {
        sort: [
          { guard: 'isFlagged', target: 'flagged', actions: emit({ type: 'ThreadSorted' }) },
          { target: 'awaitingRoute', actions: emit({ type: 'ThreadSorted' }) },
        ],
      },
    },
    flagged: {
      on: {
        screen: { actions: emit({ type: 'MessageScreened' }) },
        flag: { actions: emit({ type: 'FlagRaised' }) },
        route: { target: 'routed', actions: emit({ type: 'ThreadRouted' }) },
      },
    },
    awaitingRoute: {
      on: {
        screen: { actions: emit({ type: 'MessageScreened' }) },
        flag: { target: 'flagged', actions: emit({ type: 'FlagRaised' }) },
        route: { target: 'routed', actions: emit({ type: 'ThreadRouted' }) },
      },
    },
    routed: {
      on: {
        screen: { actions: emit({ type: 'MessageScreened' }) },
        flag: { actions: emit({ type: 'FlagRaised' }) },
        route: { actions: emit({ type: 'ThreadRouted' }) },
        claim: { target: 'claimed', actions: emit({ type: 'ThreadClaimed' }) },
        assign: { target: 'claimed', actions: emit({ type: 'ThreadAssigned' }) },
        offer: { actions: emit({ type: 'HandOffOffered' }) },
        accept: { target: 'claimed', actions: emit({ type: 'HandOffAccepted' }) },
      },
    },
    claimed: {
      on: {
        screen: { actions: emit({ type: 'MessageScreened' }) },
        flag: { actions: emit({ type: 'FlagRaised' }) },
        route: { target: 'routed', actions: emit({ type: 'ThreadRouted' }) },
        release: { target: 'routed', actions: emit({ type: 'ThreadReleased' }) },
        handBack: { target: 'routed', actions: emit({ type: 'ThreadReleased' }) },
        assign: { actions: emit({ type: 'ThreadAssigned' }) },
        offer: { actions: emit({ type: 'HandOffOffered' }) },
        accept: { actions: emit({ type: 'HandOffAccepted' }) },
      },
    },
  },
})
