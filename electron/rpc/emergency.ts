import type { Actor } from '#shared/domain/actor.ts'
import type { ToldThread } from '#shared/contract/schemas/emergencyView.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import { ESCALATION_STEPS, type ClockKind, type EscalationStep } from '#shared/domain/clock/clockState.ts'
import { toldSteps } from '#shared/domain/emergency/ladder.ts'
import { ownPhone, phonesOf, sameNumber } from '#shared/domain/emergency/phones.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { waitingFlags } from '#electron/engine/waitingFlags.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { TIERS } from '#shared/domain/screening/findings.ts'
import { open, signedIn } from './authenticate.ts'
import { loadPeople, type People } from './people.ts'
import { toldItems } from './setAside/toldItems.ts'
import { afterHoursLine, lineOf } from './views/emergencyViewOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** More than this at once is a disaster with its own plan. */
const MOST_TOLD = 100

export const emergencyRouter = {
  /** D8, PS-24: flagged threads of which this person has been told by now, worst first. */
  told: signedIn.emergency.told.handler(async ({ context: { engine, actor } }) => {
    if (actor.role === 'admin') return []
    const { entries } = await engine.store.query('inbox', {
      staffId: actor.id, role: actor.role, chips: [], now: engine.clock.now(), view: { kind: 'redFlags' }, search: null, offset: 0, limit: MOST_TOLD,
    })
    const people = await loadPeople(engine)
    const threads = entries.flatMap(({ state }) => toldOf(state, actor, engine, people) ?? [])
    // D22: also what was set aside and has no thread.
    return [...threads, ...(await toldItems(engine, actor))].toSorted((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier))
  }),
  /** D8, S10: what a console says that nobody has unlocked: a number and a tier. */
  waiting: open.emergency.waiting.handler(async ({ context }) => {
    const { state } = await context.console.status()
    return state === 'open' ? waitingFlags(context.console.engine()) : { count: 0, worstTier: null }
  }),
}

function toldOf(state: ThreadState, me: Staff, engine: Engine, people: People): ToldThread | null {
  const { pack } = engine
  if (state.tier === null) return null
  const mine = toldSteps(state).filter(({ step, clock }) => isTold(me, step, clock.kind, state, pack))
  const last = mine.toSorted((a, b) => ESCALATION_STEPS.indexOf(a.step) - ESCALATION_STEPS.indexOf(b.step) || a.at - b.at).at(-1)
  if (!last) return null
  const worst = state.flags.find((flag) => flag.status === 'raised' && flag.finding.tier === state.tier)
  return {
    threadId: state.threadId, tier: state.tier, label: worst ? GROUP_LABEL[worst.finding.group] : 'Red flag', step: last.step, at: last.at, dueAt: last.clock.dueAt,
    why: state.assignee === null ? 'unclaimed' : last.clock.kind === 'contact' ? 'noContact' : 'notLookedAt',
    assignee: state.assignee === null ? null : people.label(state.assignee),
    onCall: last.step === 'onCall' ? lineOf(pack.emergency.onCallLine, pack) : null,
    afterHours: afterHoursLine(pack, engine.clock.now()),
  }
}

/** The assignee is told of every step; the pool is its members, without the supervisor; from the last step on every clinician is told. */
function isTold({ id, role }: Staff, step: EscalationStep, kind: ClockKind, { pool, assignee }: ThreadState, pack: PolicyPack): boolean {
  if (assignee === id) return true
  if (step === 'assignee' || role === 'clerk') return false
  if (role === 'supervisor') return step !== 'pool'
  // A call that is missing is between the assignee and the supervisor until the on-call route is told.
  return step === 'onCall' || (kind === 'firstLook' && pack.pools.some((candidate) => candidate.id === pool && candidate.roles.includes(role)))
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
