import { localDateOf, plusDays } from '#shared/domain/calendar/localDate.ts'
import { zoneOf } from '#shared/domain/calendar/zone.ts'
import { parseEpochDay } from '#shared/domain/calendar/epochDay.ts'
import type { PeopleView, ReaderView } from '#shared/contract/schemas/peopleView.ts'
import { proxyName, type PatientRecord, type RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { audienceOf, lastSenderOf, type Reader, type ThreadAudience } from '#shared/domain/people/audience.ts'
import { isConfidential, isItemConfidential } from '#shared/domain/people/confidential.ts'
import { gradeOf, type GradeAnswer } from '#shared/domain/people/grade.ts'
import type { ProxyScope } from '#shared/domain/people/grants.ts'
import { voiceHint } from '#shared/domain/people/guardianVoice.ts'
import { replyRule, unmatchedWords } from '#shared/domain/people/replyRule.ts'
import { proposeConfidential, type ConfidentialTopic } from '#shared/domain/people/topics.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import type { People } from '../people.ts'

export interface PeopleContext {
  readonly thread: ThreadState
  readonly facts: Facts
  readonly messages: readonly StoredMessage[]
  readonly people: People
  readonly me: string
  readonly topics: readonly ConfidentialTopic[]
}

/** Who wrote, who reads, what may be said: worked out anew at each reading, so that a birthday needs no event (D17). */
export function peopleViewOf(context: PeopleContext): PeopleView {
  const { thread, facts, people, me } = context
  const { pack, now } = facts
  const patient = facts.people?.patient ?? null
  const relatedPersons = facts.people?.relatedPersons ?? []
  const audience = audienceOf(thread, patient, relatedPersons, pack, now)
  const isTeen = audience.age !== null && audience.age >= pack.ages.teenFrom && audience.age <= pack.ages.teenTo
  const rule = replyRule(thread, facts.people, pack, now)
  return {
    audience: audience.audience,
    audienceWords: gradeWords(audience.answer, patient === null && lastSenderOf(thread).kind === 'self' && thread.patientId !== null),
    until: audience.answer.grade === 'unmatched' ? null : audience.answer.until,
    age: audience.age,
    readers: audience.readers.map((reader) => readerViewOf(reader, patient, relatedPersons, audience)),
    rule: rule.kind === 'phrases' ? { ...rule, templates: [...rule.templates] } : { ...rule },
    parentWroteForTeen: audience.answer.grade === 'teenLimited' && !pack.ages.teenProxyMayMessage,
    isConfidential: isConfidential(thread),
    marks: thread.people.confidential.map(({ kind, ref, by, at }) => ({ kind, ref, by: people.label(by), at })),
    proposal: isTeen ? proposalOf(context) : null,
    hint: hintOf(context, patient, relatedPersons, audience),
    breakGlass: thread.people.breakGlass.map((access) => ({
      accessId: access.accessId, by: people.label(access.by), at: access.at, until: access.until, reason: access.reason, isMine: access.by === me,
      isActive: access.until > now, review: access.review && { ...access.review, by: people.label(access.review.by) },
    })),
    withheld: [],
    refreshAt: nextMidnight(now, pack),
    outgoing: {
      isTeen,
      lastVisit: audience.audience === 'self' ? null : (patient?.lastVisit ?? null),
      nextVisit: audience.audience === 'self' ? null : (patient?.nextVisit ?? null),
      isNextVisitConfidential: isItemConfidential(thread, { kind: 'appointment', ref: 'next' }),
      topics: audience.answer.grade === 'teenLimited' ? context.topics.map(({ label, pattern }) => ({ label, source: pattern.source })) : [],
    },
  }
}

/** What a grade lets somebody read, after a name: `LEE, Kim (mother, proxy) · can read everything`. */
function gradeWords(answer: GradeAnswer, isUnknownRecord = false): string {
  if (isUnknownRecord) return 'can read everything'
  switch (answer.grade) {
    case 'self':
    case 'childFull':
      return 'can read everything'
    case 'teenLimited':
      return 'sees only displayed appointments of a teen'
    case 'adultGranted':
      return `has access to ${scopeWords(answer.scope)}`
    case 'unmatched':
      return unmatchedWords(answer.reason)
  }
}

const scopeWords = (scope: readonly ProxyScope[]): string =>
  scope.length < 2 ? (scope[0] ?? 'nothing') : `${scope.slice(0, -1).join(', ')} and ${scope.at(-1) ?? ''}`

function readerViewOf(reader: Reader, patient: PatientRecord | null, relatedPersons: readonly RelatedPersonRecord[], audience: ThreadAudience): ReaderView {
  const person = relatedPersons.find(({ relatedPersonId }) => relatedPersonId === reader.relatedPersonId)
  const isShut = reader.who === 'proxy' && audience.isConfidential
  return {
    name: reader.who === 'patient' ? (patient ? proxyName(patient) : 'The patient') : person ? proxyName(person) : 'Proxy',
    relation: reader.who === 'patient' ? 'patient' : (person?.relationship ?? 'proxy'),
    grade: reader.answer.grade,
    reads: isShut ? 'is shown nothing of a confidential thread' : readsWords(reader, audience),
    canRead: !isShut && reader.reads !== 'nothing' && reader.reads !== 'displayedAppointments',
    isAddressee: reader.isAddressee,
  }
}

function readsWords({ who, reads, answer, isAddressee }: Reader, { age }: ThreadAudience): string {
  switch (reads) {
    case 'everything':
      return 'can read everything'
    case 'displayedAppointments':
      return 'sees only displayed appointments'
    case 'granted':
      return `may read ${answer.grade === 'adultGranted' ? scopeWords(answer.scope) : ''}`
    case 'asked':
      return answer.grade === 'teenLimited' ? 'reads this answer, else only displayed appointments' : 'reads this answer only'
    case 'nothing':
      if (who === 'patient') return age !== null && answer.grade === 'unmatched' && answer.reason === 'tooYoungForAccount' ? 'has no account of their own yet' : 'cannot read it'
      return `cannot read it${isAddressee || answer.grade !== 'unmatched' ? '' : `: ${unmatchedWords(answer.reason).replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase())}`}`
  }
}

