import { vi } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import type { Absence } from '#shared/domain/thread/facts.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { Act, ActResult } from '#shared/contract/schemas/act.ts'
import type { InboxPage, InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { OWN_MESSAGE_SYSTEM } from '#electron/intake/fhir/findThread.ts'
import type { Settlement } from '#electron/intake/settlement.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { clinic as intakeClinic, message, threadOf, type Json } from '#test/intake/clinic.ts'
import { INTAKE } from '#test/helpers/builders.ts'
import { testConsole } from '#test/helpers/rpc.ts'

// Argon2 is proved elsewhere; here it would be nine tenths of every test.
vi.mock('#electron/profile/password.ts', async (original) => ({
  ...(await original<object>()), hashPassphrase: async (text: string) => `plain:${text}`, verifyPassphrase: async (text: string, stored: string) => stored === `plain:${text}`, needsNewHash: () => false,
}))

const PASSPHRASE = 'a long enough passphrase'
const credential = hashPassphrase(PASSPHRASE)

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Wall time in Oakland, `2026-10-05 10:00`, as UTC epoch ms. Daylight saving ends on 01-Nov-2026 and began on 08-Mar-2026. */
export function at(wall: string): number {
  const [date = '', time = ''] = wall.split(' ')
  const guess = Date.parse(`${date}T${time}:00-08:00`)
  return wallOf(guess) === wall ? guess : guess - HOUR
}

/** The same the other way. */
export function wallOf(instant: number | null | undefined): string | null {
  if (instant === null || instant === undefined) return null
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  return format.format(instant).replace(',', '')
}

export interface Seat {
  client: ReturnType<Awaited<ReturnType<typeof testConsole>>['open']>['client']
  act(threadId: string, act: Act): Promise<ActResult>
  view(threadId: string): Promise<ThreadView>
  page(view?: InboxViewInput): Promise<InboxPage>
  /** Ids of the list, in its order. */
  ids(view?: InboxViewInput): Promise<string[]>
  clock(threadId: string, kind: ThreadView['clocks'][number]['kind']): Promise<ThreadView['clocks'][number] | undefined>
  /** A reply in free words; it leaves when its hold is over. */
  reply(threadId: string, body?: string, asksPatient?: boolean): Promise<string>
  complete(threadId: string): Promise<ActResult>
}

const STAFF: readonly { staffId: string; role: Role; name: string }[] = [
  { staffId: 'rn', role: 'nurse', name: 'Hana Lee' },
  { staffId: 'rn2', role: 'nurse', name: 'Kevin Lam' },
  { staffId: 'pa1', role: 'pa', name: 'Dana Brooks' },
  { staffId: 'doc', role: 'physician', name: 'Dr Rivera' },
  { staffId: 'amin', role: 'physician', name: 'Dr Amin' },
  { staffId: 'wu', role: 'physician', name: 'Dr Wu' },
  { staffId: 'clerk', role: 'clerk', name: 'Paula Ortiz' },
  { staffId: 'boss', role: 'supervisor', name: 'Sam Dale' },
  { staffId: 'root', role: 'admin', name: 'Irene Novak' },
]

/** A clinic at `now` (wall time in Oakland): messages come in as FHIR, people sit at consoles, time is set by hand. */
export async function clinic(now = '2026-10-05 10:00') {
  const base = await intakeClinic()
  const { engine, setNow, receive } = base
  let time = at(now)
  setNow(time)
  // Days pass between two acts of a test; the idle lock is proved elsewhere.
  engine.usePack({ ...engine.pack, windows: { ...engine.pack.windows, idleLockMinutes: 1_000_000 } })
  const hash = await credential
  for (const { staffId, role, name } of STAFF) {
    await engine.handleAccount({ staffId, by: 'setup', commandId: `account:${staffId}`, credential: hash, command: { type: 'createAccount', username: staffId, displayName: name, role, credentialHash: '' } })
  }
  let count = 0
  const next = (name: string): string => `${name}-${(count += 1)}`
  await practitioners({})
  const { open } = await testConsole(engine)

  async function practitioners(absences: Readonly<Record<string, readonly Absence[]>>): Promise<void> {
    const directory = ['doc', 'amin', 'wu'].map((staffId) => ({
      kind: 'practitioner' as const, id: staffId,
      record: { staffId, family: { doc: 'Rivera', amin: 'Amin', wu: 'Wu' }[staffId] ?? staffId, given: '', title: 'Dr', roleText: null, absences: absences[staffId] ?? [] },
    }))
    await engine.record({ commandId: next('directory'), actor: INTAKE, directory })
  }

  /** Moves time to a wall time or by milliseconds, and lets every deadline on the way fire. */
  async function until(when: string | number): Promise<void> {
    time = typeof when === 'string' ? at(when) : time + when
    setNow(time)
    await sweep(engine)
  }

  async function signIn(staffId: string): Promise<Seat> {
    const { client } = open(staffId)
    await client.session.signIn({ username: staffId, passphrase: PASSPHRASE })
    const view = (threadId: string): Promise<ThreadView> => client.thread.get({ threadId })
    const act = (threadId: string, asked: Act): Promise<ActResult> => client.thread.act({ commandId: next('act'), threadId, act: asked })
    const page = (asked: InboxViewInput = { kind: 'inbox' }): Promise<InboxPage> => client.inbox.page({ view: asked })
    return {
      client, act, view, page,
      ids: async (asked) => (await page(asked)).rows.map((row) => row.threadId),
      clock: async (threadId, kind) => (await view(threadId)).clocks.findLast((clock) => clock.kind === kind),
      async reply(threadId, body = 'Thank you, we have noted it.', asksPatient = false) {
        await act(threadId, { type: 'replyToPatient', body, templateId: null, asksPatient, seenVersion: (await view(threadId)).version })
        return (await view(threadId)).messages.at(-1)?.messageId ?? ''
      },
      complete: async (threadId) => act(threadId, { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: (await view(threadId)).version }),
    }
  }

  /** A message as the portal sends it; `pa` (Haddad, adult) unless said otherwise. */
  const send = async (changes: Json & { body?: string } = {}): Promise<string> => {
    const [settled] = await sendAll([changes])
    return threadOf(settled) ?? ''
  }
  const sendAll = (several: readonly (Json & { body?: string })[]): Promise<Settlement[]> =>
    receive(several.map(({ body, ...changes }) => message({ recipient: [{ reference: 'Practitioner/doc' }], topic: { text: next('Question') }, sent: new Date(time).toISOString(), ...(body === undefined ? {} : { payload: [{ contentString: body }] }), ...changes })))

  /** The patient goes on in the thread of a message that the portal knows. */
  const answers = (messageId: string): Json => ({ inResponseTo: [{ type: 'Communication', identifier: { system: OWN_MESSAGE_SYSTEM, value: messageId } }] })

  /** The hold ends and the portal confirms the delivery. */
  async function deliver(replyId: string, whose = 'pa'): Promise<void> {
    await until(11 * SECOND)
    const [settled] = await receive([{
      resourceType: 'CommunicationRequest', status: 'completed', identifier: [{ system: OWN_MESSAGE_SYSTEM, value: replyId }], subject: { reference: `Patient/${whose}` },
      recipient: [{ reference: `Patient/${whose}` }], payload: [{ contentString: 'x' }],
    }])
    if (settled?.outcome !== 'accepted') throw new Error(`no receipt: ${JSON.stringify(settled)}`)
  }

  /** The portal's read receipt. */
  const read = (replyId: string, whose = 'pa'): Promise<Settlement[]> =>
    receive([{
      resourceType: 'Communication', status: 'completed', identifier: [{ system: 'https://portal.example/read', value: replyId }],
      basedOn: [{ type: 'CommunicationRequest', identifier: { system: OWN_MESSAGE_SYSTEM, value: replyId } }], subject: { reference: `Patient/${whose}` }, received: new Date(time).toISOString(),
    }])

  async function patient(patientId: string, changes: Partial<PatientRecord>): Promise<void> {
    const known = await engine.store.query('patient', { patientId })
    if (!known) throw new Error('no such patient')
    await engine.record({ commandId: next('patient'), actor: INTAKE, directory: [{ kind: 'patient', id: patientId, record: { ...known, ...changes } }] })
  }

  return { engine, receive, signIn, until, send, sendAll, answers, deliver, read, patient, practitioners, now: () => time, thread: base.thread }
}
