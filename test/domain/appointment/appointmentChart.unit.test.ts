import { describe, expect, it } from 'vitest'
import { stepChart } from '#shared/domain/chart.ts'
import { appointmentChart } from '#shared/domain/appointment/appointmentChart.ts'
import { APPOINTMENT_STATES, type AppointmentStatus } from '#shared/domain/appointment/appointmentState.ts'

const INPUTS = ['describe', 'miss', 'hold', 'release', 'expire', 'offer', 'takeBack', 'book', 'confirm', 'cancel', 'route', 'withdraw'] as const
type Input = (typeof INPUTS)[number]

/** Every state and every event: where it leads, `stays` where it only says something, absent where it is refused. */
const TABLE: Record<AppointmentStatus, Partial<Record<Input, AppointmentStatus | 'stays'>>> = {
  requested: { describe: 'stays', miss: 'stays', hold: 'held', offer: 'offered', route: 'routedToPhone', withdraw: 'stays' },
  held: { release: 'requested', expire: 'requested', offer: 'offered', book: 'booked', route: 'routedToPhone' },
  offered: { hold: 'held', takeBack: 'requested', route: 'routedToPhone', withdraw: 'stays' },
  booked: { confirm: 'stays', takeBack: 'stays', cancel: 'requested' },
  routedToPhone: {},
}

describe('the appointment chart', () => {
  it('D12: its states are the stored strings', () => {
    expect(Object.keys(appointmentChart.states).toSorted()).toEqual([...APPOINTMENT_STATES].toSorted())
  })

  it.for(APPOINTMENT_STATES.flatMap((state) => INPUTS.map((input) => [state, input] as const)))('D12: %s with %s', ([state, input]) => {
    const step = stepChart(appointmentChart, state, { type: input })
    const expected = TABLE[state][input]
    expect(step.emitted.length > 0).toBe(expected !== undefined)
    expect(step.to).toBe(expected === undefined || expected === 'stays' ? state : expected)
  })
})
