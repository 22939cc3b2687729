import type { RefillLineView, RefillMedicine, RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { checkProtocol } from '#shared/domain/refill/checkProtocol.ts'
import { failedOrderWords } from '#shared/domain/refill/failedOrder.ts'
import { lineRefusals } from '#shared/domain/refill/lineRefusals.ts'
import { matchRefillLines, type FoundLine } from '#shared/domain/refill/matchRefillLines.ts'
import { isHighRisk, lookAlikesOf, scheduleOf } from '#shared/domain/refill/medicineCatalog.ts'
import { medicineLine } from '#shared/domain/refill/medicineLine.ts'
import { medicineIdOf, type MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import { isOpenLine, type RefillLine, type RefillSource } from '#shared/domain/refill/refillLine.ts'
import { protocolStamp } from '#shared/domain/refill/refillProtocol.ts'
import { medicineOf, refillFactsOf, type RefillContext } from '#shared/domain/refill/refillRules.ts'
import { supplyOf } from '#shared/domain/refill/supply.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { isRaised } from '#shared/domain/thread/guards.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import type { People } from '../people.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface RefillViewInput {
  readonly thread: ThreadState
  readonly facts: Facts
  /** Patient texts that stand, oldest first. */
  readonly messages: readonly StoredMessage[]
  readonly people: People
  readonly me: Staff
  readonly templates: readonly TemplateView[]
}

/** What the texts ask for, with its place. */
export interface Found extends FoundLine {
  readonly source: RefillSource
}

export function foundIn(messages: readonly StoredMessage[], context: RefillContext): Found[] {
  const medicines = context.patient?.medicines ?? []
  return messages.filter((message) => message.kind === 'patient').flatMap((message) => (['subject', 'body'] as const).flatMap((field) =>
    matchRefillLines(message[field], medicines, context.catalog).map((found) => ({ ...found, source: { messageId: message.messageId, field, start: found.start, end: found.end } }))))
}

/** The refill panel of a thread; undefined where there is no record to judge by (PS-11) or no protocol. */
export function refillViewOf({ thread, facts, messages, people, me, templates }: RefillViewInput): RefillPanelView | undefined {
  const context = facts.refill
  if (!context || context.patient === null) return undefined
  const { protocol, catalog } = context
  const lines = thread.refills?.lines ?? []
  const wordsAt = ({ messageId, field, start, end }: RefillSource): string => messages.find((message) => message.messageId === messageId)?.[field].slice(start, end) ?? ''
  const medicine = (id: string | null): RefillMedicine | null => {
    const record = medicineOf(context, id)
    return record === null ? null : medicineViewOf(record, context, people)
  }
  const refillFacts = refillFactsOf(context, facts.roles, isRaised(thread))

  const lineView = (line: RefillLine): RefillLineView => {
    const record = medicineOf(context, line.medicineId)
    const check = checkProtocol(line, record, refillFacts, protocol, catalog)
    const { lineId, status, match, order, decidedAt } = line
    return {
      lineId, status, match, order, decidedAt, check: { ...check, items: [...check.items] },
      words: line.source === null ? null : wordsAt(line.source),
      medicine: medicine(line.medicineId),
      lookAlikes: lookAlikesOf(catalog, record?.name ?? (line.source === null ? '' : wordsAt(line.source))),
      checkedBy: line.check === null ? null : people.label(line.check.by),
      checkedAt: line.check?.at ?? null,
      isStale: line.check !== null && isOpenLine(line) && line.check.verdict !== check.verdict,
      pendedTo: line.pendedTo === null ? null : people.label(line.pendedTo),
      denyReason: line.denyReason === null ? null : (protocol.denyReasons.find((reason) => reason.id === line.denyReason)?.label ?? line.denyReason),
      decidedBy: line.decidedBy === null ? null : people.label(line.decidedBy),
      acts: lineRefusals(line, check, record !== null && scheduleOf(record, catalog) !== null, me, facts.now),
    }
  }

  const isTaken = (found: Found): boolean => lines.some((line) =>
    (line.source?.messageId === found.source.messageId && line.source.field === found.source.field && line.source.start === found.source.start)
    || (found.medicineId !== null && line.medicineId === found.medicineId && (isOpenLine(line) || line.source?.messageId === found.source.messageId)))
  const asks = thread.category === 'refill' || lines.length > 0
  const found = asks ? firstOfEach(foundIn(messages, context).filter((each) => !isTaken(each))) : []
  return {
    protocol: protocolStamp(protocol),
    lines: lines.map(lineView),
    suggestions: found.map(({ source, match, medicineId, candidates, lookAlikes }) => ({
      source, match, words: wordsAt(source), medicine: medicine(medicineId), candidates: candidates.flatMap((id) => medicine(id) ?? []), lookAlikes: [...lookAlikes],
    })),
    medicines: context.patient.medicines.map((record) => medicineViewOf(record, context, people)),
    prescribers: refillFacts.prescribers.map((staffId) => ({ staffId, name: people.label(staffId) })),
    denyReasons: protocol.denyReasons,
    askTemplates: protocol.askTemplates.flatMap((id) => templates.filter((template) => template.id === id && (me.role !== 'clerk' || !template.isClinical)).map(({ name }) => ({ id, name }))),
    orderPlacedBy: protocol.orderPlacedBy,
    maxRefills: protocol.maxRefills,
    failedOrder: failedOrderOf(thread, messages, people),
    pharmacistOffer: thread.category === 'medication_question' && !isRaised(thread) && thread.completion === 'open',
  }
}

/** The same medicine or the same unknown word in subject and body is one proposal; the body's comes first. */
function firstOfEach(found: readonly Found[]): Found[] {
  const kept = new Map<string, Found>()
  for (const each of found.toSorted((a, b) => Number(a.source.field === 'subject') - Number(b.source.field === 'subject'))) {
    const key = each.medicineId ?? `${each.source.messageId} ${each.source.field} ${each.start}`
    if (!kept.has(key)) kept.set(key, each)
  }
  return [...kept.values()]
}

/** S62: asked of refill work only; the newest patient text that says so. */
function failedOrderOf(thread: ThreadState, messages: readonly StoredMessage[], people: People): RefillPanelView['failedOrder'] {
  const check = thread.refills?.orderCheck ?? null
  if (thread.category !== 'refill' && check === null) return null
  const words = messages.filter((message) => message.kind === 'patient').toReversed().map(({ subject, body }) => {
    const text = `${subject}\n${body}`
    return failedOrderWords(text).map(({ start, end }) => text.slice(start, end))
  }).find((each) => each.length > 0)
  if (words === undefined && check === null) return null
  return { words: words ?? [], check: check === null ? null : { outcome: check.outcome, by: people.label(check.by), at: check.at } }
}

function medicineViewOf(record: MedicineRecord, { catalog, protocol, today }: RefillContext, people: People): RefillMedicine {
  const { prescriberId } = record
  return {
    medicineId: medicineIdOf(record),
    name: record.name,
    parts: medicineLine(record),
    status: record.status ?? null,
    prescriber: prescriberId ? people.label(prescriberId) : null,
    lastOrdered: record.lastOrdered ?? null,
    lastDispensed: record.lastDispensed ?? null,
    quantity: record.quantity ?? null,
    form: record.form ?? null,
    supply: supplyOf(record, protocol.earlyDays, today)?.text ?? null,
    refillsLeft: record.refillsLeft ?? null,
    schedule: scheduleOf(record, catalog),
    isHighRisk: isHighRisk(record, catalog),
    pharmacy: record.pharmacy ?? null,
  }
}