/** D18: a word list proposes, a person decides. Only what came after the last "no" is looked at. */
function proposalOf({ thread, messages, topics }: PeopleContext): PeopleView['proposal'] {
  if (isConfidential(thread)) return null
  const since = thread.people.proposalDeclinedAt ?? Number.NEGATIVE_INFINITY
  const open = messages.filter((message) => message.kind === 'patient' && message.receivedAt > since && !isItemConfidential(thread, { kind: 'message', ref: message.messageId }))
  if (open.length === 0) return null
  const groups = thread.flags.filter((flag) => flag.messageId !== null && open.some(({ messageId }) => messageId === flag.messageId)).map((flag) => flag.finding.group)
  const [found] = proposeConfidential(open.map(({ subject, body }) => `${subject}\n${body}`), { groups, workType: thread.category }, topics)
  return found ? { topic: found.id, label: found.label, words: [...found.words] } : null
}

const HINT_WORDS = {
  parentInOwnAccount: 'This reads as if a parent wrote it from the patient’s own account. Ask who is writing before you answer.',
  teenInProxyAccount: 'This reads as if the teen wrote it from a parent’s account. Call the teen before you answer: a parent reads what goes here.',
} as const

function hintOf({ messages, facts }: PeopleContext, patient: PatientRecord | null, relatedPersons: readonly RelatedPersonRecord[], audience: ThreadAudience): string | null {
  const isMinor = audience.age !== null && audience.age <= facts.pack.ages.teenTo
  const newest = messages.findLast((message) => message.kind === 'patient')
  if (!newest) return null
  const { sender } = newest
  const person = sender.kind === 'proxy' ? (relatedPersons.find(({ relatedPersonId }) => relatedPersonId === sender.relatedPersonId) ?? null) : null
  const { grade } = gradeOf(sender, patient, person, facts.pack, facts.now)
  const hint = voiceHint(`${newest.subject}\n${newest.body}`, sender.kind === 'self' ? 'self' : grade === 'unmatched' ? 'teenLimited' : grade, isMinor)
  return hint === null ? null : HINT_WORDS[hint]
}

function nextMidnight(now: number, pack: PolicyPack): number {
  const day = parseEpochDay(plusDays(localDateOf(now, pack.timeZone), 1))
  const zone = zoneOf(pack.timeZone)
  return day === undefined || zone === undefined ? now + 3_600_000 : zone.startOfDay(day)
}
