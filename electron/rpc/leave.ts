import { isClinical, type Actor } from '#shared/domain/actor.ts'
import { isLocalDate, localDateOf, plusDays } from '#shared/domain/calendar/localDate.ts'
import { absencesOf, type PractitionerRecord } from '#shared/domain/directory/records.ts'
import type { Leave } from '#shared/domain/directory/absence.ts'
import { IllegalTransition, InvalidCommand, NotAuthorized } from '#shared/domain/errors.ts'
import { leaveProblem, nameOf } from '#shared/domain/leave/leaveProblem.ts'
import type { LeaveLine } from '#shared/contract/leave.ts'
import { allThreads } from '#electron/engine/allThreads.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { signedIn } from './authenticate.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** S28, D3: who is out, from when to when, and who covers. Entered by an admin or a supervisor; no patient data passes here (D19). */
export const leaveRouter = {
  list: signedIn.leave.list.handler(async ({ context: { engine, actor } }) => {
    requireRight(actor)
    const today = todayOf(engine)
    const [practitioners, covers] = await Promise.all([engine.store.query('practitioners', {}), coversOf(engine)])
    const clinicians = practitioners.map((record) => ({ staffId: record.staffId, name: nameOf(record), leaves: linesOf(record, today) }))
    return { today, covers, clinicians: clinicians.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) }
  }),

  save: signedIn.leave.save.handler(async ({ input, context: { engine, actor } }) => {
    requireRight(actor)
    const { commandId, staffId, leaveId, from, to, coveredBy } = input
    const [record, practitioners, covers] = await Promise.all([clinician(engine, staffId), engine.store.query('practitioners', {}), coversOf(engine)])
    for (const [field, date] of [['from', from], ['to', to]] as const) if (!isLocalDate(date)) throw new InvalidCommand(field, 'There is no such day.')
    const cover = coveredBy === null ? null : covers.find((candidate) => candidate.staffId === coveredBy)
    if (cover === undefined) throw new InvalidCommand('coveredBy', 'A nurse, PA or physician with an account covers.')
    const leaves = record.leaves ?? []
    if (leaveId !== null && !leaves.some((leave) => leave.leaveId === leaveId)) throw new InvalidCommand('leaveId', 'There is no such leave any more.')
    const isRepeated = (await engine.store.query('commandSeq', { commandId })) !== undefined
    const problem = isRepeated ? null : leaveProblem(input, record, practitioners.filter((other) => other.staffId !== staffId), todayOf(engine))
    if (problem) throw new InvalidCommand(problem.field, problem.reason)
    const leave: Leave = { leaveId: leaveId ?? engine.ids.next(), from, to, coveredBy, coveredByName: cover?.name ?? null }
    return write(engine, actor, commandId, { ...record, leaves: [...leaves.filter((other) => other.leaveId !== leave.leaveId), leave].toSorted((a, b) => (a.from < b.from ? -1 : 1)) })
  }),

  end: signedIn.leave.end.handler(async ({ input: { commandId, staffId, leaveId }, context: { engine, actor } }) => {
    requireRight(actor)
    const record = await clinician(engine, staffId)
    const today = todayOf(engine)
    const known = record.leaves?.find((leave) => leave.leaveId === leaveId)
    if (!known || known.to < today) throw new InvalidCommand('leaveId', 'This leave is over already.')
    const leaves = (record.leaves ?? []).flatMap((leave) => (leave.leaveId !== leaveId ? [leave] : leave.from < today ? [{ ...leave, to: plusDays(today, -1) }] : []))
    return write(engine, actor, commandId, { ...record, leaves })
  }),
}

function requireRight(actor: Staff): void {
  if (actor.role !== 'admin' && actor.role !== 'supervisor') throw new NotAuthorized('leave', 'Only an admin or a supervisor enters leave.')
}

const todayOf = (engine: Engine): string => localDateOf(engine.clock.now(), engine.pack.timeZone)

async function clinician(engine: Engine, staffId: string): Promise<PractitionerRecord> {
  const record = await engine.store.query('practitioner', { staffId })
  if (!record) throw new InvalidCommand('staffId', 'There is no such clinician in the directory.')
  return record
}

async function coversOf(engine: Engine): Promise<{ staffId: string; name: string }[]> {
  const accounts = await engine.store.query('accounts', {})
  return accounts.filter(({ status, role }) => status === 'active' && isClinical(role)).map(({ staffId, displayName }) => ({ staffId, name: displayName }))
}

/** What the record system tells, without the days for which a leave was entered here; then what was entered here. */
function linesOf(record: PractitionerRecord, today: string): LeaveLine[] {
  const entered = new Set<unknown>(record.leaves ?? [])
  const ids = new Map<unknown, string>((record.leaves ?? []).map((leave) => [leave, leave.leaveId]))
  return absencesOf(record)
    .map((absence): LeaveLine => ({
      leaveId: entered.has(absence) ? (ids.get(absence) ?? null) : null, from: absence.from, to: absence.to, coveredBy: absence.coveredBy, coveredByName: absence.coveredByName,
      status: absence.to < today ? 'past' : absence.from > today ? 'ahead' : 'running',
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The record first, then every promise that it changes; the sweep's own actor, since nobody decides about a thread here. */
async function write(engine: Engine, actor: Staff, commandId: string, record: PractitionerRecord): Promise<{ recounted: number }> {
  await engine.record({ commandId, actor, directory: [{ kind: 'practitioner', id: record.staffId, record }] })
  let recounted = 0
  for await (const state of allThreads(engine.store)) {
    if (state.addressedTo !== record.staffId || state.completion === 'completed') continue
    try {
      await engine.handle({ threadId: state.threadId, command: { type: 'recountLeave' }, actor: { kind: 'system', id: 'sweep' }, commandId: `${commandId}:${state.threadId}` })
      recounted += 1
    } catch (error) {
      // Nothing changes for this thread.
      if (!(error instanceof IllegalTransition)) throw error
    }
  }
  return { recounted }
}
