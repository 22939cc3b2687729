import { createEngine } from '#electron/engine/createEngine.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { INTAKE, pack, screening } from '#test/helpers/builders.ts'
import { shippedRefills, shippedRules } from '#test/helpers/engine.ts'
import { shippedTexts, testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
export const local = (wall: string): number => Date.parse(`${wall}:00-08:00`)

export const patientRecord = (patientId: string, changes: Partial<PatientRecord> = {}): PatientRecord => ({
  patientId, mrn: `114882${patientId}`, family: 'Lee', given: 'Jo', title: null, preferredName: null, birthDate: '1980-05-14', deceasedDate: null, sex: 'female',
  pronouns: null, phone: '510-555-0142', language: 'English', allergies: [], medicines: [{ name: 'albuterol', text: '90 mcg inhaler' }], problems: ['Asthma'],
  careTeam: [], lastVisit: null, nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true, ...changes,
})

export const proxyRecord = (relatedPersonId: string, patientId: string, changes: Partial<RelatedPersonRecord> = {}): RelatedPersonRecord => ({
  relatedPersonId, patientId, family: 'Lee', given: 'Kim', relationship: 'mother', active: true, periodStart: null, periodEnd: null, phone: null, ...changes,
})

export interface People {
  now?: number
  patients: readonly PatientRecord[]
  proxies?: readonly RelatedPersonRecord[]
  ages?: Partial<PolicyPack['ages']>
}

/** A clinic with these people, whose clock the test moves, and staff of every role who sign in anew at each use. */
export async function peopleClinic({ now = local('2026-03-02T10:00'), patients, proxies = [], ages = {} }: People) {
  let at = now
  let next = 0
  const inForce: PolicyPack = { ...pack, ages: { ...pack.ages, ...ages } }
  const engine = createEngine({
    store: createMemoryStore(), clock: { now: () => at }, ids: { next: () => `id-${(next += 1)}` }, log: silentLogger, pack: inForce, rules: shippedRules(), texts: await shippedTexts(), refills: await shippedRefills(),
  })
  for (const role of ['nurse', 'pa', 'clerk', 'physician', 'supervisor', 'admin'] as const) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  await engine.record({
    commandId: 'directory', actor: INTAKE, directory: [
      ...patients.map((record) => ({ kind: 'patient' as const, id: record.patientId, record })),
      ...proxies.map((record) => ({ kind: 'relatedPerson' as const, id: record.relatedPersonId, record })),
    ],
  })
  const { open } = await testConsole(engine)
  type Window = ReturnType<typeof open>['client']
  const arrive = async (threadId: string, body: string, more: { patientId?: string | null; sender?: SenderRef; subject?: string; messageId?: string; pool?: string; clerical?: boolean } = {}): Promise<void> => {
    const { patientId = patients[0]?.patientId ?? null, sender = { kind: 'self' }, subject = 'A question', messageId = `${threadId}-m1`, pool = null, clerical = false } = more
    await engine.handle({
      threadId, actor: INTAKE, commandId: `in:${messageId}`,
      command: {
        type: 'receiveMessage', messageId, patientId, addressedTo: null, poolHint: pool, sender, sentAt: null, textHash: '',
        screening: screening(null, clerical ? 'scheduling' : 'general_question'), appointmentRequest: false, markedUrgent: false, link: null,
      },
      messages: [{ messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: at }],
    })
  }
  // One window a role, signed in once while the clock stands: hashing the passphrase is slow on purpose.
  const windows = new Map<string, Promise<Window>>()
  const signedIn = async (role: Role): Promise<Window> => {
    const { client } = open(`${role}-${(next += 1)}`)
    await client.session.signIn({ username: role, passphrase: PASSPHRASE })
    return client
  }
  const as = async (role: Role) => {
    const key = `${role} ${at}`
    const window = windows.get(key) ?? signedIn(role)
    windows.set(key, window)
    const client = await window
    const act = (threadId: string, asked: Act) => client.thread.act({ commandId: `cmd-${(next += 1)}`, threadId, act: asked })
    const reply = async (threadId: string, body: string, templateId: string | null = null) =>
      act(threadId, { type: 'replyToPatient', body, templateId, asksPatient: false, seenVersion: 9999 })
    /** An approved phrase as the composer fills it in. */
    const phrase = async (id: string, given: string): Promise<string> => {
      const template = (await client.clinic.templates()).find((candidate) => candidate.id === id)
      const line = inForce.phoneLines.find(({ allDay }) => allDay)?.number ?? ''
      return (template?.body ?? '').replaceAll('{line.advice}', line).replaceAll('{patient.given}', given).replaceAll('{me.name}', `Pat ${role}`)
        .replaceAll('{me.role}', { nurse: 'RN', clerk: 'Clerk', physician: 'MD', pa: 'PA', supervisor: 'Supervisor', admin: 'Admin' }[role]).replaceAll('{clinic.name}', inForce.clinicName)
    }
    return { client, act, reply, phrase, get: (threadId: string) => client.thread.get({ threadId }) }
  }
  return { engine, as, arrive, setNow: (ms: number) => (at = ms), open }
}

export const asProxy = (relatedPersonId: string): SenderRef => ({ kind: 'proxy', relatedPersonId })
