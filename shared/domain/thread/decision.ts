import { stepChart } from '../chart.ts'
import { clockChart } from '../clock/clockChart.ts'
import { IllegalTransition } from '../errors.ts'
import type { ClockState } from '../clock/clockState.ts'
import { completionChart } from './completionChart.ts'
import { deliveryChart } from './deliveryChart.ts'
import type { ThreadEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { Facts } from './facts.ts'
import type { DeliveryStatus, ThreadState, TriageStatus, CompletionStatus } from './state.ts'
import { triageChart } from './triageChart.ts'

type Body = ThreadEvent extends infer E ? (E extends ThreadEvent ? Omit<E, 'at'> : never) : never

type TriageInput = Parameters<typeof stepChart<typeof triageChart>>[2]
type CompletionInput = Parameters<typeof stepChart<typeof completionChart>>[2]
type DeliveryInput = Parameters<typeof stepChart<typeof deliveryChart>>[2]
type ClockInput = Parameters<typeof stepChart<typeof clockChart>>[2]

/** One decision in the making: the events so far and the row as it stands after them. Never leaves `decide`. */
export class Decision {
  readonly events: ThreadEvent[] = []
  state: ThreadState
  readonly facts: Facts
  readonly command: string

  constructor(state: ThreadState, facts: Facts, command: string) {
    this.state = state
    this.facts = facts
    this.command = command
  }

  get now(): number {
    return this.facts.now
  }

  emit(body: Body): void {
    const event = { ...body, at: this.now } as ThreadEvent
    this.events.push(event)
    this.state = evolve(this.state, event)
  }

  refuse(state: string, reason: string): never {
    throw new IllegalTransition(this.command, state, reason)
  }

  triage(input: TriageInput, reason: string): { from: TriageStatus; to: TriageStatus } {
    const step = stepChart(triageChart, this.state.triage, input)
    if (step.emitted.length === 0) this.refuse(step.from, reason)
    return { from: step.from as TriageStatus, to: step.to as TriageStatus }
  }

  completion(input: CompletionInput, reason: string): { from: CompletionStatus; to: CompletionStatus } {
    const step = stepChart(completionChart, this.state.completion, input)
    if (step.emitted.length === 0) this.refuse(step.from, reason)
    return { from: step.from as CompletionStatus, to: step.to as CompletionStatus }
  }

  delivery(from: DeliveryStatus, input: DeliveryInput, reason: string): { from: DeliveryStatus; to: DeliveryStatus } {
    const step = stepChart(deliveryChart, from, input)
    if (step.emitted.length === 0) this.refuse(step.from, reason)
    return { from, to: step.to as DeliveryStatus }
  }

  /** Null when the clock's chart has nothing to say, e.g. a met clock. */
  clock(clock: ClockState, input: ClockInput): { from: ClockState['status']; to: ClockState['status'] } | null {
    const step = stepChart(clockChart, clock.status, input)
    return step.emitted.length === 0 ? null : { from: clock.status, to: step.to as ClockState['status'] }
  }
}
