import { expect, it } from 'vitest'
import { clinic, message, threadOf } from '#test/intake/clinic.ts'

const FIELDS = 'Medical record number: N2\nFull name: Ben Novak\nBirth date: 2018-09-02\nDepartment: Pediatrics\nVisit type: Well-child checkup'
const HELP = { text: 'Help with Scheduling Appointments' }

it('S51 S29 D5: the form of the portal comes in with a request and its own clock; the same words under another subject do not open one', async () => {
  const { receiveOne, thread } = await clinic()
  const form = await thread(threadOf(await receiveOne(message({ topic: HELP, payload: [{ contentString: FIELDS }] }))))
  expect(form.appointment).toMatchObject({ status: 'requested', source: 'form', patientId: null, departmentId: 'pediatrics', visitType: 'Well-child checkup' })
  const clock = form.clocks.find(({ kind }) => kind === 'appointmentRequest')
  // Wednesday noon: 24 elapsed hours later, no weekend between.
  expect(clock?.dueAt).toBe(Date.parse('2026-03-05T12:00:00-08:00'))
  const other = await thread(threadOf(await receiveOne(message({ topic: { text: 'Appointment' }, payload: [{ contentString: FIELDS }] }))))
  expect(other.appointment).toBeNull()
})

it('S29 D5: a form of Friday afternoon is due on Monday, one of Saturday at the start of Tuesday', async () => {
  const { receiveOne, thread, setNow } = await clinic()
  const dueOf = async (at: string): Promise<number | null | undefined> => {
    setNow(Date.parse(at))
    const state = await thread(threadOf(await receiveOne(message({ topic: HELP, payload: [{ contentString: FIELDS }] }))))
    return state.clocks.find(({ kind }) => kind === 'appointmentRequest')?.dueAt
  }
  expect(await dueOf('2026-03-13T15:00:00-07:00')).toBe(Date.parse('2026-03-16T15:00:00-07:00'))
  expect(await dueOf('2026-03-14T10:00:00-07:00')).toBe(Date.parse('2026-03-17T00:00:00-07:00'))
})
