import type { Actor } from '../actor.ts'
import { isClinical } from '../actor.ts'
import { stepChart } from '../chart.ts'
import { InvalidCommand, NotAuthorized } from '../errors.ts'
import type { Decision } from '../thread/decision.ts'
import { acceptHandOff, declineHandOff, notCompleted } from '../thread/decideTriage.ts'
import { isRaised } from '../thread/guards.ts'
import { checkProtocol, type ProtocolCheck } from './checkProtocol.ts'
import { assertIdentity } from './identity.ts'
import { scheduleOf } from './medicineCatalog.ts'
import type { MedicineRecord } from './medicineRecord.ts'
import { refillChart } from './refillChart.ts'
import type { RefillCommand } from './refillCommands.ts'
import { isOpenLine, type RefillLine, type RefillOrder, type RefillStatus } from './refillLine.ts'
import { protocolStamp } from './refillProtocol.ts'
import { medicineOf, refillFactsOf, type RefillContext } from './refillRules.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type RefillCommandOf<T extends RefillCommand['type']> = Extract<RefillCommand, { type: T }>
type ChartInput = Parameters<typeof stepChart<typeof refillChart>>[2]

/** One command on the refill part of a thread. Rights were asked before (`refillRightRefusal`); the chart decides what may follow what. */
export function decideRefill(decision: Decision, command: RefillCommand, actor: Staff): void {
  notCompleted(decision)
  switch (command.type) {
    case 'addRefillLine':
      return addLine(decision, command, actor)
    case 'recordOrderCheck':
      return decision.emit({ type: 'OnlineOrderChecked', outcome: command.outcome, by: actor.id })
    case 'dropRefillLine':
      move(decision, lineOf(decision, command.lineId), { type: 'drop' })
      return decision.emit({ type: 'RefillLineDropped', lineId: command.lineId, by: actor.id })
    case 'checkRefill':
      return checkLine(decision, command, actor)
    case 'approveRefill':
      return approve(decision, command, actor)
    case 'pendRefill':
      return pend(decision, command, actor)
    case 'signRefill':
      return sign(decision, command, actor)
    case 'denyRefill':
      return deny(decision, command, actor)
    case 'askAboutRefill': {
      if (!contextOf(decision).protocol.askTemplates.includes(command.templateId)) throw new InvalidCommand('templateId', 'This template does not ask about a refill.')
      const moved = move(decision, lineOf(decision, command.lineId), { type: 'ask' })
      return decision.emit({ type: 'RefillAskedPatient', lineId: command.lineId, templateId: command.templateId, by: actor.id, ...moved })
    }
    case 'takeBackRefill':
      return takeBack(decision, command, actor)
  }
}

function contextOf(decision: Decision): RefillContext {
  const context = decision.facts.refill
  if (!context) throw new InvalidCommand('protocol', 'No refill protocol is loaded here.')
  return context
}

function lineOf(decision: Decision, lineId: string): RefillLine {
  const line = decision.state.refills?.lines.find((candidate) => candidate.lineId === lineId)
  if (!line) throw new InvalidCommand('lineId', 'There is no such refill in this thread.')
  return line
}

const WORDS: Record<RefillStatus, string> = {
  requested: 'Check this refill against the protocol first.',
  protocolChecked: 'This refill is checked and waits for a decision.',
  approved: 'This refill is approved.',
  pended: 'This refill waits for the prescriber.',
  signed: 'This refill is signed.',
  denied: 'This refill is denied.',
  askedPatient: 'This refill waits for the patient’s answer. Check it again when it is here.',
}

function move(decision: Decision, line: RefillLine, input: ChartInput, words = WORDS[line.status]): { from: RefillStatus; to: RefillStatus } {
  const step = stepChart(refillChart, line.status, input)
  if (step.emitted.length === 0) decision.refuse(line.status, words)
  return { from: line.status, to: step.to as RefillStatus }
}

