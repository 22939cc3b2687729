import { emit, setup } from 'xstate'

/**
 * Delivery of one reply (D12): queued → sending → delivered | unknown | failed → deadLetter, and queued → withdrawn
 * while its hold lasts. Never `delivered` without the portal's receipt, never `failed` for what may have arrived (R18).
 *
 * States: queued, sending, delivered, unknown, failed, deadLetter, withdrawn (the stored strings).
 */
export const deliveryChart = setup({
  types: {
    events: {} as
      | { type: 'release' }
      | { type: 'withdraw' }
      | { type: 'handedOver' }
      | { type: 'receipt' }
      | { type: 'timeOut' }
      | { type: 'fail' }
      | { type: 'giveUp' }
      | { type: 'retry' },
    emitted: {} as { type: 'DeliveryAdvanced' } | { type: 'ReplyWithdrawn' },
  },
}).createMachine({
  id: 'delivery',
  initial: 'queued',
  states: {
    queued: {
      on: {
        release: { target: 'sending', actions: emit({ type: 'DeliveryAdvanced' }) },
        withdraw: { target: 'withdrawn', actions: emit({ type: 'ReplyWithdrawn' }) },
      },
    },
    sending: {
      on: {
        handedOver: { actions: emit({ type: 'DeliveryAdvanced' }) },
        receipt: { target: 'delivered', actions: emit({ type: 'DeliveryAdvanced' }) },
        timeOut: { target: 'unknown', actions: emit({ type: 'DeliveryAdvanced' }) },
        fail: { target: 'failed', actions: emit({ type: 'DeliveryAdvanced' }) },
      },
    },
    unknown: {
      on: {
        receipt: { target: 'delivered', actions: emit({ type: 'DeliveryAdvanced' }) },
        retry: { target: 'sending', actions: emit({ type: 'DeliveryAdvanced' }) },
      },
    },
    failed: {
      on: {
        receipt: { target: 'delivered', actions: emit({ type: 'DeliveryAdvanced' }) },
        retry: { target: 'sending', actions: emit({ type: 'DeliveryAdvanced' }) },
        giveUp: { target: 'deadLetter', actions: emit({ type: 'DeliveryAdvanced' }) },
      },
    },
    deadLetter: {
      on: {
        receipt: { target: 'delivered', actions: emit({ type: 'DeliveryAdvanced' }) },
        retry: { target: 'sending', actions: emit({ type: 'DeliveryAdvanced' }) },
      },
    },
    delivered: {},
    withdrawn: {},
  },
})
