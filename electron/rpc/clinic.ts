import { isAppointmentPhrase } from '#shared/domain/appointment/appointmentPhrases.ts'
import { NotAuthorized } from '#shared/domain/errors.ts'
import { policyStamp } from '#electron/engine/recordItems.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { accessOf } from './access/accessOf.ts'
import { signedIn } from './authenticate.ts'
import { personOf } from './people.ts'

export const clinicRouter = {
  get: signedIn.clinic.get.handler(async ({ context: { engine, console: host } }) => {
    const { pack } = engine
    const [accounts, status] = await Promise.all([engine.store.query('accounts', {}), host.status()])
    return {
      clinicName: pack.clinicName,
      timeZone: pack.timeZone,
      policy: policyStamp(engine),
      isSample: status.isSample,
      pools: pack.pools.map((pool) => ({ id: pool.id, name: pool.name, isClinical: pool.clinical })),
      dispositions: pack.dispositions.map(({ code, label, tier, key }) => ({ code, label, tier, key })),
      phoneLines: pack.phoneLines.map((line) => ({ id: line.id, label: line.label, number: line.number, isAllDay: line.allDay })),
      newMessagePath: pack.webPaths.newMessage,
      staff: accounts
        .filter((account) => account.status === 'active' && account.role !== 'admin' && account.role !== 'supervisor')
        .map((account) => personOf(account.staffId, account.displayName, account.role)),
      sendHoldSeconds: pack.windows.sendHoldSeconds,
      messageBytes: pack.limits.messageBytes,
      ruleSetVersion: engine.ruleSetVersion,
    }
  }),
  /** Empty in a clinic of its own: the checklist is about the sample clinic (D24). */
  rulesToSee: signedIn.clinic.rulesToSee.handler(async ({ context: { console: host } }) => ((await host.status()).isSample ? [...host.rulesToSee] : [])),
  templates: signedIn.clinic.templates.handler(({ context: { actor, console: host } }) =>
    // The scheduling panel fills its own texts; nobody picks them.
    host.templates.filter((template) => (actor.role !== 'clerk' || !template.isClinical) && !isAppointmentPhrase(template.id)),
  ),
}

export const draftRouter = {
  save: signedIn.draft.save.handler(async ({ input, context: { engine, actor } }) => {
    const key = { threadId: input.threadId, staffId: actor.id, mode: input.mode }
    const loaded = await engine.store.load(threadStream(input.threadId))
    if (loaded?.kind !== 'thread' || !(await accessOf(engine, loaded.state, actor)).open) throw new NotAuthorized('saveDraft', 'You cannot write in this thread.')
    const savedAt = engine.clock.now()
    await engine.store.keep(input.body.trim() === '' ? { kind: 'draftDiscarded', key } : { kind: 'draft', draft: { ...key, body: input.body, savedAt } })
    // D16: writing takes a lease, which colleagues see.
    if (input.mode === 'reply') engine.presence[input.body.trim() === '' ? 'stop' : 'write'](input.threadId, actor.id)
    return { savedAt }
  }),
}

export const intakeRouter = {
  status: signedIn.intake.status.handler(async ({ context: { engine, actor, console: host } }) => {
    if (actor.role !== 'admin' && actor.role !== 'supervisor') throw new NotAuthorized('intake', 'Only an admin or a supervisor sees the intake.')
    const [totals, quarantine, waiting] = await Promise.all([engine.store.query('intakeTotals', {}), engine.store.query('quarantine', { limit: 200 }), host.intakeWaiting()])
    return {
      ...totals,
      waiting,
      folder: host.intakeFolder(),
      quarantine: quarantine.map((item) => ({
        itemId: item.itemId, resourceType: item.resourceType, reasonCode: item.reasonCode ?? 'unknown', reason: item.reason ?? '', receivedAt: item.receivedAt, source: item.source,
      })),
    }
  }),
}

export const systemRouter = {
  status: signedIn.system.status.handler(async ({ context: { engine, actor, console: host } }) => {
    const [head, outbox] = await Promise.all([
      engine.store.query('head', {}),
      engine.store.query('inboxCounts', { filter: { staffId: actor.id, role: actor.role, chips: [], now: engine.clock.now() }, views: [{ kind: 'outbox' }] }),
    ])
    const { verifiedAt, problem } = host.chain()
    return { events: head.seq, chainVerifiedAt: verifiedAt, chainProblem: problem, rulesProblem: host.rulesProblem, sending: outbox[0] ?? 0, consoles: host.consoles(), version: host.version }
  }),
}
