import { emit, setup } from 'xstate'

/**
 * Appointment request (D12): requested, held (180 s lease), then offered, booked or routedToPhone. A released or expired
 * hold, offers that were taken back and a cancelled booking lead back to requested. Withdrawing ends the request: no
 * state of it is kept. The lease's instant comes in as `expire`; the chart knows no time.
 *
 * States: requested, held, offered, booked, routedToPhone (the stored strings).
 */
export const appointmentChart = setup({
  types: {
    events: {} as
      | { type: 'describe' }
      | { type: 'miss' }
      | { type: 'hold' }
      | { type: 'release' }
      | { type: 'expire' }
      | { type: 'offer' }
      | { type: 'takeBack' }
      | { type: 'book' }
      | { type: 'confirm' }
      | { type: 'cancel' }
      | { type: 'route' }
      | { type: 'withdraw' },
    emitted: {} as
      | { type: 'AppointmentRequested' }
      | { type: 'AppointmentIdentityMissed' }
      | { type: 'SlotHoldStarted' }
      | { type: 'SlotHoldEnded' }
      | { type: 'SlotsOffered' }
      | { type: 'AppointmentTextTakenBack' }
      | { type: 'AppointmentBooked' }
      | { type: 'AppointmentConfirmed' }
      | { type: 'AppointmentCancelled' }
      | { type: 'AppointmentRouted' }
      | { type: 'AppointmentWithdrawn' },
  },
}).createMachine({
  id: 'appointment',
  initial: 'requested',
  states: {
    requested: {
      on: {
        describe: { actions: emit({ type: 'AppointmentRequested' }) },
        miss: { actions: emit({ type: 'AppointmentIdentityMissed' }) },
        hold: { target: 'held', actions: emit({ type: 'SlotHoldStarted' }) },
        offer: { target: 'offered', actions: emit({ type: 'SlotsOffered' }) },
        route: { target: 'routedToPhone', actions: emit({ type: 'AppointmentRouted' }) },
        withdraw: { actions: emit({ type: 'AppointmentWithdrawn' }) },
      },
    },
    held: {
      on: {
        release: { target: 'requested', actions: emit({ type: 'SlotHoldEnded' }) },
        expire: { target: 'requested', actions: emit({ type: 'SlotHoldEnded' }) },
        offer: { target: 'offered', actions: emit({ type: 'SlotsOffered' }) },
        book: { target: 'booked', actions: emit({ type: 'AppointmentBooked' }) },
        route: { target: 'routedToPhone', actions: emit({ type: 'AppointmentRouted' }) },
      },
    },
    offered: {
      on: {
        hold: { target: 'held', actions: emit({ type: 'SlotHoldStarted' }) },
        takeBack: { target: 'requested', actions: emit({ type: 'AppointmentTextTakenBack' }) },
        route: { target: 'routedToPhone', actions: emit({ type: 'AppointmentRouted' }) },
        withdraw: { actions: emit({ type: 'AppointmentWithdrawn' }) },
      },
    },
    booked: {
      on: {
        confirm: { actions: emit({ type: 'AppointmentConfirmed' }) },
        takeBack: { actions: emit({ type: 'AppointmentTextTakenBack' }) },
        cancel: { target: 'requested', actions: emit({ type: 'AppointmentCancelled' }) },
      },
    },
    // Settled on the phone; a new request may follow in the same thread.
    routedToPhone: {},
  },
})
