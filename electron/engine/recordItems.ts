import type { Actor } from '#shared/domain/actor.ts'
import { DuplicateCommand, VersionConflict } from '#shared/domain/errors.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { Engine } from './engine.ts'
import { textHash } from './ports/hashChain.ts'
import type { Batch, IntakeItem, NewEvent } from './ports/store.ts'
import { directoryStream, intakeStream } from './streams.ts'

const ATTEMPTS = 4
export const DIRECTORY_RECORDED = 'directory.recorded.v1'
export const INTAKE_SETTLED = 'intake.settled.v1'

/** Policy pack in force, as every event carries it (D1). */
export const policyStamp = (engine: Pick<Engine, 'pack'>): string => `${engine.pack.id}@${engine.pack.version}`

/** What an event knows of a directory record. */
export const directoryHash = (entry: DirectoryRecord): string => textHash(entry.kind, entry.id, JSON.stringify(entry.record))
/** What an event knows of an intake item: all of its row. */
export const intakeHash = (item: IntakeItem): string =>
  textHash(
    item.itemId, item.source, item.fingerprint, item.resourceType, item.outcome, String(item.receivedAt),
    JSON.stringify([item.sourceId, item.reasonCode, item.reason, item.raw, item.threadId, item.messageId]),
  )

type Items = { readonly directory?: readonly DirectoryRecord[]; readonly intakeItems?: readonly IntakeItem[] }

/** Streams of the directory records and intake items of a commit, one event an entry, at their current versions. */
export async function itemStreams(engine: Pick<Engine, 'store'>, items: Items): Promise<Batch['streams'][number][]> {
  const events = new Map<string, NewEvent[]>()
  const add = (streamId: string, event: NewEvent): void => {
    const list = events.get(streamId) ?? []
    list.push(event)
    events.set(streamId, list)
  }
  for (const entry of items.directory ?? []) {
    add(directoryStream(entry.kind, entry.id), { type: DIRECTORY_RECORDED, payload: JSON.stringify({ kind: entry.kind, id: entry.id, hash: directoryHash(entry) }) })
  }
  for (const item of items.intakeItems ?? []) {
    add(intakeStream(item.source), {
      type: INTAKE_SETTLED,
      payload: JSON.stringify({ itemId: item.itemId, outcome: item.outcome, reasonCode: item.reasonCode, messageId: item.messageId, hash: intakeHash(item) }),
    })
  }
  return Promise.all(
    [...events].map(async ([streamId, list]) => {
      const version = (await engine.store.load(streamId))?.version ?? 0
      return { streamId, expectedVersion: version, events: list, next: { kind: 'plain' as const, streamId, version: version + list.length }, timers: [] }
    }),
  )
}

/** Records directory entries and settled intake items that belong to no thread, with their events, in one commit. */
export async function recordItems(engine: Engine, input: { commandId: string; actor: Actor } & Items): Promise<{ seq: number; deduplicated: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptItems(engine, input)
    } catch (error) {
      // Another process wrote to the same stream: decided anew.
      if (error instanceof VersionConflict && attempt < ATTEMPTS) continue
      throw error
    }
  }
}

async function attemptItems(engine: Engine, input: { commandId: string; actor: Actor } & Items): Promise<{ seq: number; deduplicated: boolean }> {
  const known = await engine.store.query('commandSeq', { commandId: input.commandId })
  if (known !== undefined) return { seq: known, deduplicated: true }
  try {
    const { seq } = await engine.store.commit({
      commandId: input.commandId,
      actor: input.actor,
      recordedAt: engine.clock.now(),
      policy: policyStamp(engine),
      streams: await itemStreams(engine, input),
      messages: [],
      directory: input.directory ?? [],
      intakeItems: input.intakeItems ?? [],
      credentials: [],
    })
    engine.changes.publish()
    return { seq, deduplicated: false }
  } catch (error) {
    if (error instanceof DuplicateCommand) return { seq: error.data.seq, deduplicated: true }
    throw error
  }
}
