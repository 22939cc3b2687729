import type { EpochMs } from '../ids.ts'
import { gradeOf } from '../people/grade.ts'
import type { Finding } from '../screening/findings.ts'
import type { Facts } from '../thread/facts.ts'
import type { CommandOf } from '../thread/commands.ts'
import { replyState } from '../thread/replyState.ts'
import type { SenderRef, ThreadState } from '../thread/state.ts'
import type { Branch } from './branch.ts'
import { branchOf } from './branches.ts'
import { isSafeContact } from './callLadder.ts'
import type { EmergencyPolicy } from './emergencyPolicy.ts'
import type { NoticeRefusal } from './emergencyState.ts'

/** Send this text, withhold it and say why, or nothing to send. */
export type NoticePlan = { readonly send: { readonly template: string; readonly branch: Branch } } | { readonly withhold: NoticeRefusal } | null

const HOUR = 3_600_000

/**
 * Is the automatic "call 911" notice due for this message (D10)? Only for tiers D0 and D1, once per thread in
 * `hoursBetween`. Never where somebody in the household may read what they must not: suspected abuse or violence, or a
 * proxy who may not read the matter: for a teen (S38, D18), without access on record (S41), or of unknown grade (D17). Pure.
 */
export function noticePlan(before: ThreadState, message: Pick<CommandOf<'receiveMessage'>, 'patientId' | 'sender' | 'screening'>, facts: Facts): NoticePlan {
  const policy = facts.pack.emergency
  const urgent = message.screening.findings.filter(({ tier }) => tier === 'D0' || tier === 'D1')
  if (urgent.length === 0 || message.sender.kind === 'staff') return null
  if (wasSentLately(before, facts.now, policy)) return null
  if (message.patientId === null || message.sender.kind === 'unmatched') return { withhold: 'patientNotMatched' }
  if (isSafeContact(before, policy, facts.patient?.safeContactNote) || message.screening.findings.some((finding) => policy.safeContactGroups.includes(finding.group))) {
    return { withhold: 'safeContact' }
  }
  if (!mayRead(message.sender, facts)) return { withhold: 'mayNotRead' }
  const mayWrite = replyState({ ...before, patientId: message.patientId }, { kind: 'staff' }, facts.patient, facts.pack, facts.now).allowed
  return mayWrite ? { send: textOf(urgent, policy) } : { withhold: 'notReachable' }
}

const wasSentLately = (thread: ThreadState, now: EpochMs, policy: EmergencyPolicy): boolean =>
  thread.emergency.notices.some((notice) => now - notice.sentAt < policy.notice.hoursBetween * HOUR)

/** Unknown is most restrictive (D17). Grades are of now. */
function mayRead(sender: SenderRef, { people, pack, now }: Facts): boolean {
  if (!people) return sender.kind === 'self'
  const person = sender.kind === 'proxy' ? (people.relatedPersons.find(({ relatedPersonId }) => relatedPersonId === sender.relatedPersonId) ?? null) : null
  const answer = gradeOf(sender, people.patient, person, pack, now)
  return answer.grade === 'self' || answer.grade === 'childFull' || (answer.grade === 'adultGranted' && answer.scope.includes('messages'))
}

/** Danger to self or others names 988 and is said before all else; then labour; then a group with a text of its own. */
function textOf(urgent: readonly Finding[], policy: EmergencyPolicy): { template: string; branch: Branch } {
  const branches = urgent.map((finding) => branchOf(finding, policy))
  const branch = (['mental', 'labour'] as const).find((candidate) => branches.includes(candidate)) ?? 'acute'
  const own = branch === 'acute' ? urgent.map(({ group }) => policy.notice.templatesByGroup[group]).find((id) => id !== undefined) : undefined
  return { template: own ?? policy.notice.templates[branch], branch }
}
