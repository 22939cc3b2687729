import { createEngine } from '#electron/engine/createEngine.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { INTAKE, MONDAY_10, pack as northernCalifornia, screening } from '#test/helpers/builders.ts'
import { shippedRules } from '#test/helpers/engine.ts'
import { shippedTexts, testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
export const TODAY = '2026-03-02'

export const patient = (patientId: string, changes: Partial<PatientRecord> = {}): PatientRecord => ({
  patientId, mrn: '1148820371', family: 'Okafor', given: 'Grace', title: 'Ms', preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: 'female',
  pronouns: null, phone: '510-555-0142', language: 'English', allergies: [], medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true,
  ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true, ...changes,
})

interface Sent {
  readonly templateId?: string
  readonly acknowledged?: readonly string[]
}

/**
 * Grace Okafor writes for herself (`own`), her daughter with a grant for her (`proxy`), her neighbour without one (`stranger`); Maya Torvik
 * has an open thread of her own (`other`), Ola Nilsen cannot use messages (`outside`). Dr Chen is the doctor.
 */
export async function outgoingClinic(options: { pack?: PolicyPack; covered?: boolean } = {}) {
  const { pack = northernCalifornia, covered = false } = options
  let now = MONDAY_10
  let next = 0
  const engine = createEngine({
    store: createMemoryStore(), clock: { now: () => now }, ids: { next: () => `id-${(next += 1)}` }, log: silentLogger, pack, rules: shippedRules(), texts: await shippedTexts(),
  })
  for (const role of ['nurse', 'pa', 'clerk', 'physician', 'supervisor', 'admin'] as const) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  const absences = covered ? [{ from: '2026-03-01', to: '2026-03-06', coveredBy: 'staff-pa', coveredByName: 'Pat pa' }] : []
  const person = (relatedPersonId: string, given: string) => ({
    relatedPersonId, patientId: 'p1', family: 'Okafor', given, relationship: 'family', active: true, periodStart: null, periodEnd: null, phone: null,
    grants: relatedPersonId === 'sister' ? [{ scope: ['messages' as const], from: null, to: '2026-12-31' }] : relatedPersonId === 'daughter' ? [{ scope: ['messages' as const, 'appointments' as const], from: null, to: '2026-12-31' }] : [],
  })
  const people = [
    patient('p1'), patient('p2', { family: 'Torvik', given: 'Maya', mrn: '77120043', birthDate: '1985-11-30', phone: '510-555-0177' }),
    patient('p3', { family: 'Nilsen', given: 'Ola', mrn: '88120044', birthDate: '1970-01-04', phone: '510-555-0178', eligible: false, ineligibleReason: 'Primary care is outside.' }),
  ]
  await engine.record({
    commandId: 'directory', actor: INTAKE, directory: [
      ...people.map((record) => ({ kind: 'patient' as const, id: record.patientId, record })),
      ...[person('daughter', 'Ada'), person('neighbour', 'Ben'), person('sister', 'Eve')].map((record) => ({ kind: 'relatedPerson' as const, id: record.relatedPersonId, record })),
      { kind: 'practitioner', id: 'staff-physician', record: { staffId: 'staff-physician', family: 'Chen', given: 'Wei', title: 'Dr', roleText: 'Physician', absences } },
    ],
  })
  const arrive = async (threadId: string, body: string, more: { patientId?: string; sender?: SenderRef; subject?: string; clerical?: boolean } = {}): Promise<void> => {
    const { patientId = 'p1', sender = { kind: 'self' }, subject = 'A question', clerical = false } = more
    const messageId = `${threadId}-m1`
    await engine.handle({
      threadId, actor: INTAKE, commandId: `in:${messageId}`,
      command: {
        type: 'receiveMessage', messageId, patientId, addressedTo: 'staff-physician', poolHint: null, sender, sentAt: null, textHash: '',
        screening: screening(null, clerical ? 'billing_admin' : 'general_question'), appointmentRequest: false, markedUrgent: false, link: null,
      },
      messages: [{ messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: now }],
    })
  }
  await arrive('own', 'May I take both tablets together?')
  await arrive('clerical', 'How do I sign on?', { clerical: true })
  await arrive('proxy', 'When is her visit?', { sender: { kind: 'proxy', relatedPersonId: 'daughter' } })
  await arrive('stranger', 'Is Grace seen this week?', { sender: { kind: 'proxy', relatedPersonId: 'neighbour' } })
  await arrive('messages-only', 'Is everything fine with Grace?', { sender: { kind: 'proxy', relatedPersonId: 'sister' } })
  await arrive('other', 'Is it normal to be tired?', { patientId: 'p2' })
  await arrive('outside', 'Where are my results?', { patientId: 'p3' })

  const { open } = await testConsole(engine)
  const windows = new Map<Role, Promise<ReturnType<typeof open>['client']>>()
  const as = (role: Role) => {
    const signIn = async () => {
      const { client } = open(role)
      await client.session.signIn({ username: role, passphrase: PASSPHRASE })
      return client
    }
    const window = windows.get(role) ?? signIn()
    windows.set(role, window)
    return window
  }
  /** Sends and gives back the message as the thread shows it. */
  const send = async (role: Role, threadId: string, body: string, { templateId, acknowledged }: Sent = {}) => {
    const client = await as(role)
    const act = { type: 'replyToPatient', body, templateId: templateId ?? null, asksPatient: false, seenVersion: 9999, ...(acknowledged ? { acknowledged: [...acknowledged] } : {}) } as const
    await client.thread.act({ commandId: `cmd-${(next += 1)}`, threadId, act })
    const view = await client.thread.get({ threadId })
    return view.messages.at(-1)
  }
  /** Codes of what stopped a text; `sent` when nothing did. Takes a text that left back again, so that the next may follow. */
  const verdict = async (role: Role, threadId: string, body: string, more: Sent = {}): Promise<string[]> => {
    try {
      const message = await send(role, threadId, body, more)
      const client = await as(role)
      await client.thread.act({ commandId: `cmd-${(next += 1)}`, threadId, act: { type: 'withdrawReply', replyId: message?.messageId ?? '' } })
      return ['sent']
    } catch (error) {
      const { code, data } = error as { code: string; data?: { findings?: { code: string }[] } }
      return code === 'TEXT_REFUSED' ? (data?.findings ?? []).map((finding) => finding.code) : [code]
    }
  }
  /** An approved phrase as the composer fills it in, every blank with `word`. */
  const phrase = async (role: Role, id: string, word = 'it'): Promise<string> => {
    const client = await as(role)
    const template = (await client.clinic.templates()).find((each) => each.id === id)
    if (!template) throw new Error(`no phrase ${id} for a ${role}`)
    const clinic = await client.clinic.get()
    const facts = templateFacts({
      patient: patient('p1'), hasProxy: false, me: { name: `Pat ${role}`, roleLabel: role === 'clerk' ? 'Clerk' : 'RN' }, clinicName: clinic.clinicName,
      newMessagePath: clinic.newMessagePath, phoneLines: clinic.phoneLines, language: template.language, today: TODAY,
    })
    return fillTemplate(template.body, facts).replaceAll('***', word)
  }
  return { engine, as, arrive, send, verdict, phrase, setNow: (ms: number) => (now = ms) }
}
