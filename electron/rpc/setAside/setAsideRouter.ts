import { isClinical, type Actor } from '#shared/domain/actor.ts'
import { IllegalTransition, InvalidCommand, NotAuthorized } from '#shared/domain/errors.ts'
import { assertIdentity } from '#shared/domain/refill/identity.ts'
import { NO_MESSAGES, SETTLE_LABEL, type SetAsideRecord } from '#shared/domain/setAside/setAside.ts'
import type { SetAsideRow } from '#shared/contract/setAside.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem, SetAsideEntry } from '#electron/engine/ports/store.ts'
import { signedIn } from '../authenticate.ts'
import { loadPeople, type People } from '../people.ts'
import { identityOf } from '../views/patientView.ts'
import { readItem, type ReadItem } from './readItem.ts'
import { takeIn } from './takeIn.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** Listed at most; the rest is counted, and moves up as others are settled. */
const MOST_LISTED = 200

/** D22, D19: read by nurses, PAs, physicians and the supervisor; settled by those who work with patients. */
export const setAsideRouter = {
  list: signedIn.setAside.list.handler(async ({ context: { engine, actor } }) => {
    requireReader(actor)
    const [{ entries, total }, people] = await Promise.all([engine.store.query('setAside', { exceptTypes: NO_MESSAGES, limit: MOST_LISTED }), loadPeople(engine)])
    const items = await Promise.all(entries.map(async (entry) => rowOf(entry, await readItem(engine, entry.item), people)))
    return { total, items }
  }),

  open: signedIn.setAside.open.handler(async ({ input, context: { engine, actor } }) => {
    requireReader(actor)
    const entry = await load(engine, input.itemId)
    const read = await readItem(engine, entry.item)
    const at = engine.clock.now()
    await engine.store.keep({ kind: 'view', staffId: actor.id, role: actor.role, threadId: null, patientId: read.patient?.patientId ?? null, what: `setAside:${input.itemId}`, at })
    const record = entry.record.opened ? entry.record : { ...entry.record, opened: { by: actor.id, at } }
    if (!entry.record.opened) await write(engine, actor, record, `setAside:${input.itemId}:opened`)
    const people = await loadPeople(engine)
    const { settled } = record
    return {
      ...rowOf({ item: entry.item, record }, read, people),
      subject: read.subject, body: read.body, attachments: read.attachments.map(({ name }) => name),
      takeInRefusal: takeInRefusal(read), settleRefusal: isClinical(actor.role) ? null : 'A nurse, PA or physician settles this.',
      settled: settled && { by: people.label(settled.by), at: settled.at, outcome: SETTLE_LABEL[settled.outcome], words: settled.words, threadId: settled.threadId },
    }
  }),

  settle: signedIn.setAside.settle.handler(async ({ input, context: { engine, actor } }) => {
    const words = input.words.trim()
    const record = await requireOpen(engine, actor, input.itemId, input.commandId)
    if (words === '') throw new InvalidCommand('words', input.outcome === 'called' ? 'Say whom you called, at which number, and what came of it.' : 'Say why it is not for this clinic.')
    return write(engine, actor, { ...record, settled: { by: actor.id, at: engine.clock.now(), outcome: input.outcome, words, threadId: null } }, input.commandId)
  }),

  takeIn: signedIn.setAside.takeIn.handler(async ({ input, context: { engine, actor } }) => {
    const record = await requireOpen(engine, actor, input.itemId, input.commandId)
    const { item } = await load(engine, input.itemId)
    const read = await readItem(engine, item)
    const refusal = takeInRefusal(read)
    if (refusal !== null || read.patient?.patientId !== input.patientId) throw new InvalidCommand('patientId', refusal ?? 'The item names another patient.')
    try {
      assertIdentity({ initials: input.initials, birthYear: input.birthYear }, read.patient)
    } catch (error) {
      await engine.store.keep({ kind: 'view', staffId: actor.id, role: actor.role, threadId: null, patientId: input.patientId, what: 'identityCheck.denied', at: engine.clock.now() })
      throw error
    }
    const threadId = await takeIn(engine, item, read, read.patient)
    await write(engine, actor, { ...record, settled: { by: actor.id, at: engine.clock.now(), outcome: 'takenIn', words: '', threadId } }, input.commandId)
    return { threadId }
  }),
}

function requireReader(actor: Staff): void {
  if (!isClinical(actor.role) && actor.role !== 'supervisor') throw new NotAuthorized('setAside', 'What was set aside is read by nurses, PAs, physicians and the supervisor.')
}

async function load(engine: Engine, itemId: string): Promise<{ item: IntakeItem; record: SetAsideRecord }> {
  const [item, found] = await Promise.all([engine.store.query('intakeItem', { itemId }), engine.store.query('directoryRecord', { kind: 'setAside', id: itemId })])
  if (item?.outcome !== 'quarantined' || NO_MESSAGES.some((type) => type === item.resourceType)) throw new InvalidCommand('itemId', 'Nothing with this id was set aside.')
  return { item, record: found?.kind === 'setAside' ? found.record : { itemId, field: null, tier: null, opened: null, settled: null } }
}

/** Who settles has read it; what is settled stays so. A repeated command finds its own work. */
async function requireOpen(engine: Engine, actor: Staff, itemId: string, commandId: string): Promise<SetAsideRecord> {
  if (!isClinical(actor.role)) throw new NotAuthorized('settleQuarantined', 'A nurse, PA or physician settles what was set aside.')
  const { record } = await load(engine, itemId)
  if (record.opened === null) throw new IllegalTransition('settleQuarantined', 'setAside', 'Read it first.')
  if (record.settled !== null && (await engine.store.query('commandSeq', { commandId })) === undefined) throw new IllegalTransition('settleQuarantined', 'settled', 'A colleague settled this already.')
  return record
}

const write = (engine: Engine, actor: Staff, record: SetAsideRecord, commandId: string): Promise<{ seq: number }> =>
  engine.record({ commandId, actor, directory: [{ kind: 'setAside', id: record.itemId, record }] })

function takeInRefusal({ received, patient }: ReadItem): string | null {
  if (received?.resourceType !== 'Communication') return 'This is no message that could become a thread. Call the patient, or enter it in the record system.'
  return patient === null ? 'No record here matches the patient of this message.' : null
}

const WHAT: Readonly<Record<string, string>> = { Communication: 'Message', MedicationRequest: 'Refill request', Appointment: 'Appointment request', Task: 'Task', File: 'File', Unreadable: 'Unreadable' }

function rowOf({ item, record }: SetAsideEntry, read: ReadItem, people: People): SetAsideRow {
  return {
    itemId: item.itemId, what: WHAT[item.resourceType] ?? item.resourceType, receivedAt: item.receivedAt, source: item.source, reason: item.reason ?? '',
    field: record?.field ?? null, tier: record?.tier ?? null, patient: read.patient ? identityOf(read.patient) : null, patientWords: read.patientWords, sender: read.sender,
    opened: record?.opened ? { by: people.label(record.opened.by), at: record.opened.at } : null,
  }
}
