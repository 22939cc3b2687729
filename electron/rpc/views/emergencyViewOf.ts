import type { CallView, EmergencyLine, EmergencyView, WelfareView } from '#shared/contract/schemas/emergencyView.ts'
import { nextOpen } from '#shared/domain/calendar/openHours.ts'
import { concernsBackPain, programmeState, programmeWords } from '#shared/domain/emergency/backPain.ts'
import { branchesOf, isEmergencyTier, linesNow } from '#shared/domain/emergency/branches.ts'
import { callLadder, emergencySince, isSafeContact, ladderWords, reachedPatient } from '#shared/domain/emergency/callLadder.ts'
import { welfareRefusal } from '#shared/domain/emergency/decideEmergency.ts'
import { laddersOf } from '#shared/domain/emergency/ladder.ts'
import type { NoticeRefusal, NoticeState, WelfareStepState } from '#shared/domain/emergency/emergencyState.ts'
import { PHONE_USE_LABEL } from '#shared/domain/emergency/phoneUse.ts'
import { welfareProgress } from '#shared/domain/emergency/welfareCheck.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import { calendarOf } from '#shared/domain/policy/calendarOf.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { People } from '../people.ts'

/** Emergency part of the thread's view: branches with their script and lines (S53), the call ladder (S14, D10), who is told (D8). */
export function emergencyViewOf(thread: ThreadState, facts: Facts, people: People, patientTexts: readonly string[]): EmergencyView {
  const { pack, now } = facts
  const policy = pack.emergency
  const raised = thread.flags.filter((flag) => flag.status === 'raised').map((flag) => flag.finding)
  const isUrgent = raised.some((finding) => isEmergencyTier(finding.tier))
  return {
    branches: branchesOf(raised, policy).map((id) => ({ id, name: policy.branches[id].name, meaning: policy.branches[id].meaning, script: [...policy.branches[id].script] })),
    lines: linesNow(raised, policy, pack.phoneLines, isClosed(pack, now)).flatMap((id) => lineOf(id, pack) ?? []),
    onCall: lineOf(policy.onCallLine, pack),
    afterHours: afterHoursLine(pack, now),
    ladder: ((laddersOf(thread).at(-1) ?? thread.clocks.findLast((clock) => clock.kind === 'firstLook'))?.escalations ?? []).map(({ step, at, reachedAt }) => ({ step, at, reachedAt })),
    call: isUrgent ? callViewOf(thread, facts, people) : null,
    welfare: isUrgent ? welfareViewOf(thread, facts, people) : null,
    notice: noticeWords(thread),
    backPain: backPainViewOf(thread, pack, people, patientTexts),
  }
}

export function lineOf(id: string, pack: PolicyPack): EmergencyLine | null {
  const found = pack.phoneLines.find((candidate) => candidate.id === id)
  return found ? { id, label: found.label, number: found.number } : null
}

const isClosed = (pack: PolicyPack, now: EpochMs): boolean => nextOpen({ start: now, calendar: calendarOf(pack) }) > now

/** S32: the first all-day line of the pack, while the clinic is closed. */
export function afterHoursLine(pack: PolicyPack, now: EpochMs): EmergencyLine | null {
  if (!isClosed(pack, now)) return null
  const first = pack.phoneLines.find((candidate) => candidate.allDay)
  return first ? { id: first.id, label: first.label, number: first.number } : null
}