function addLine(decision: Decision, command: RefillCommandOf<'addRefillLine'>, actor: Staff): void {
  const context = contextOf(decision)
  if (context.patient === null) throw new InvalidCommand('patient', 'No record is matched. Match the patient first.')
  const medicine = medicineOf(context, command.medicineId)
  if (command.medicineId !== null && medicine === null) throw new InvalidCommand('medicineId', 'This medicine is not on the patient’s list.')
  if (command.medicineId === null && command.source === null) throw new InvalidCommand('source', 'Say which words ask for it.')
  // D19: a clerk sees no list to pick from, and does not find out by trying what is on it.
  if (actor.role === 'clerk' && command.source === null) throw new NotAuthorized(command.type, 'A clerk takes up what the message asks for. For anything else, send the thread to a nurse.')
  const lines = decision.state.refills?.lines ?? []
  if (lines.some((line) => line.lineId === command.lineId)) throw new InvalidCommand('lineId', 'This refill is here already.')
  const isThere = lines.some((line) => isOpenLine(line) && (command.medicineId !== null ? line.medicineId === command.medicineId : line.medicineId === null && sameSource(line, command)))
  if (isThere) throw new InvalidCommand('medicineId', 'This medicine is among the open refills already.')
  decision.emit({
    type: 'RefillRequested', lineId: command.lineId, source: command.source, medicineId: command.medicineId, medicine: medicine?.name ?? null,
    match: command.match, asksChange: command.asksChange, by: actor.id,
  })
}

const sameSource = (line: RefillLine, { source }: RefillCommandOf<'addRefillLine'>): boolean =>
  line.source?.messageId === source?.messageId && line.source?.field === source?.field && line.source?.start === source?.start

function judge(decision: Decision, line: RefillLine): ProtocolCheck {
  const context = contextOf(decision)
  return checkProtocol(line, medicineOf(context, line.medicineId), refillFactsOf(context, decision.facts.roles, isRaised(decision.state)), context.protocol, context.catalog)
}

function checkLine(decision: Decision, command: RefillCommandOf<'checkRefill'>, actor: Staff): void {
  const line = lineOf(decision, command.lineId)
  const moved = move(decision, line, { type: 'check' })
  const { protocol, verdict, items } = judge(decision, line)
  decision.emit({ type: 'RefillChecked', lineId: line.lineId, protocol, verdict, items: items.map(({ id, verdict: each, on }) => ({ id, verdict: each, on })), by: actor.id, ...moved })
}

/** A medicine that is not on the list, or not any more, can be pended, asked about or denied; never approved or signed here. */
function listed(decision: Decision, line: RefillLine): MedicineRecord {
  const medicine = medicineOf(contextOf(decision), line.medicineId)
  if (medicine === null) throw new InvalidCommand('medicineId', 'This medicine is not on the patient’s list. Pend it, ask the patient, or deny it.')
  return medicine
}

/** The facts of this minute decide, not those of the check. A controlled substance is refused here, whatever the protocol says. */
function approve(decision: Decision, command: RefillCommandOf<'approveRefill'>, actor: Staff): void {
  const context = contextOf(decision)
  const line = lineOf(decision, command.lineId)
  const medicine = listed(decision, line)
  if (scheduleOf(medicine, context.catalog) !== null) throw new NotAuthorized('approveRefill', 'A controlled substance is never approved by protocol. Pend it to the prescriber.')
  const check = judge(decision, line)
  const holds = check.verdict === 'within' && line.check?.verdict === 'within'
  const open = check.items.filter((item) => item.verdict !== 'met').map((item) => `${item.label.toLowerCase()} (${item.fact})`)
  const moved = move(decision, line, { type: 'approve', withinProtocol: holds }, line.status === 'protocolChecked' ? `Outside the protocol: ${open.join('; ') || 'check it again'}. Pend it to the prescriber.` : WORDS[line.status])
  assertOrder(command, medicine, context)
  assertIdentity(command.identity, context.patient)
  decision.emit({ type: 'RefillApproved', lineId: line.lineId, protocol: check.protocol, medicineId: line.medicineId ?? '', ...ordered(decision, command), by: actor.id, role: actor.role, ...moved })
}

/** By protocol no more than its days' supply and refills, at the rate of the last dispensing. */
function assertOrder({ quantity, refills }: RefillOrder, medicine: MedicineRecord, { protocol }: RefillContext): void {
  assertCounts({ quantity, refills })
  if (refills > protocol.maxRefills) throw new InvalidCommand('refills', `By protocol at most ${protocol.maxRefills} refills.`)
  const most = medicine.quantity && medicine.daysSupply ? Math.floor((medicine.quantity / medicine.daysSupply) * protocol.supplyDays) : null
  if (most === null) throw new InvalidCommand('quantity', 'The record does not say how much was dispensed. Pend it to the prescriber.')
  if (quantity > most) throw new InvalidCommand('quantity', `By protocol at most ${most}: ${protocol.supplyDays} days’ supply.`)
}

