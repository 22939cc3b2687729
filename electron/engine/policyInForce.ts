import { InvalidCommand, NotAuthorized, VersionConflict } from '#shared/domain/errors.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { AdoptInput, Engine } from './engine.ts'
import type { Store } from './ports/store.ts'
import { policyStamp } from './recordItems.ts'
import { POLICY_STREAM } from './streams.ts'

export const POLICY_ADOPTED = 'policy.adopted.v1'

/** A pack that an admin put in force. Its text is in the event: a pack holds no patient data, and the log then says it all (D1). */
export interface AdoptedPolicy {
  readonly packId: string
  readonly version: number
  readonly text: string
  readonly by: string
  readonly at: EpochMs
}

/** Oldest first; empty while the pack that shipped is in force. */
export async function adoptedPolicies(store: Pick<Store, 'query'>): Promise<AdoptedPolicy[]> {
  const events = await store.query('streamEvents', { streamId: POLICY_STREAM })
  return events
    .filter((event) => event.type === POLICY_ADOPTED)
    .map((event) => {
      const { packId, version, text } = JSON.parse(event.payload) as Pick<AdoptedPolicy, 'packId' | 'version' | 'text'>
      return { packId, version, text, by: event.actor.kind === 'staff' ? event.actor.name : event.actor.id, at: event.recordedAt }
    })
}

/**
 * Puts a pack in force for every decision from now on; clocks that run keep the due time that they were given.
 * @throws NotAuthorized for anybody but an admin; InvalidCommand `id` or `version` unless it is the next version of the
 *   same pack; VersionConflict when a colleague adopted another one meanwhile
 */
export async function adoptPolicy(engine: Engine, { pack, text, actor, commandId }: AdoptInput): Promise<{ seq: number }> {
  if (actor.kind !== 'staff' || actor.role !== 'admin') throw new NotAuthorized('adoptPolicy', 'Only an admin changes the policy.')
  const known = await engine.store.query('commandSeq', { commandId })
  if (known !== undefined) return { seq: known }
  if (pack.id !== engine.pack.id) throw new InvalidCommand('id', `This clinic's pack is ${engine.pack.id}.`)
  if (pack.version !== engine.pack.version + 1) throw new InvalidCommand('version', `The next version is ${engine.pack.version + 1}.`)
  const version = (await engine.store.load(POLICY_STREAM))?.version ?? 0
  const adopted = await adoptedPolicies(engine.store)
  if ((adopted.at(-1)?.version ?? engine.pack.version) !== engine.pack.version) throw new VersionConflict(POLICY_STREAM, version - 1, version)
  const { seq } = await engine.store.commit({
    commandId,
    actor,
    recordedAt: engine.clock.now(),
    // The decision to change the pack is made under the one that it replaces.
    policy: policyStamp(engine),
    streams: [{
      streamId: POLICY_STREAM,
      expectedVersion: version,
      events: [{ type: POLICY_ADOPTED, payload: JSON.stringify({ packId: pack.id, version: pack.version, text }) }],
      next: { kind: 'plain', streamId: POLICY_STREAM, version: version + 1 },
      timers: [],
    }],
    messages: [],
    directory: [],
    intakeItems: [],
    credentials: [],
  })
  return { seq }
}