function callViewOf(thread: ThreadState, facts: Facts, people: People): CallView {
  const policy = facts.pack.emergency
  const phones = facts.patient?.phones ?? []
  const note = facts.patient?.safeContactNote ?? null
  const ladder = callLadder(thread, phones, policy, note)
  const since = emergencySince(thread) ?? 0
  const isSafe = isSafeContact(thread, policy, note)
  return {
    numbers: ladder.numbers.map(({ phone, tries }) => ({
      number: phone.number, label: PHONE_USE_LABEL[phone.use], name: phone.name, tries, isNext: phone === ladder.next && ladder.settled === null, isEmergencyContact: phone.use === 'emergencyContact',
    })),
    record: phones.map((phone) => ({ number: phone.number, label: PHONE_USE_LABEL[phone.use], name: phone.name, isSafe: phone.isSafe })),
    withheld: ladder.withheld,
    words: ladderWords(ladder),
    tries: ladder.tries,
    needed: ladder.needed,
    settled: ladder.settled,
    isSafeContact: isSafe,
    safeContactNote: note,
    safeContactScript: isSafe ? [...policy.safeContactScript] : [],
    log: thread.contacts.filter((contact) => contact.at >= since).map((contact) => ({
      at: contact.at, by: people.label(contact.by), outcome: contact.outcome, isPatient: reachedPatient(contact, thread), number: contact.number ?? null,
      label: contact.use ? PHONE_USE_LABEL[contact.use] : null,
    })),
  }
}

function welfareViewOf(thread: ThreadState, facts: Facts, people: People): WelfareView {
  const { welfareCheck } = facts.pack.emergency
  const progress = welfareProgress(thread, facts.pack.emergency)
  const next = progress.find(({ done }) => done === null)
  return {
    refusal: welfareRefusal(thread, facts),
    services: welfareCheck.services.map(({ id, label }) => ({ id, label })),
    outcomes: welfareCheck.outcomes.map(({ id, label }) => ({ id, label })),
    steps: progress.map(({ step, done }) => ({
      id: step.id, label: step.label, text: step.text, asks: step.asks, isNext: step === next?.step,
      done: done === null ? null : { at: done.at, by: people.label(done.by), detail: welfareDetail(done, facts.pack) },
    })),
  }
}

/** `Police, reference 24-1187`; `Found safe at home`. */
export function welfareDetail({ service, reference, outcome }: Pick<WelfareStepState, 'service' | 'reference' | 'outcome'>, pack: PolicyPack): string | null {
  const { services, outcomes } = pack.emergency.welfareCheck
  if (reference !== null) return `${services.find(({ id }) => id === service)?.label ?? service ?? ''}, reference ${reference}`
  return outcome === null ? null : (outcomes.find(({ id }) => id === outcome)?.label ?? outcome)
}

const DELIVERY: Record<NoticeState['delivery'], string> = {
  queued: 'on its way', sending: 'on its way', delivered: 'delivered', unknown: 'no receipt yet', failed: 'not taken by the portal',
  deadLetter: 'not taken by the portal', withdrawn: 'not sent',
}

export const WITHHELD_WORDS: Record<NoticeRefusal, string> = {
  patientNotMatched: 'the sender is not matched to a patient',
  notReachable: 'the patient cannot receive portal messages',
  safeContact: 'abuse or violence is possible',
  mayNotRead: 'whoever wrote may not read the matter (a teenager’s, or no access on record)',
  noText: 'no approved text fits',
}

function noticeWords({ emergency }: ThreadState): EmergencyView['notice'] {
  const { withheld } = emergency
  const last = emergency.notices.at(-1)
  if (withheld !== null && (last === undefined || withheld.at >= last.sentAt)) return { isSent: false, text: `No automatic notice: ${WITHHELD_WORDS[withheld.reason]}.`, at: withheld.at }
  return last ? { isSent: true, text: `Automatic notice ${DELIVERY[last.delivery]}; it answers nothing.`, at: last.sentAt } : null
}

function backPainViewOf(thread: ThreadState, pack: PolicyPack, people: People, patientTexts: readonly string[]): EmergencyView['backPain'] {
  const { questions } = pack.emergency.backPain
  const { backPain } = thread.emergency
  const state = programmeState(backPain, questions)
  return {
    isConcerned: concernsBackPain(thread, patientTexts),
    state: state.kind,
    words: programmeWords(state),
    questions: questions.map(({ id, text, raise }) => ({ id, text, raise, answer: backPain?.answers[id] ?? null })),
    screened: backPain === null ? null : { by: people.label(backPain.screenedBy), at: backPain.screenedAt },
    cleared: backPain?.clearance ? { by: people.label(backPain.clearance.by), at: backPain.clearance.at } : null,
  }
}
