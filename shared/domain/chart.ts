import { transition, type AnyStateMachine, type EventFromLogic } from 'xstate'

/** What a chart says of one event: where it was, where it is, what it emitted (in order). */
export interface ChartStep {
  readonly from: string
  readonly to: string
  readonly emitted: readonly string[]
}

/**
 * Asks a chart. Charts only emit (D12): no assign, after, invoke, spawn or entry effects, so the answer is data.
 * An event that the state does not name, or whose guard refuses, emits nothing. Pure.
 *
 * @param value the stored string of the state, e.g. `routed`
 */
export function stepChart<Machine extends AnyStateMachine>(machine: Machine, value: string, event: EventFromLogic<Machine>): ChartStep {
  const chart: AnyStateMachine = machine
  const [after, effects] = transition(chart, chart.resolveState({ value, context: {} }), event)
  const emitted: string[] = []
  for (const effect of effects as readonly { type: string; params?: { event?: { type: string } } }[]) {
    if (effect.type !== 'xstate.emit') continue
    if (effect.params?.event) emitted.push(effect.params.event.type)
  }
  return { from: value, to: String(after.value), emitted }
}

/** True when the chart would emit something. */
export function chartAllows<Machine extends AnyStateMachine>(machine: Machine, value: string, event: EventFromLogic<Machine>): boolean {
  return stepChart(machine, value, event).emitted.length > 0
}
