import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { PATIENT } from '#test/domain/refill/fixtures.ts'
import { INTAKE } from '#test/helpers/builders.ts'
import { arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
const ROLES: readonly Role[] = ['clerk', 'nurse', 'pa', 'physician', 'supervisor', 'admin']
const T = 't1'

/** A clinic with one patient, Grace Okafor, born 1961, and her medicine list; messages arrive screened by the real rules. */
export async function refillClinic(change: Partial<PatientRecord> = {}) {
  const { engine, setNow } = testEngine()
  for (const role of ROLES) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  const record = { ...PATIENT, ...change }
  await engine.record({ commandId: 'directory', actor: INTAKE, directory: [{ kind: 'patient', id: 'p1', record }] })
  const { open } = await testConsole(engine)
  let count = 0
  const desk = async (role: Role) => {
    const { client } = open(role)
    await client.session.signIn({ username: role, passphrase: PASSPHRASE })
    const view = async () => client.thread.get({ threadId: T })
    return {
      client,
      view,
      panel: async () => {
        const { refills } = await view()
        if (!refills) throw new Error('no refill panel')
        return refills
      },
      act: async (asked: Act) => client.thread.act({ commandId: `cmd-${role}-${(count += 1)}`, threadId: T, act: asked }),
    }
  }
  const desks = new Map<Role, ReturnType<typeof desk>>()
  /** Signed in once. */
  const as = async (role: Role): ReturnType<typeof desk> => {
    const known = desks.get(role) ?? desk(role)
    desks.set(role, known)
    return known
  }
  const write = async (body: string, subject = 'Refill request', messageId = 'm1'): Promise<void> => {
    const screening = engine.screen({ subject, body, attachmentNames: [], priorBodies: [] })
    await arrive(engine, T, messageId, { body, screening })
  }
  return { engine, setNow, as, write }
}

export type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof refillClinic>>['as']>>
export const GRACE = { initials: 'GO', birthYear: 1961 } as const
export const refused = (code: string, field?: string) => ({ code, ...(field === undefined ? {} : { data: { field } }) })

/** Takes up everything that the message asks for, and checks it; answers with the ids of the lines. */
export async function takeUp(desk: Desk): Promise<string[]> {
  for (const { source, medicine } of (await desk.panel()).suggestions) await desk.act({ type: 'addRefillLine', source, medicineId: medicine?.medicineId ?? null })
  const lines = (await desk.panel()).lines.filter((line) => line.status === 'requested').map(({ lineId }) => lineId)
  for (const lineId of lines) await desk.act({ type: 'checkRefill', lineId })
  return lines
}
export const line = async (desk: Desk, lineId: string | undefined) => {
  const found = (await desk.panel()).lines.find((each) => each.lineId === lineId)
  if (!found) throw new Error('no such line')
  return found
}
