import { ROLE_LABEL } from '#shared/domain/actor.ts'
import type { RelatedPersonRecord, PatientRecord } from '#shared/domain/directory/records.ts'
import type { FlagView, MessageView } from '#shared/contract/schemas/threadView.ts'
import { NOTICE_AUTHOR } from '#shared/domain/emergency/emergencyState.ts'
import { noticeOf } from '#shared/domain/emergency/evolveEmergency.ts'
import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import type { FlagState, ThreadState } from '#shared/domain/thread/state.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import type { People } from '../people.ts'

/** What a message needs beside its row. */
export interface MessageContext {
  readonly thread: ThreadState
  readonly patient: PatientRecord | null
  readonly proxies: ReadonlyMap<string, RelatedPersonRecord>
  readonly people: People
  readonly retracted: ReadonlySet<string>
  readonly deliveryReasons: ReadonlyMap<string, string | null>
  readonly me: string
}

export function messageViewOf(message: StoredMessage, context: MessageContext): MessageView {
  const reply = context.thread.replies.find((candidate) => candidate.replyId === message.messageId)
  const notice = noticeOf(context.thread, message.messageId)
  return {
    messageId: message.messageId,
    kind: message.kind,
    ...authorOf(message, context),
    subject: message.subject,
    body: message.body,
    at: message.receivedAt,
    sentAt: message.sentAt,
    marks: marksOf(message.messageId, context.thread.flags),
    delivery: reply?.delivery ?? notice?.delivery ?? null,
    deliveryReason: context.deliveryReasons.get(message.messageId) ?? null,
    releaseAt: reply?.delivery === 'queued' ? reply.releaseAt : null,
    isMine: message.authorId === context.me,
    isRetracted: context.retracted.has(message.messageId),
    isConfidential: markOf(context.thread, { kind: message.kind === 'note' ? 'note' : 'message', ref: message.messageId }) !== undefined,
    attachments: message.attachments.map(({ name, contentType, bytes }) => ({ name, contentType, bytes })),
  }
}

function authorOf(message: StoredMessage, { patient, proxies, people }: MessageContext): { author: string; authorDetail: string } {
  if (message.sender.kind === 'self') return { author: patient ? `${patient.given} ${patient.family}` : 'Patient not matched', authorDetail: 'patient' }
  if (message.sender.kind === 'unmatched') return { author: 'Sender not matched', authorDetail: 'not matched' }
  if (message.sender.kind === 'proxy') {
    const proxy = proxies.get(message.sender.relatedPersonId)
    return { author: proxy ? `${proxy.given} ${proxy.family}` : 'Proxy', authorDetail: `${proxy?.relationship ?? 'relationship not recorded'}, proxy` }
  }
  if (message.sender.staffId === NOTICE_AUTHOR) return { author: 'Automatic notice', authorDetail: 'sent by the console, not an answer' }
  const staffId = message.authorId ?? message.sender.staffId
  const role = message.authorRole ?? people.person(staffId).role
  return { author: people.person(staffId).name, authorDetail: role === null ? 'care team' : ROLE_LABEL[role] }
}

/** Words that a raised flag points at, as offsets into the stored text. */
function marksOf(messageId: string, flags: readonly FlagState[]): MessageView['marks'] {
  return flags
    .filter((flag) => flag.messageId === messageId && flag.status === 'raised')
    .flatMap((flag) => flag.finding.spans.map((span) => ({ ...span, label: GROUP_LABEL[flag.finding.group] })))
}

export function flagViewOf(flag: FlagState, messages: ReadonlyMap<string, StoredMessage>, ruleSets: ReadonlyMap<string, string>, people: People): FlagView {
  const message = flag.messageId === null ? undefined : messages.get(flag.messageId)
  const words = message ? flag.finding.spans.map((span) => textOf(message, span.field).slice(span.start, span.end)).filter((word) => word !== '') : []
  return {
    flagId: flag.flagId,
    status: flag.status,
    tier: flag.finding.tier,
    label: flag.messageId === null ? `Raised by ${people.label(flag.raisedBy)}` : GROUP_LABEL[flag.finding.group],
    words: [...new Set(words)],
    ruleId: flag.finding.ruleId,
    ruleSetVersion: flag.messageId === null ? null : (ruleSets.get(flag.messageId) ?? null),
    source: flag.finding.source,
    raisedBy: flag.raisedBy === 'screening' ? 'screening' : people.label(flag.raisedBy),
    raisedAt: flag.raisedAt,
  }
}

function textOf(message: StoredMessage, field: 'subject' | 'body' | 'attachment'): string {
  if (field === 'subject') return message.subject
  if (field === 'body') return message.body
  return message.attachments.map((attachment) => attachment.name).join('\n')
}
