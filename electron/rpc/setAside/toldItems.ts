import type { Actor } from '#shared/domain/actor.ts'
import { NO_MESSAGES } from '#shared/domain/setAside/setAside.ts'
import type { ToldThread } from '#shared/contract/schemas/emergencyView.ts'
import { scheduleFlaggedLook } from '#shared/domain/clock/schedule.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { afterHoursLine, lineOf } from '../views/emergencyViewOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

const MOST_TOLD = 100

/**
 * D8: a message whose words may describe an emergency is told of on the ladder also where it could not be taken in, until somebody
 * settles it. Nobody can claim it, so reading it alone ends nothing.
 */
export async function toldItems(engine: Engine, me: Staff): Promise<ToldThread[]> {
  const { entries } = await engine.store.query('setAside', { exceptTypes: NO_MESSAGES, limit: MOST_TOLD })
  const flagged = entries.flatMap(({ item, record }) => (record?.tier ? [{ item, tier: record.tier }] : []))
  if (flagged.length === 0) return []
  const { pack, clock } = engine
  const now = clock.now()
  const facts = await engine.factsFor({ patientId: null, addressedTo: null })
  return flagged.flatMap(({ item, tier }): ToldThread[] => {
    const { escalations, dueAt } = scheduleFlaggedLook(tier, item.receivedAt, facts)
    const reached = escalations.findLast(({ step, at }) => at <= now && isTold(engine, me, step))
    if (!reached) return []
    return [{
      threadId: item.itemId, itemId: item.itemId, tier, label: 'message set aside', step: reached.step, at: reached.at, dueAt, why: 'unclaimed', assignee: null,
      onCall: reached.step === 'onCall' ? lineOf(pack.emergency.onCallLine, pack) : null, afterHours: afterHoursLine(pack, now),
    }]
  })
}

/** The members of the flagged pool first, then the supervisor too, then every clinician. */
function isTold({ pack }: Engine, { role }: Staff, step: ToldThread['step']): boolean {
  if (role === 'supervisor') return step !== 'pool'
  if (role === 'clerk' || role === 'admin') return false
  return step === 'onCall' || pack.pools.some((pool) => pool.id === pack.flaggedPool && pool.roles.includes(role))
}
