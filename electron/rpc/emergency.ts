import type { Actor } from '#shared/domain/actor.ts'
import type { ToldThread } from '#shared/contract/schemas/emergencyView.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { EscalationStep } from '#shared/domain/clock/clockState.ts'
import { settledBy } from '#shared/domain/emergency/callLadder.ts'
import { ownPhone, phonesOf, sameNumber } from '#shared/domain/emergency/phones.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { signedIn } from './authenticate.ts'
import { afterHoursLine, lineOf } from './views/emergencyViewOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** More than this at once is a disaster with its own plan. */
const MOST_TOLD = 100

export const emergencyRouter = {
  /** D8, PS-24: flagged threads that nobody has claimed and that this person has been told of by now, worst first. */
  told: signedIn.emergency.told.handler(async ({ context: { engine, actor } }) => {
    if (actor.role === 'admin') return []
    const { entries } = await engine.store.query('inbox', {
      staffId: actor.id, role: actor.role, chips: [], now: engine.clock.now(), view: { kind: 'redFlags' }, search: null, offset: 0, limit: MOST_TOLD,
    })
    return entries.flatMap(({ state }) => toldOf(state, actor, engine) ?? [])
  }),
}

function toldOf(state: ThreadState, me: Staff, engine: Engine): ToldThread | null {
  const { pack } = engine
  const clock = state.clocks.findLast((candidate) => candidate.kind === 'firstLook')
  const reached = clock?.escalations.findLast((step) => step.reachedAt !== null && isTold(me, step.step, state, pack))
  if (!clock || !reached || reached.reachedAt === null || state.tier === null || state.assignee !== null || state.completion === 'completed' || settledBy(state) !== null) return null
  const worst = state.flags.find((flag) => flag.status === 'raised' && flag.finding.tier === state.tier)
  const isLast = reached.step === 'onCall'
  return {
    threadId: state.threadId, tier: state.tier, label: worst ? GROUP_LABEL[worst.finding.group] : 'Red flag', step: reached.step, at: reached.reachedAt, dueAt: clock.dueAt,
    onCall: isLast ? lineOf(pack.emergency.onCallLine, pack) : null,
    afterHours: afterHoursLine(pack, engine.clock.now()),
  }
}

/** The pool is its members, without the supervisor; from the last step on every clinician is told. */
function isTold({ role }: Staff, step: EscalationStep, { pool }: ThreadState, pack: PolicyPack): boolean {
  if (role === 'supervisor') return step !== 'pool'
  if (role === 'clerk') return false
  return step === 'onCall' || pack.pools.some((candidate) => candidate.id === pool && candidate.roles.includes(role))
}

/** Row 43: the patient's word on a number goes into the record, in the commit of the act. */
export async function numberChange(engine: Engine, threadId: string, act: Act): Promise<{ directory?: DirectoryRecord[] }> {
  if (act.type !== 'setNumberSafety') return {}
  const loaded = await engine.store.load(threadStream(threadId))
  const patientId = loaded?.kind === 'thread' ? loaded.state.patientId : null
  const record = patientId === null ? undefined : await engine.store.query('patient', { patientId })
  if (!record) return {}
  const phones = phonesOf(record).map((phone) => (sameNumber(phone.number, act.number) ? { ...phone, isSafe: act.isSafe } : phone))
  return { directory: [{ kind: 'patient', id: record.patientId, record: { ...record, phone: ownPhone(phones), phones } }] }
}
