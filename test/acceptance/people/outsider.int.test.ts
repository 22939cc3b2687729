import { expect, it } from 'vitest'
import type { Act, ActType } from '#shared/contract/schemas/act.ts'
import { act } from '#shared/contract/schemas/act.ts'
import { patientRecord, peopleClinic } from './clinic.ts'

/** One of each act of the contract: an act that is added there and not here does not compile. */
const ACTS: { readonly [Type in ActType]: Extract<Act, { type: Type }> } = {
  claimThread: { type: 'claimThread' }, releaseThread: { type: 'releaseThread' }, assignThread: { type: 'assignThread', staffId: 'staff-pa' },
  routeThread: { type: 'routeThread', pool: 'triage', reason: 'x' }, offerHandOff: { type: 'offerHandOff', kind: 'transfer', toStaffId: 'staff-pa', toRole: null, ask: 'Look' },
  acceptHandOff: { type: 'acceptHandOff' }, declineHandOff: { type: 'declineHandOff' }, handBack: { type: 'handBack', reason: 'x' }, addNote: { type: 'addNote', body: 'x' },
  changeCategory: { type: 'changeCategory', category: 'refill' }, raiseFlag: { type: 'raiseFlag', tier: 'D2' }, lowerFlag: { type: 'lowerFlag', reason: 'x', seenVersion: 999 },
  recordDisposition: { type: 'recordDisposition', code: 'move-to-phone' }, recordContact: { type: 'recordContact', outcome: 'reached', note: 'x' },
  replyToPatient: { type: 'replyToPatient', body: 'Hello', templateId: null, asksPatient: false, seenVersion: 999 }, withdrawReply: { type: 'withdrawReply', replyId: 'r' },
  retryDelivery: { type: 'retryDelivery', replyId: 'r' }, completeThread: { type: 'completeThread', nextStep: 'None', seenVersion: 999 }, reopenThread: { type: 'reopenThread', reason: 'x' },
  snoozeThread: { type: 'snoozeThread', until: 4_000_000_000_000 }, wakeThread: { type: 'wakeThread' },
  addRefillLine: { type: 'addRefillLine', source: null, medicineId: 'm' }, dropRefillLine: { type: 'dropRefillLine', lineId: 'l' }, checkRefill: { type: 'checkRefill', lineId: 'l' },
  approveRefill: { type: 'approveRefill', lineId: 'l', quantity: 1, refills: 0, initials: 'JL', birthYear: 1980 }, pendRefill: { type: 'pendRefill', lineId: 'l', toStaffId: 'staff-pa' },
  signRefill: { type: 'signRefill', lineId: 'l', quantity: 1, refills: 0, initials: 'JL', birthYear: 1980 }, denyRefill: { type: 'denyRefill', lineId: 'l', reason: 'r', initials: 'JL', birthYear: 1980 },
  askAboutRefill: { type: 'askAboutRefill', lineId: 'l', templateId: 'refill-details' }, takeBackRefill: { type: 'takeBackRefill', lineId: 'l' }, recordOrderCheck: { type: 'recordOrderCheck', outcome: 'stuck' },
  recordWelfareStep: { type: 'recordWelfareStep', step: 's', service: null, reference: null, outcome: null }, setNumberSafety: { type: 'setNumberSafety', number: '510-555-0142', isSafe: false },
  recordBackPainScreen: { type: 'recordBackPainScreen', answers: {} }, recordClearance: { type: 'recordClearance' },
  markConfidential: { type: 'markConfidential', kind: 'message', ref: 't1-m1', topic: null }, unmarkConfidential: { type: 'unmarkConfidential', kind: 'thread', ref: null, reason: 'x' },
  declineConfidential: { type: 'declineConfidential' }, breakGlass: { type: 'breakGlass', reason: 'In the emergency room' },
  reviewBreakGlass: { type: 'reviewBreakGlass', accessId: 'a', verdict: 'appropriate', words: 'x' },
  openAppointmentRequest: { type: 'openAppointmentRequest', person: { kind: 'threadPatient' }, departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson', preferredDates: [] },
  holdSlot: { type: 'holdSlot', slotId: 's' }, releaseSlot: { type: 'releaseSlot' }, offerSlots: { type: 'offerSlots', slotIds: ['s'], seenVersion: 999 }, bookSlot: { type: 'bookSlot', videoChecked: [] },
  confirmAppointment: { type: 'confirmAppointment', seenVersion: 999 }, cancelAppointment: { type: 'cancelAppointment', why: 'cancel' },
  routeToPhone: { type: 'routeToPhone', lineId: 'appointment-and-advice', reason: 'x' }, withdrawAppointmentRequest: { type: 'withdrawAppointmentRequest' },
  readdressToPcp: { type: 'readdressToPcp', reason: 'x' }, markChannel: { type: 'markChannel' }, clearChannel: { type: 'clearChannel', reason: 'x' },
  recordSecondLook: { type: 'recordSecondLook', outcome: 'agreed', reason: null },
}

/** A nurse answered and let go of a confidential thread: nobody has it, and it is nobody's work but hers. */
async function answered() {
  const clinic = await peopleClinic({ patients: [patientRecord('p1')] })
  await clinic.arrive('t1', 'I drink more than I told you.')
  const nurse = await clinic.as('nurse')
  await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: null })
  await nurse.reply('t1', 'Thank you for telling us. I will call you.')
  await nurse.act('t1', { type: 'releaseThread' })
  return clinic
}

it('D19 S38: from outside a confidential thread no act of the contract is accepted but a red flag and the breaking of the glass, and nothing done from outside opens it', async () => {
  const { as, engine } = await answered()
  const OPEN: readonly ActType[] = ['raiseFlag', 'breakGlass']
  expect(Object.keys(ACTS).toSorted()).toEqual(act.options.map(({ shape }) => shape.type.value).toSorted())
  for (const role of ['physician', 'pa'] as const) {
    const outsider = await as(role)
    const { version } = await engine.store.load('thread:t1') ?? { version: -1 }
    for (const asked of Object.values(ACTS)) {
      if (OPEN.includes(asked.type)) continue
      await expect(outsider.act('t1', asked), `${role} ${asked.type}`).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    }
    expect((await engine.store.load('thread:t1'))?.version).toBe(version)
    await expect(outsider.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  }
  const physician = await as('physician')
  await physician.act('t1', ACTS.raiseFlag)
  await expect(physician.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  // To everybody else of the clinic's clinical roles the flag opens it: nobody waits for a key.
  expect((await (await as('pa')).get('t1')).tier).toBe('D2')
  await physician.act('t1', ACTS.breakGlass)
  expect((await physician.get('t1')).tier).toBe('D2')
})
