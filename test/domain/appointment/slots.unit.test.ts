import { describe, expect, it } from 'vitest'
import { lineWords, slotRefusal } from '#shared/domain/appointment/bookable.ts'
import { matchIdentity } from '#shared/domain/appointment/identityForm.ts'
import { patientWhen } from '#shared/domain/appointment/appointmentPhrases.ts'
import { preferredDates } from '#shared/domain/appointment/preferredDates.ts'
import { rankSlots } from '#shared/domain/appointment/rankSlots.ts'
import { formRefOf, readRequestForm } from '#shared/domain/appointment/requestForm.ts'
import { emptySlot, evolveSlot, slotStatus, type SlotState } from '#shared/domain/appointment/slot.ts'
import { HOUR, MONDAY_10, pack } from '#test/helpers/builders.ts'

const DAY = 24 * HOUR
const slot = (slotId: string, changes: Partial<SlotState> = {}): SlotState => ({
  ...emptySlot(slotId), version: 1, departmentId: 'adult-medicine', visitType: 'Return or follow-up', clinicianId: 'amin', clinicianName: 'Dr Amin', startsAt: MONDAY_10 + 5 * DAY, minutes: 20, ...changes,
})
const request = { departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson' as const, preferredDates: [] as string[] }
const ranked = (slots: SlotState[], changes: Partial<typeof request> = {}, pcp: string[] = []) =>
  rankSlots(slots, { request: { ...request, ...changes }, pcp, now: MONDAY_10, timeZone: pack.timeZone }).map((each) => each.slot.slotId)

describe('ranking', () => {
  it('S45: what was asked for comes first, another visit type after it, another department never', () => {
    expect(ranked([slot('other', { departmentId: 'optometry' }), slot('type', { visitType: 'Routine physical or checkup', startsAt: MONDAY_10 + DAY }), slot('right')])).toEqual(['right', 'type'])
    expect(ranked([slot('phone', { mode: 'phone', startsAt: MONDAY_10 + DAY }), slot('right')])).toEqual(['right', 'phone'])
  })
  it('a day that the patient named beats the own doctor, the own doctor beats a sooner stranger, and the sooner of equals wins', () => {
    const slots = [slot('soon', { startsAt: MONDAY_10 + DAY }), slot('own', { clinicianId: 'chen', startsAt: MONDAY_10 + 10 * DAY }), slot('wished', { startsAt: MONDAY_10 + 11 * DAY })]
    expect(ranked(slots, { preferredDates: ['2026-03-13'] }, ['chen'])).toEqual(['wished', 'own', 'soon'])
    expect(ranked([slot('late', { startsAt: MONDAY_10 + 9 * DAY }), slot('early', { startsAt: MONDAY_10 + 2 * DAY })])).toEqual(['early', 'late'])
  })
  it('says why a slot stands where it stands', () => {
    const [first] = rankSlots([slot('s', { clinicianId: 'chen' })], { request, pcp: ['chen'], now: MONDAY_10, timeZone: pack.timeZone })
    expect(first?.reasons).toEqual(['the visit type asked for', 'in person as asked', 'own doctor', 'in 5 days'])
  })
})

describe('the three fields', () => {
  const record = { patientId: 'p', mrn: '229 044 1875', given: 'Leo Mateo', family: 'García-López', birthDate: '2019-05-04', active: true, replacedBy: null }
  const form = { mrn: '2290441875', fullName: 'Leo Garcia Lopez', birthDate: '2019-05-04' }
  it.for(['Leo Garcia Lopez', 'García-López, Leo', 'leo mateo garcía lópez', 'LEO  MATEO GARCIA-LOPEZ'])('S33: %s is the recorded name', (fullName) => {
    expect(matchIdentity({ ...form, fullName }, [record])).toBe('p')
  })
  it.for([{ mrn: '2290441876' }, { fullName: 'Leo Garcia' }, { fullName: 'Mateo Garcia Lopez' }, { birthDate: '2019-04-05' }])('S33: %o matches nobody', (change) => {
    expect(matchIdentity({ ...form, ...change }, [record])).toBeNull()
    expect(matchIdentity({ ...form, ...change }, [])).toBeNull()
  })
  it('S33: an inactive or merged record is nobody', () => {
    expect(matchIdentity(form, [{ ...record, active: false }])).toBeNull()
    expect(matchIdentity(form, [{ ...record, replacedBy: 'q' }])).toBeNull()
  })
})

describe('days in the patient’s words', () => {
  it.for([
    ['Could it be on 2026-03-12?', ['2026-03-12']],
    ['March 9th or 3/11 please', ['2026-03-09', '2026-03-11']],
    ['Any Thursday would do', ['2026-03-05']],
    ['Monday works', ['2026-03-09']],
    ['on February 30 or 2026-02-30', []],
    ['January 8', ['2027-01-08']],
    ['Birth date: 2026-03-12', []],
    ['yesterday, 2026-03-01', []],
    ['I may come', []],
  ] as const)('S51: %s', ([text, dates]) => {
    expect(preferredDates(text, '2026-03-02')).toEqual(dates)
  })
})

describe('the request form', () => {
  const body = 'MRN: 1\nName: Jo Lee\nDate of birth: 2019-05-04\nDepartment: pediatrics\nVisit type: well-child CHECKUP'
  it('S51: reads the fields as written; an unknown department stays open', () => {
    expect(readRequestForm('Re: Help with scheduling appointments', body)).toMatchObject({ mrn: '1', fullName: 'Jo Lee', birthDate: '2019-05-04' })
    expect(formRefOf('Help with Scheduling Appointments', body, pack, '2026-03-02')).toEqual({ departmentId: 'pediatrics', visitType: 'Well-child checkup', preferredDates: [] })
    expect(formRefOf('Help with Scheduling Appointments', body.replace('pediatrics', 'Dermatology'), pack, '2026-03-02')).toMatchObject({ departmentId: null, visitType: null })
  })
  it('S51: without its subject, or without one of the three fields, it is no form', () => {
    expect(readRequestForm('Appointment', body)).toBeNull()
    expect(readRequestForm('Help with Scheduling Appointments', body.replace('MRN: 1\n', ''))).toBeNull()
  })
})

describe('slots', () => {
  it('S30: a hold reads as free from its last instant on', () => {
    const held = evolveSlot(slot('s'), { at: MONDAY_10, type: 'SlotHeld', by: 'a', threadId: 't', until: MONDAY_10 + 180_000 })
    expect(slotStatus(held, MONDAY_10 + 179_999)).toBe('held')
    expect(slotStatus(held, MONDAY_10 + 180_000)).toBe('free')
    expect(slotStatus(evolveSlot(held, { at: MONDAY_10, type: 'SlotBooked', threadId: 't', patientId: 'p', by: 'a' }), MONDAY_10 + DAY)).toBe('booked')
  })
  it('S48: a gap of exactly the pack’s minutes is not back to back, also over midnight', () => {
    const asking = { pack, now: MONDAY_10, role: 'clerk' as const, request, disposition: null }
    const late = Date.parse('2026-03-06T23:30:00-08:00')
    const visit = slot('v', { startsAt: late, minutes: 20 })
    const after = (minutes: number) => slotRefusal(slot('s', { startsAt: late + (20 + minutes) * 60_000 }), { ...asking, facts: { visits: [visit], recordedVisitOn: null } })
    expect(after(29)?.reason).toMatch(/right beside it/)
    expect(after(30)).toBeNull()
    expect(slotRefusal(slot('s'), { ...asking, facts: { visits: [], recordedVisitOn: '2026-03-07' } })?.reason).toMatch(/another visit/)
  })
  it('S46: the words of a phone route name the line and its number', () => {
    expect(lineWords(pack, 'appointment-and-advice')).toBe('Appointment and Advice line, 510-555-0100')
  })
  it('S42: patients read dates written out, in their language, over a change of the clocks too', () => {
    expect(patientWhen(Date.parse('2026-03-08T15:30:00-07:00'), pack.timeZone, 'en')).toBe('Sunday 8 March 2026 at 3:30pm')
    expect(patientWhen(Date.parse('2026-03-06T00:05:00-08:00'), pack.timeZone, 'en')).toBe('Friday 6 March 2026 at 12:05am')
    expect(patientWhen(Date.parse('2026-03-06T12:00:00-08:00'), pack.timeZone, 'es')).toBe('viernes 6 de marzo de 2026 a las 12:00 p. m.')
  })
})
