import { InvalidCommand, VersionConflict } from '#shared/domain/errors.ts'
import { previewPolicy } from '#shared/domain/policy/previewPolicy.ts'
import type { PolicyDraft, PolicyView } from '#shared/contract/policy.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { allThreads } from '#electron/engine/allThreads.ts'
import { adoptedPolicies } from '#electron/engine/policyInForce.ts'
import { POLICY_STREAM } from '#electron/engine/streams.ts'
import { editPolicyText, fieldsOf } from '#electron/policy/editPolicyText.ts'
import { loadPolicyPack, readPolicyPack } from '#electron/policy/loadPolicyPacks.ts'
import { asAdmin } from './authenticate.ts'

const DAY = 24 * 3_600_000
const NAME = 'draft'

export const policyRouter = {
  current: asAdmin.policy.current.handler(({ context: { engine, console: host } }) => viewOf(engine, host.policyText())),

  check: asAdmin.policy.check.handler(({ input }) => draftOf(input.text)),

  edit: asAdmin.policy.edit.handler(({ input }) => draftOf(editPolicyText(input.text, input.changes))),

  preview: asAdmin.policy.preview.handler(async ({ input: { text, days }, context: { engine } }) => {
    const draft = loadPolicyPack(text, NAME)
    const now = engine.clock.now()
    const since = now - days * DAY
    const threads: Parameters<typeof previewPolicy>[0][number][] = []
    for await (const state of allThreads(engine.store)) {
      if (state.clocks.some((clock) => clock.startedAt >= since)) threads.push({ state, facts: await engine.factsFor(state) })
    }
    return { days, threads: threads.length, lines: previewPolicy(threads, draft, since, now) }
  }),

  adopt: asAdmin.policy.adopt.handler(async ({ input: { commandId, text, basedOn }, context: { engine, actor, console: host } }) => {
    const known = await engine.store.query('commandSeq', { commandId })
    if (known === undefined) {
      if (basedOn !== engine.pack.version) throw new VersionConflict(POLICY_STREAM, basedOn, engine.pack.version)
      if (text === (await textInForce(engine, host.policyText()))) throw new InvalidCommand('text', 'Nothing was changed.')
      const next = editPolicyText(text, [{ path: 'version', value: basedOn + 1 }])
      await engine.adoptPolicy({ pack: loadPolicyPack(next, NAME), text: next, actor, commandId })
    }
    return viewOf(engine, host.policyText())
  }),
}

const textInForce = async (engine: Engine, shipped: string): Promise<string> => (await adoptedPolicies(engine.store)).at(-1)?.text ?? shipped

async function viewOf(engine: Engine, shipped: string): Promise<PolicyView> {
  const adopted = await adoptedPolicies(engine.store)
  const text = adopted.at(-1)?.text ?? shipped
  const { id, name, version } = engine.pack
  return { packId: id, name, version, text, fields: fieldsOf(text), adopted: adopted.map(({ version: number, by, at }) => ({ version: number, by, at })).toReversed() }
}

function draftOf(text: string): PolicyDraft {
  const { problems } = readPolicyPack(text)
  return { text, fields: fieldsOf(text), problems: [...problems] }
}
