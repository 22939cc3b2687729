import { DomainError } from '#shared/domain/errors.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import { NOTICE_AUTHOR } from '#shared/domain/emergency/emergencyState.ts'
import { noticePlan } from '#shared/domain/emergency/noticePlan.ts'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import type { CommandOf } from '#shared/domain/thread/commands.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from './engine.ts'
import { messageHash } from './ports/hashChain.ts'
import type { NewMessage } from './ports/store.ts'

/**
 * The automatic "call 911" notice of a message, ready to ride in its commit; null when none is due or no text fits as it
 * stands. Never a reason to refuse the message: whatever is missing here, the patient's text is taken and staff are told.
 */
export async function draftNotice(engine: Engine, command: CommandOf<'receiveMessage'>, before: ThreadState, facts: Facts): Promise<NewMessage | null> {
  const plan = noticePlan(before, command, facts)
  if (plan === null || !('send' in plan) || command.patientId === null) return null
  const patient = await engine.store.query('patient', { patientId: command.patientId })
  const language = /^(es|spanish|espa)/i.test(patient?.language ?? '') ? 'es' : 'en'
  const text = [language, 'en'].map((each) => engine.notices.find(({ id }) => id === `${plan.send.template}-${each}`)).find((found) => found !== undefined)
  if (!text) return null
  const { pack } = engine
  const body = fillTemplate(text.body, templateFacts({
    patient: patient ?? null,
    hasProxy: command.sender.kind === 'proxy',
    me: null,
    clinicName: pack.clinicName,
    newMessagePath: pack.webPaths.newMessage,
    phoneLines: pack.phoneLines.map((line) => ({ id: line.id, number: line.number, isAllDay: line.allDay })),
    language: text.language,
    today: localDateOf(facts.now, pack.timeZone),
  }))
  if (blanksOf(body).length > 0) return null
  return {
    messageId: engine.ids.next(), threadId: before.threadId, kind: 'staff', sender: { kind: 'staff', staffId: NOTICE_AUTHOR }, authorId: null, authorRole: null,
    subject: text.language.startsWith('es') ? 'Aviso automático' : 'Automatic notice', body, textHash: '', attachments: [], sentAt: null, receivedAt: facts.now,
  }
}

/** Puts the notice into the command that brings its message; `texts` are the rows to commit should it be queued. */
export async function withNotice(engine: Engine, command: CommandOf<'receiveMessage'>, before: ThreadState, facts: Facts): Promise<{ command: CommandOf<'receiveMessage'>; text: NewMessage | null }> {
  if (engine.notices.length === 0) return { command, text: null }
  try {
    return await drafted(engine, command, before, facts)
  } catch (error) {
    engine.log.error('notice.failed', { code: error instanceof DomainError ? error.code : 'unexpected' })
    return { command, text: null }
  }
}

async function drafted(engine: Engine, command: CommandOf<'receiveMessage'>, before: ThreadState, facts: Facts): ReturnType<typeof withNotice> {
  const draft = await draftNotice(engine, command, before, facts)
  if (draft === null) return { command: { ...command, notice: null }, text: null }
  const text = { ...draft, textHash: messageHash(draft) }
  const plan = noticePlan(before, command, facts)
  const templateId = plan !== null && 'send' in plan ? plan.send.template : ''
  return { command: { ...command, notice: { noticeId: text.messageId, templateId, textHash: text.textHash } }, text }
}

/** The text rides only with its event. */
export const queuedNotice = (text: NewMessage | null, events: readonly ThreadEvent[]): NewMessage[] =>
  text !== null && events.some((event) => event.type === 'NoticeQueued' && event.noticeId === text.messageId) ? [text] : []
