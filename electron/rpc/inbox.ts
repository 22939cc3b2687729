import { IllegalTransition, VersionConflict } from '#shared/domain/errors.ts'
import type { InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import { may, mayRead } from '#shared/domain/thread/may.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { accessTo } from '#shared/domain/people/access.ts'
import { restrictRow } from './access/restrictRow.ts'
import { signedIn } from './authenticate.ts'
import { loadPeople } from './people.ts'
import { CLOCK_LABEL, rowClock } from './views/clockViews.ts'
import { inboxRowOf } from './views/inboxRowOf.ts'

const COUNTED = ['inbox', 'mine', 'unassigned', 'redFlags', 'offered', 'waiting', 'snoozed', 'drafts', 'outbox', 'secondLook', 'completed', 'breakGlass'] as const
const TAKE_FROM = 100

const keyOf = (view: InboxViewInput): string => (view.kind === 'pool' ? `pool:${view.pool}` : view.kind)

export const inboxRouter = {
  page: signedIn.inbox.page.handler(async ({ input, context: { engine, actor } }) => {
    const filter = { staffId: actor.id, role: actor.role, chips: input.chips, now: engine.clock.now() }
    const pools = engine.pack.pools.filter((pool) => mayRead(actor.role, { isClinical: pool.clinical }))
    const views: InboxViewInput[] = [...COUNTED.map((kind) => ({ kind })), ...pools.map((pool) => ({ kind: 'pool' as const, pool: pool.id }))]
    const [people, page, counts, head] = await Promise.all([
      loadPeople(engine),
      engine.store.query('inbox', { ...filter, view: input.view, search: input.search, offset: input.offset, limit: input.limit }),
      engine.store.query('inboxCounts', { filter: { ...filter, chips: [] }, views }),
      engine.store.query('head', {}),
    ])
    return {
      rows: page.entries.map((entry) => restrictRow(inboxRowOf(entry, actor, people, engine.pack), entry, actor, engine.pack, filter.now)),
      total: page.total,
      counts: Object.fromEntries(views.map((view, index) => [keyOf(view), counts[index] ?? 0])),
      asOfSeq: head.seq,
    }
  }),

  takeNext: signedIn.inbox.takeNext.handler(async ({ input, context: { engine, actor } }) => {
    const page = await engine.store.query('inbox', {
      staffId: actor.id, role: actor.role, chips: [], now: engine.clock.now(), view: { kind: 'unassigned' }, search: null, offset: 0, limit: TAKE_FROM,
    })
    const own = engine.pack.pools.filter((pool) => pool.roles.includes(actor.role)).map((pool) => pool.id)
    for (const { state, patient } of page.entries) {
      if (!accessTo(actor, state, patient, engine.pack, engine.clock.now()).open) continue
      const works = state.tier !== null || (state.pool !== null && own.includes(state.pool))
      if (!works || (state.handOff !== null && state.handOff.kind !== 'cover') || !may(actor, { type: 'claimThread' }, state).allowed) continue
      try {
        await engine.handle({ threadId: state.threadId, command: { type: 'claimThread' }, actor, commandId: `${input.commandId}:${state.threadId}` })
        return { threadId: state.threadId, reason: reasonOf(state) }
      } catch (error) {
        // A colleague was faster: the next one.
        if (!(error instanceof IllegalTransition || error instanceof VersionConflict)) throw error
      }
    }
    return null
  }),
}

function reasonOf(state: ThreadState): string {
  if (state.tier !== null) return `Most urgent red flag you may act on: ${state.tier}.`
  const clock = rowClock(state.clocks)
  return clock === null ? 'The oldest thread that you may act on.' : `Worst clock you may act on: ${CLOCK_LABEL[clock.kind].toLowerCase()}.`
}
