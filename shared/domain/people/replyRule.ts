import { APPOINTMENT_PHRASES } from '../appointment/appointmentPhrases.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { ThreadState } from '../thread/state.ts'
import { audienceOf, lastSenderOf, type ThreadAudience } from './audience.ts'
import { isConfidential } from './confidential.ts'
import type { PeopleFacts } from './facts.ts'
import type { UnmatchedReason } from './grade.ts'

/** The approved "please call us" phrase, and the one that confirms nothing (S34), in the languages that they are kept in (PS-11). */
export const CALL_US_PHRASES = ['please-call-us', 'llame-por-favor', 'cannot-confirm', 'no-podemos-confirmar'] as const
/** What a parent who wrote for a teenager may be told (S43, D18). */
export const TEEN_PARENT_PHRASES = ['teen-parent-message', 'mensaje-padre-adolescente'] as const

export type PeopleRefusal = 'noElectronicContact' | 'confidentialForProxy'

/** What may be written in answer, because of who will read it. */
export type ReplyRule =
  | { readonly kind: 'free' }
  /** Only these approved phrases, as they stand. */
  | { readonly kind: 'phrases'; readonly templates: readonly string[]; readonly text: string; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: PeopleRefusal; readonly text: string; readonly path: string }

const FREE: ReplyRule = { kind: 'free' }

const UNMATCHED_WORDS: Record<UnmatchedReason, string> = {
  noPatient: 'The sender is not matched to a patient.',
  unknownSender: 'The record does not know who wrote this.',
  otherPatient: 'The record relates the sender to another patient.',
  inactive: 'The proxy access of the sender is not active.',
  notYet: 'The proxy access of the sender has not begun.',
  ended: 'The proxy access of the sender has ended.',
  noGrant: 'The patient is an adult and has not granted this person access.',
  openGrant: 'The access that the patient granted has no end date, so it does not count.',
  conflictingGrants: 'Two grants of access hold at once and differ, so none counts.',
  noBirthDate: 'The patient’s birth date is not recorded, so nobody can tell what a proxy may read.',
  impossibleBirthDate: 'The patient’s birth date cannot be right, so nobody can tell what a proxy may read.',
  tooYoungForAccount: 'The patient is too young for an account of their own, so somebody else wrote this.',
}

/** The part of the record that stands in the way, as a person says it. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'Patient.birthDate': 'birth date', 'RelatedPerson.patient': 'patient of the proxy', 'RelatedPerson.active': 'active mark of the proxy',
  'RelatedPerson.period': 'period of the proxy access', 'RelatedPerson.extension': 'grants of access',
}
const fieldWords = (field: string | null): string => (field === null ? '' : ` In the record, look at: ${FIELD_WORDS[field] ?? field}.`)

export const unmatchedWords = (reason: UnmatchedReason): string => UNMATCHED_WORDS[reason]

/**
 * May the clinic write here, and what, given who will read it? (D17, D18, S38, S40, S41, S43, PS-11.) The most restrictive rule first. What a
 * free text may say is checked besides (`outgoing.ts`). Pure.
 */
export function replyRule(thread: ThreadState, people: PeopleFacts | undefined, pack: PolicyPack, now: EpochMs): ReplyRule {
  if (thread.patientId === null) return callUs(UNMATCHED_WORDS.noPatient, 'Only the approved “Please call us” or “Cannot confirm” phrase may be sent.')
  // A record that is not here says nothing against the patient's own message.
  if (people === undefined || (people.patient === null && lastSenderOf(thread).kind === 'self')) return FREE
  return ruleFor(audienceOf(thread, people.patient, people.relatedPersons, pack, now), thread, pack)
}

function ruleFor({ audience, answer, age }: ThreadAudience, thread: ThreadState, pack: PolicyPack): ReplyRule {
  const { teenFrom, ownAccountFrom, teenTo, teenProxyMayMessage } = pack.ages
  if (isConfidential(thread)) {
    if (age !== null && age >= teenFrom && age < ownAccountFrom) {
      return {
        kind: 'refused', reason: 'noElectronicContact', text: `No electronic contact about confidential care at age ${age}.`,
        path: 'Call the patient, or talk in person. Nothing is written.',
      }
    }
    if (audience !== 'self') {
      const isTeen = age !== null && age >= ownAccountFrom && age <= teenTo
      return {
        kind: 'refused', reason: 'confidentialForProxy', text: 'This thread is confidential, and a proxy would read the answer.',
        path: isTeen ? 'Call the teen, or write in a thread of the teen’s own account.' : 'Call the patient.',
      }
    }
  }
  if (answer.grade === 'unmatched') return callUs(UNMATCHED_WORDS[answer.reason], `Only the approved “Please call us” or “Cannot confirm” phrase may be sent.${fieldWords(answer.field)}`)
  if (answer.grade === 'adultGranted' && !answer.scope.includes('messages')) {
    return callUs('The patient granted this person access, but not to messages.', 'Only the approved “Please call us” or “Cannot confirm” phrase may be sent.')
  }
  if (answer.grade === 'teenLimited' && !teenProxyMayMessage) {
    return {
      kind: 'phrases', templates: [...TEEN_PARENT_PHRASES, ...CALL_US_PHRASES, ...APPOINTMENT_PHRASES], text: 'A parent wrote for a teen.',
      path: 'Answer with the approved phrase, or call the teen.',
    }
  }
  return FREE
}

const callUs = (text: string, path: string): ReplyRule => ({ kind: 'phrases', templates: CALL_US_PHRASES, text, path })

/** Why this template, or free text (null), may not be sent; null when it may. */
export function replyRuleRefusal(rule: ReplyRule, templateId: string | null): string | null {
  if (rule.kind === 'free') return null
  if (rule.kind === 'phrases' && templateId !== null && rule.templates.includes(templateId)) return null
  return `${rule.text} ${rule.path}`
}
