import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AppointmentPanel, AppointmentRequestView, ListedSlot, SlotView } from '#shared/contract/schemas/appointmentView.ts'
import { currentAnnouncement } from '#renderer/ui/announce.ts'
import { settled, violations } from '../ui/axe.ts'
import { refusal } from './fakeEngine.ts'
import { GRACE, NOW, ORTIZ, thread } from './fixtures.ts'
import { focusThread, mod, standUp, until, type Stand } from './stand.tsx'

const DAY = 86_400_000
const slot = (slotId: string, changes: Partial<SlotView> = {}): SlotView => ({
  slotId, department: 'Adult Medicine', visitType: 'Return or follow-up', clinician: 'Dr Amin', location: 'Room 4', startsAt: NOW + 5 * DAY, minutes: 20, mode: 'inPerson', isConfidential: false, ...changes,
})
const listed = (slotId: string, changes: Partial<ListedSlot> = {}): ListedSlot => ({ ...slot(slotId), status: 'free', heldBy: null, heldUntil: null, reasons: ['the visit type asked for', 'own doctor'], refusal: null, ...changes })

const REQUEST: AppointmentRequestView = {
  status: 'requested', source: 'staff', openedAt: NOW, person: GRACE, isThreadPatient: true, departmentId: 'adult-medicine', department: 'Adult Medicine', visitType: 'Return or follow-up', mode: 'inPerson',
  preferredDates: [], identityMisses: 0, identityWords: null, mustCall: false, hold: null, offer: null, booking: null, route: null,
}
const panel = (changes: Partial<AppointmentPanel> = {}): AppointmentPanel => ({
  threadId: 't-grace', version: 7, request: REQUEST, form: null, wishedDates: [],
  departments: [{ id: 'adult-medicine', name: 'Adult Medicine', visitTypes: ['Return or follow-up'] }, { id: 'optometry', name: 'Optometry', visitTypes: ['Optometry and eye exam'] }],
  byPhone: [
    { id: 'urgent-visits', name: 'Urgent visits', visitTypes: ['Urgent visit'], lineId: 'advice', line: 'Appointment and Advice line, 510-555-0100', sendToNurse: true },
    { id: 'behavioral-health', name: 'Psychiatry and Behavioral Health', visitTypes: ['Mental health visit'], lineId: 'mind', line: 'Psychiatry, 510-555-0120', sendToNurse: false },
  ],
  lines: [{ id: 'advice', label: 'Appointment and Advice line, 510-555-0100' }], defaultLineId: 'advice', videoNeeds: ['a camera', 'an up-to-date browser'], leaseSeconds: 180, mostOffers: 3,
  slots: [
    listed('s1'), listed('s2', { startsAt: NOW + 6 * DAY }), listed('s3', { startsAt: NOW + 7 * DAY, status: 'held', heldBy: 'Kim Park, Clerk', heldUntil: NOW + 60_000 }),
    listed('s4', { startsAt: NOW + DAY, refusal: 'Same-day and next-day visits are not booked by a clerk. By phone only: 510-555-0100.' }),
  ],
  visits: [], requesterRefusal: null, confirmation: { text: null, refusal: 'Nothing is booked yet.' }, ...changes,
})

async function openPanel(shown: AppointmentPanel): Promise<Stand> {
  const stand = await standUp([thread({ category: 'scheduling', isClinical: false })], {
    prepare: (engine) => {
      engine.me = ORTIZ
      engine.panels.set('t-grace', shown)
    },
  })
  focusThread()
  await userEvent.keyboard('{Shift>}s{/Shift}')
  await expect.element(page.getByRole('dialog', { name: 'Scheduling' })).toBeVisible()
  await until(() => document.querySelector('[role="dialog"] form, [role="dialog"] [aria-label^="Slots"], [role="dialog"] section') !== null)
  await settled()
  return stand
}
const acted = async (stand: Stand): Promise<unknown> => {
  await until(() => stand.engine.acts.length > 0)
  return stand.engine.acts.at(-1)?.act
}

