import { describe, expect, it } from 'vitest'
import { stepChart } from '#shared/domain/chart.ts'
import { refillChart } from '#shared/domain/refill/refillChart.ts'
import { REFILL_STATES, type RefillStatus } from '#shared/domain/refill/refillLine.ts'

type Input = Parameters<typeof stepChart<typeof refillChart>>[2]
const INPUTS: readonly (readonly [string, Input])[] = [
  ['check', { type: 'check' }], ['drop', { type: 'drop' }], ['approve', { type: 'approve', withinProtocol: true }], ['approve outside', { type: 'approve', withinProtocol: false }],
  ['pend', { type: 'pend' }], ['sign', { type: 'sign' }], ['deny', { type: 'deny' }], ['ask', { type: 'ask' }],
  ['take back', { type: 'takeBack', inHouse: true }], ['take back late', { type: 'takeBack', inHouse: false }],
]
/** What each state does with each event: the state after it. What is not named does nothing. */
const MOVES: Record<RefillStatus, Readonly<Record<string, RefillStatus>>> = {
  requested: { check: 'protocolChecked', drop: 'requested' },
  protocolChecked: { check: 'protocolChecked', drop: 'protocolChecked', approve: 'approved', pend: 'pended', deny: 'denied', ask: 'askedPatient' },
  approved: { 'take back': 'protocolChecked' },
  pended: { sign: 'signed', deny: 'denied', ask: 'askedPatient', 'take back': 'protocolChecked' },
  signed: { 'take back': 'pended' },
  denied: { 'take back': 'protocolChecked' },
  askedPatient: { check: 'protocolChecked', 'take back': 'protocolChecked' },
}

describe('D12: the refill chart, every state with every event', () => {
  for (const state of REFILL_STATES) {
    for (const [name, input] of INPUTS) {
      const to = MOVES[state][name]
      it(`${state} and ${name}: ${to === undefined ? 'nothing' : to}`, () => {
        const step = stepChart(refillChart, state, input)
        expect({ to: step.to, emits: step.emitted.length }).toEqual({ to: to ?? state, emits: to === undefined ? 0 : 1 })
      })
    }
  }
})
