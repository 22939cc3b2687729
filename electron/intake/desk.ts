import type { Actor } from '#shared/domain/actor.ts'
import type { DirectoryKind, DirectoryRecord, PatientRecord } from '#shared/domain/directory/records.ts'
import type { SetAsideRecord } from '#shared/domain/setAside/setAside.ts'
import type { Engine, HandleInput } from '#electron/engine/createEngine.ts'
import type { IntakeItem } from '#electron/engine/ports/store.ts'
import { sha256 } from './received.ts'

export const INTAKE: Actor = { kind: 'system', id: 'intake' }

/**
 * How strictly a source is read where interop.md leaves no caller to answer. `portal`: exactly as the table says.
 * `backfill`: history from another system, whose pools and former staff this console may never have known: such a
 * message is routed by its work type instead of being quarantined, and may lack a topic.
 */
export type Strictness = 'portal' | 'backfill'

export type ItemFacts = Omit<IntakeItem, 'itemId' | 'source' | 'receivedAt'>
/** An item that ended well: no reason, nothing kept. */
export const settledItem = (
  outcome: 'accepted' | 'deduplicated',
  facts: Pick<ItemFacts, 'sourceId' | 'fingerprint' | 'resourceType' | 'threadId' | 'messageId'>,
): ItemFacts => ({ ...facts, outcome, reasonCode: null, reason: null, raw: null })

type RecordOf<Kind extends DirectoryKind> = Extract<DirectoryRecord, { kind: Kind }>['record']

/** One intake run's way to the engine. Directory records and bookkeeping are written in batches, messages one by one. */
export interface Desk {
  readonly engine: Engine
  readonly strictness: Strictness
  directory<Kind extends DirectoryKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined>
  patientsByMrn(mrn: string): Promise<PatientRecord[]>
  /** Writes a directory resource (and what follows from it) with its item, in the next batch. */
  stage(records: readonly DirectoryRecord[], item: ItemFacts): Promise<void>
  /** Books an item that writes nothing else, in the next batch. */
  book(item: ItemFacts): Promise<void>
  /** Books a quarantined item at once; false when the same was quarantined before, which is then booked as deduplicated. */
  quarantine(item: ItemFacts, aside: Pick<SetAsideRecord, 'field' | 'tier'>): Promise<boolean>
  /** A command on a thread with its item, in one commit; false when it was carried out before. */
  handle(input: Omit<HandleInput, 'actor' | 'intakeItems'> & { item: ItemFacts; actor?: Actor }): Promise<boolean>
  flush(): Promise<void>
}

const BATCH = 100

export function createDesk(engine: Engine, source: string, strictness: Strictness): Desk {
  const staged = new Map<string, DirectoryRecord>()
  let items: IntakeItem[] = []

  const itemOf = (facts: ItemFacts): IntakeItem => ({ ...facts, itemId: engine.ids.next(), source, receivedAt: engine.clock.now() })

  async function flush(): Promise<void> {
    if (items.length === 0) return
    const batch = { commandId: engine.ids.next(), actor: INTAKE, directory: [...staged.values()], intakeItems: items }
    await engine.record(batch)
    staged.clear()
    items = []
  }

  async function add(facts: ItemFacts, records: readonly DirectoryRecord[]): Promise<void> {
    for (const record of records) staged.set(`${record.kind}/${record.id}`, record)
    items.push(itemOf(facts))
    if (items.length >= BATCH) await flush()
  }

  return {
    engine,
    strictness,
    flush,
    async directory<Kind extends DirectoryKind>(kind: Kind, id: string) {
      const found = staged.get(`${kind}/${id}`) ?? (await engine.store.query('directoryRecord', { kind, id }))
      // A record stands under its own kind, in the store as in the batch.
      return found?.record as RecordOf<Kind> | undefined
    },
    async patientsByMrn(mrn) {
      if (staged.size > 0) await flush()
      return engine.store.query('patientByMrn', { mrn })
    },
    stage: (records, facts) => add(facts, records),
    book: (facts) => add(facts, []),
    async quarantine(facts, aside) {
      const key = sha256([source, facts.resourceType, facts.sourceId ?? '', facts.fingerprint, facts.reasonCode ?? ''].join('\n'))
      const item = itemOf(facts)
      const record: SetAsideRecord = { itemId: item.itemId, ...aside, opened: null, settled: null }
      const { deduplicated } = await engine.record({
        commandId: `quarantine:${key}`, actor: INTAKE, intakeItems: [item], directory: [{ kind: 'setAside', id: item.itemId, record }],
      })
      if (deduplicated) await add({ ...facts, outcome: 'deduplicated', reasonCode: null, reason: null, raw: null }, [])
      return !deduplicated
    },
    async handle({ item, actor = INTAKE, ...input }) {
      await flush()
      const { deduplicated } = await engine.handle({ ...input, actor, intakeItems: [itemOf(item)] })
      return !deduplicated
    },
  }
}
