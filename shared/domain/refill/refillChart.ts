import { emit, setup } from 'xstate'

/**
 * One refill line (D12): requested → protocolChecked → approved | pended → signed | denied | askedPatient. Approving
 * needs the protocol's word; what it refuses is pended and signed. Taking back is an event that leads to where the line
 * came from (PS-42), as long as nothing has left the house.
 *
 * States: requested, protocolChecked, approved, pended, signed, denied, askedPatient (the stored strings).
 */
export const refillChart = setup({
  types: {
    events: {} as
      | { type: 'check' }
      | { type: 'drop' }
      | { type: 'approve'; withinProtocol: boolean }
      | { type: 'pend' }
      | { type: 'sign' }
      | { type: 'deny' }
      | { type: 'ask' }
      | { type: 'takeBack'; inHouse: boolean },
    emitted: {} as
      | { type: 'RefillChecked' } | { type: 'RefillLineDropped' } | { type: 'RefillApproved' } | { type: 'RefillPended' }
      | { type: 'RefillSigned' } | { type: 'RefillDenied' } | { type: 'RefillAskedPatient' } | { type: 'RefillTakenBack' },
  },
  guards: {
    withinProtocol: ({ event }) => event.type === 'approve' && event.withinProtocol,
    inHouse: ({ event }) => event.type === 'takeBack' && event.inHouse,
  },
}).createMachine({
  id: 'refill',
  initial: 'requested',
  states: {
    requested: {
      on: {
        check: { target: 'protocolChecked', actions: emit({ type: 'RefillChecked' }) },
        drop: { actions: emit({ type: 'RefillLineDropped' }) },
      },
    },
    protocolChecked: {
      on: {
        check: { actions: emit({ type: 'RefillChecked' }) },
        drop: { actions: emit({ type: 'RefillLineDropped' }) },
        approve: { guard: 'withinProtocol', target: 'approved', actions: emit({ type: 'RefillApproved' }) },
        pend: { target: 'pended', actions: emit({ type: 'RefillPended' }) },
        deny: { target: 'denied', actions: emit({ type: 'RefillDenied' }) },
        ask: { target: 'askedPatient', actions: emit({ type: 'RefillAskedPatient' }) },
      },
    },
    pended: {
      on: {
        sign: { target: 'signed', actions: emit({ type: 'RefillSigned' }) },
        deny: { target: 'denied', actions: emit({ type: 'RefillDenied' }) },
        ask: { target: 'askedPatient', actions: emit({ type: 'RefillAskedPatient' }) },
        takeBack: { guard: 'inHouse', target: 'protocolChecked', actions: emit({ type: 'RefillTakenBack' }) },
      },
    },
    askedPatient: {
      on: {
        check: { target: 'protocolChecked', actions: emit({ type: 'RefillChecked' }) },
        takeBack: { guard: 'inHouse', target: 'protocolChecked', actions: emit({ type: 'RefillTakenBack' }) },
      },
    },
    approved: { on: { takeBack: { guard: 'inHouse', target: 'protocolChecked', actions: emit({ type: 'RefillTakenBack' }) } } },
    signed: { on: { takeBack: { guard: 'inHouse', target: 'pended', actions: emit({ type: 'RefillTakenBack' }) } } },
    denied: { on: { takeBack: { guard: 'inHouse', target: 'protocolChecked', actions: emit({ type: 'RefillTakenBack' }) } } },
  },
})