function assertCounts({ quantity, refills }: RefillOrder): void {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 9999) throw new InvalidCommand('quantity', 'The quantity is a whole number from 1 to 9,999.')
  if (!Number.isInteger(refills) || refills < 0 || refills > 12) throw new InvalidCommand('refills', 'Refills are a whole number from 0 to 12.')
}

const ordered = (decision: Decision, { quantity, refills }: RefillOrder): RefillOrder & { releaseAt: number } =>
  ({ quantity, refills, releaseAt: decision.now + decision.facts.pack.windows.sendHoldSeconds * 1000 })

/** The prescriber is told through a hand-off, which counts when it is accepted (D12). */
function pend(decision: Decision, command: RefillCommandOf<'pendRefill'>, actor: Staff): void {
  const role = decision.facts.roles[command.toStaffId]
  if (role !== 'pa' && role !== 'physician') throw new InvalidCommand('toStaffId', 'A refill is pended to a PA or physician of this clinic.')
  const line = lineOf(decision, command.lineId)
  const moved = move(decision, line, { type: 'pend' })
  decision.emit({ type: 'RefillPended', lineId: line.lineId, toStaffId: command.toStaffId, by: actor.id, ...moved })
  if (decision.state.handOff !== null || command.toStaffId === actor.id || decision.state.assignee === command.toStaffId) return
  decision.triage({ type: 'offer' }, 'A hand-off starts from a routed or claimed thread.')
  decision.emit({ type: 'HandOffOffered', handOffId: command.handOffId, kind: 'escalation', fromStaffId: actor.id, toStaffId: command.toStaffId, toRole: null, noteId: null })
}

/** A signer who takes a checked line pends it to himself in the same breath; signing accepts the hand-off that asked for it. */
function sign(decision: Decision, command: RefillCommandOf<'signRefill'>, actor: Staff): void {
  const context = contextOf(decision)
  const line = lineOf(decision, command.lineId)
  listed(decision, line)
  assertCounts(command)
  if (line.status === 'protocolChecked') {
    decision.emit({ type: 'RefillPended', lineId: line.lineId, toStaffId: actor.id, by: actor.id, ...move(decision, line, { type: 'pend' }) })
  }
  const moved = move(decision, lineOf(decision, line.lineId), { type: 'sign' })
  assertIdentity(command.identity, context.patient)
  decision.emit({
    type: 'RefillSigned', lineId: line.lineId, protocol: protocolStamp(context.protocol), medicineId: line.medicineId ?? '', ...ordered(decision, command),
    by: actor.id, role: actor.role, ...moved,
  })
  if (decision.state.handOff?.toStaffId === actor.id) acceptHandOff(decision, actor)
}

function deny(decision: Decision, command: RefillCommandOf<'denyRefill'>, actor: Staff): void {
  const context = contextOf(decision)
  if (!context.protocol.denyReasons.some((reason) => reason.id === command.reason)) throw new InvalidCommand('reason', 'Choose one of the reasons of the protocol.')
  const line = lineOf(decision, command.lineId)
  const moved = move(decision, line, { type: 'deny' })
  assertIdentity(command.identity, context.patient)
  decision.emit({ type: 'RefillDenied', lineId: line.lineId, reason: command.reason, protocol: protocolStamp(context.protocol), by: actor.id, role: actor.role, ...moved })
  if (decision.state.handOff?.toStaffId === actor.id) acceptHandOff(decision, actor)
}

/** PS-42: an event, not an erasure; while the hold of an approval lasts, and by whoever decided or a clinical colleague. */
function takeBack(decision: Decision, command: RefillCommandOf<'takeBackRefill'>, actor: Staff): void {
  const line = lineOf(decision, command.lineId)
  if (line.decidedBy !== actor.id && !isClinical(actor.role)) throw new NotAuthorized('takeBackRefill', 'Only whoever decided, or a nurse, PA or physician, takes it back.')
  const inHouse = line.releaseAt === null || decision.now < line.releaseAt
  const moved = move(decision, line, { type: 'takeBack', inHouse }, inHouse ? WORDS[line.status] : 'The decision stands: the order may be placed already. Call the pharmacy.')
  decision.emit({ type: 'RefillTakenBack', lineId: line.lineId, by: actor.id, ...moved })
  if (moved.from === 'pended' && decision.state.handOff?.fromStaffId === actor.id && decision.state.handOff.toStaffId === line.pendedTo) declineHandOff(decision, actor)
}
