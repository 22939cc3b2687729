import { readResources } from '#electron/console/resources.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { INTAKE, MONDAY_10 } from '#test/helpers/builders.ts'
import { testEngine } from '#test/helpers/engine.ts'
import { resourcesDir, testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
const { notices } = await readResources(resourcesDir)
export { MONDAY_10 }
export { MINUTE, HOUR } from '#test/helpers/builders.ts'

export const CHEST = 'I have crushing chest pain going down my left arm right now and I am sweating.'
export const SUICIDE = 'I want to kill myself tonight, I have saved up my pills.'
export const ABUSE = 'My husband hit me again last night and choked me. I am scared of him.'

const patient = (patientId: string, changes: Partial<PatientRecord> = {}): PatientRecord => ({
  patientId, mrn: `11488${patientId}`, family: 'Okafor', given: 'Grace', title: 'Ms', preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: 'female',
  pronouns: null, phone: '510-555-0142', language: 'English', allergies: [], medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true,
  ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true,
  phones: [
    { number: '510-555-0142', use: 'mobile', name: null, isSafe: true },
    { number: '510-555-0143', use: 'home', name: null, isSafe: true },
    { number: '510-555-0144', use: 'emergencyContact', name: 'Ike Okafor', isSafe: true },
  ],
  ...changes,
})

/** A clinic at Mon 10:00 with an empty queue, its notices on, and windows that sign in; every message arrives screened by the shipped rules. */
export async function emergencyClinic(changes: Partial<PatientRecord> = {}, now = MONDAY_10) {
  let at = now
  let commands = 0
  const { engine, setNow } = testEngine({ now, notices })
  for (const role of ['nurse', 'pa', 'clerk', 'physician', 'supervisor', 'admin'] as Role[]) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  const proxy = { relatedPersonId: 'rp1', patientId: 'p1', family: 'Okafor', given: 'Ike', relationship: 'husband', active: true, periodStart: null, periodEnd: null, phone: null }
  await engine.record({ commandId: 'directory', actor: INTAKE, directory: [{ kind: 'patient', id: 'p1', record: patient('p1', changes) }, { kind: 'relatedPerson', id: 'rp1', record: proxy }, { kind: 'relatedPerson', id: 'rp2', record: { ...proxy, relatedPersonId: 'rp2', given: 'Ada', relationship: 'daughter', grants: [{ scope: ['messages'], from: null, to: '2030-01-01' }] } }] })
  const { open } = await testConsole(engine)
  const tick = async (ms: number): Promise<void> => {
    at += ms
    setNow(at)
    await sweep(engine)
  }
  const arrives = async (threadId: string, body: string, more: { sender?: SenderRef; messageId?: string; subject?: string; patientId?: string | null } = {}): Promise<void> => {
    const { sender = { kind: 'self' }, messageId = `${threadId}-m1`, subject = 'A question', patientId = 'p1' } = more
    const screening = engine.screen({ subject, body, attachmentNames: [], priorBodies: [] })
    await engine.handle({
      threadId, actor: INTAKE, commandId: `in:${messageId}`,
      command: { type: 'receiveMessage', messageId, patientId, addressedTo: null, poolHint: null, sender, sentAt: null, textHash: '', screening, appointmentRequest: false, markedUrgent: false, link: null },
      messages: [{ messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: at }],
    })
  }
  const signIn = async (role: Role) => {
    const { client } = open(`${role}-${(commands += 1)}`)
    await client.session.signIn({ username: role, passphrase: PASSPHRASE })
    return {
      client,
      act: (threadId: string, act: Act) => client.thread.act({ commandId: `cmd-${(commands += 1)}`, threadId, act }),
      get: (threadId: string) => client.thread.get({ threadId }),
    }
  }
  return { engine, tick, arrives, signIn }
}

export const call = (outcome: 'reached' | 'patientCalled' | 'noAnswer' | 'voicemailNoDetails' | 'wrongNumber', number: string | null): Act => ({ type: 'recordContact', outcome, note: null, number })