describe('the scheduling panel', () => {
  it('shows the request, the ranked slots with their reasons, who holds what, and what is by phone only; nothing fails axe', async () => {
    await openPanel(panel())
    const words = document.querySelector('[role="dialog"]')?.textContent ?? ''
    expect(words).toContain('OKAFOR, Grace')
    expect(words).toMatch(/Held by Kim Park, Clerk until/)
    expect(words).toContain('1 slot: Same-day and next-day visits are not booked by a clerk.')
    expect(words).toContain('Psychiatry, 510-555-0120')
    expect(await violations(document.body)).toEqual([])
  })

  it('J moves, H holds that slot; a colleague’s slot is not asked for, and a voice hears why', async () => {
    const stand = await openPanel(panel())
    await userEvent.keyboard('jh')
    expect(await acted(stand)).toEqual({ type: 'holdSlot', slotId: 's2' })
    await settled()
    await userEvent.keyboard('jh')
    await settled()
    expect(stand.engine.acts).toHaveLength(1)
    expect(currentAnnouncement().text).toBe('Held by Kim Park, Clerk.')
  })

  it('X ticks up to the pack’s number, O offers what is ticked', async () => {
    const stand = await openPanel(panel())
    await userEvent.keyboard('xjxo')
    expect(await acted(stand)).toEqual({ type: 'offerSlots', slotIds: ['s1', 's2'], seenVersion: 7 })
  })

  it('S30: the ring counts down from the pack’s seconds, B books, R lets go', async () => {
    const until180 = Date.now() + 180_000
    const stand = await openPanel(panel({ request: { ...REQUEST, status: 'held', hold: { slot: slot('s1'), until: until180, isMine: true, by: 'Ortiz, Clerk' } } }))
    const ring = page.getByRole('timer')
    const first = Number(/\d+/.exec(ring.element().getAttribute('aria-label') ?? '')?.[0])
    expect(first).toBeGreaterThan(170)
    expect(first).toBeLessThanOrEqual(180)
    expect(await violations(document.body)).toEqual([])
    await userEvent.keyboard('b')
    expect(await acted(stand)).toEqual({ type: 'bookSlot', videoChecked: [] })
    await settled()
    await userEvent.keyboard('r')
    await until(() => stand.engine.acts.length === 2)
    expect(stand.engine.acts.at(-1)?.act).toEqual({ type: 'releaseSlot' })
  })

  it.for([[10_900, /held for 10 more seconds/], [1_400, /The hold is over/]] as const)('S30: a voice hears it, %d ms before the end', async ([left, words]) => {
    await openPanel(panel({ request: { ...REQUEST, status: 'held', hold: { slot: slot('s1'), until: Date.now() + left, isMine: true, by: 'Ortiz, Clerk' } } }))
    await until(() => words.test(currentAnnouncement().text), 4_000)
  })

  it('S50: what the patient said to have goes with the booking', async () => {
    const stand = await openPanel(panel({ request: { ...REQUEST, status: 'held', mode: 'video', hold: { slot: slot('s1', { mode: 'video' }), until: Date.now() + 100_000, isMine: true, by: 'Ortiz, Clerk' } } }))
    for (const need of ['a camera', 'an up-to-date browser']) await page.getByRole('checkbox', { name: need }).click()
    await userEvent.keyboard('b')
    expect(await acted(stand)).toEqual({ type: 'bookSlot', videoChecked: ['a camera', 'an up-to-date browser'] })
  })

  it('S33 S51: the form’s person goes out with all three fields; a refusal stands at its field', async () => {
    const stand = await openPanel(panel({ request: { ...REQUEST, source: 'form', person: null }, slots: [], form: { mrn: '2290441875', fullName: 'Leo García', birthDate: '2019-02-30', departmentId: 'optometry', visitType: 'Optometry and eye exam' } }))
    stand.engine.onAct = () => {
      throw refusal('INVALID_COMMAND', { field: 'birthDate', reason: 'This date does not exist.' }, 'This date does not exist.')
    }
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(await acted(stand)).toMatchObject({ type: 'openAppointmentRequest', person: { kind: 'identity', mrn: '2290441875', fullName: 'Leo García', birthDate: '2019-02-30' } })
    await until(() => document.querySelector('[role="dialog"] [aria-invalid="true"]') !== null)
    expect(document.querySelector<HTMLInputElement>('[role="dialog"] [aria-invalid="true"]')?.value).toBe('2019-02-30')
    expect(await violations(document.body)).toEqual([])
  })

  it('S46: one press sends what is urgent to a nurse', async () => {
    const stand = await openPanel(panel({ request: null, slots: [] }))
    await page.getByRole('button', { name: 'Send to a nurse now' }).click()
    expect(await acted(stand)).toEqual({ type: 'raiseFlag', tier: 'D2' })
  })

  it('closing with a slot list leaves the thread as it was', async () => {
    await openPanel(panel())
    await userEvent.keyboard('{Escape}')
    await until(() => document.querySelector('[role="dialog"]') === null)
    expect(document.querySelector('main')?.textContent).toContain('OKAFOR, Grace')
  })
})
