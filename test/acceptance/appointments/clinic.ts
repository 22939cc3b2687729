import type { Act } from '#shared/contract/schemas/act.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { formRefOf } from '#shared/domain/appointment/requestForm.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import { openSlots, type NewSlot } from '#electron/engine/appointments/openSlots.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { HOUR, INTAKE, MINUTE, MONDAY_10, receive } from '#test/helpers/builders.ts'
import { patientMessage, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

export { HOUR, MINUTE, MONDAY_10 }
export const DAY = 24 * HOUR
const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)

export const patient = (patientId: string, changes: Partial<PatientRecord>): PatientRecord => ({
  patientId, mrn: null, family: 'Okafor', given: 'Grace', title: null, preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: 'female', pronouns: null, phone: '510-555-0142',
  language: 'English', allergies: [], medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null,
  active: true, ...changes,
})

export const PATIENTS: readonly PatientRecord[] = [
  patient('p1', { mrn: '1148820371', careTeam: [{ staffId: 'dr-chen', relation: 'pcp' }] }),
  patient('p-child', { mrn: '2290441875', family: 'García', given: 'Leo', birthDate: '2019-05-04', sex: 'male' }),
  patient('p-teen', { mrn: '3301175520', family: 'Patel', given: 'Rohan', birthDate: '2011-01-08', sex: 'male' }),
  patient('p-adult', { mrn: '4471093312', family: 'Novak', given: 'Jan', birthDate: '1958-09-30', sex: 'male', language: 'Spanish' }),
]
const proxy = (relatedPersonId: string, patientId: string): RelatedPersonRecord => ({ relatedPersonId, patientId, family: 'Parent', given: 'Pat', relationship: 'mother', active: true, periodStart: null, periodEnd: null, phone: null })

export const slot = (slotId: string, changes: Partial<NewSlot> = {}): NewSlot => ({
  slotId, departmentId: 'adult-medicine', visitType: 'Return or follow-up', clinicianId: 'dr-chen', clinicianName: 'Dr Chen', location: 'Oakland, room 4', startsAt: MONDAY_10 + 4 * DAY, minutes: 20,
  mode: 'inPerson', isConfidential: false, instructions: 'Bring your medicines', ...changes,
})

let commands = 0
export const nextCommand = (): string => `c-${(commands += 1)}`

/** A clinic with slots, people and threads; everybody acts through the contract. */
export async function appointmentClinic(slots: readonly NewSlot[] = [slot('s1'), slot('s2', { startsAt: MONDAY_10 + 5 * DAY })]) {
  const { engine, setNow } = testEngine()
  for (const role of ['nurse', 'clerk', 'physician', 'supervisor', 'admin'] as Role[]) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  await engine.handleAccount({ staffId: 'staff-clerk2', by: 'setup', commandId: 'clerk2', credential, command: { type: 'createAccount', username: 'clerk2', displayName: 'Kim clerk', role: 'clerk', credentialHash: '' } })
  await engine.record({
    commandId: 'directory', actor: INTAKE,
    directory: [
      ...PATIENTS.map((record) => ({ kind: 'patient' as const, id: record.patientId, record })),
      ...[proxy('rp-child', 'p-child'), proxy('rp-teen', 'p-teen'), proxy('rp-adult', 'p-adult')].map((record) => ({ kind: 'relatedPerson' as const, id: record.relatedPersonId, record })),
    ],
  })
  await openSlots(engine, { commandId: 'slots', actor: INTAKE, slots })
  const { open } = await testConsole(engine)
  const signIn = async (username: string) => {
    const { client } = open(username)
    await client.session.signIn({ username, passphrase: PASSPHRASE })
    return {
      client,
      act: (threadId: string, act: Act) => client.thread.act({ commandId: nextCommand(), threadId, act }),
      get: (threadId: string) => client.thread.get({ threadId }),
      panel: (threadId: string) => client.appointments.panel({ threadId }),
      texts: async (threadId: string) => (await client.thread.history({ threadId })).map((entry) => entry.text),
    }
  }
  /** A message about an appointment: clerical, with the form read as intake reads it. */
  const asks = async (threadId: string, options: { patientId?: string | null; sender?: SenderRef; subject?: string; body?: string } = {}) => {
    const { patientId = 'p1', sender = { kind: 'self' }, subject = 'Appointment', body = 'I would like an appointment, please.' } = options
    const form = formRefOf(subject, body, engine.pack, localDateOf(engine.clock.now(), engine.pack.timeZone))
    const screening = { ...engine.screen({ subject, body, attachmentNames: [], priorBodies: [] }), category: 'scheduling' as const }
    const messageId = `m-${threadId}`
    await engine.handle({
      threadId, actor: INTAKE, commandId: `intake:${messageId}`,
      command: receive({ messageId, patientId, sender, screening, appointmentRequest: true, ...(form && { appointmentForm: form }) }),
      messages: [{ ...patientMessage(threadId, messageId, body, engine.clock.now(), subject), sender }],
    })
  }
  const tick = async (ms: number) => {
    setNow(engine.clock.now() + ms)
    await sweep(engine)
  }
  return { engine, setNow, tick, signIn, asks }
}

export const open = (changes: Partial<Extract<Act, { type: 'openAppointmentRequest' }>> = {}): Act => ({
  type: 'openAppointmentRequest', person: { kind: 'threadPatient' }, departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson', preferredDates: [], ...changes,
})
export const hold = (slotId = 's1'): Act => ({ type: 'holdSlot', slotId })
export const book = (videoChecked: string[] = []): Act => ({ type: 'bookSlot', videoChecked })
/** For `rejects.toMatchObject`. */
export const refused = (code: string, message: RegExp, field?: string) => ({ code, message: { asymmetricMatch: (text: string) => message.test(text) }, ...(field === undefined ? {} : { data: { field } }) })
