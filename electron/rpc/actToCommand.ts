import type { Act } from '#shared/contract/schemas/act.ts'
import type { AppointmentAct } from '#shared/contract/schemas/appointmentView.ts'
import { isAppointmentPhrase } from '#shared/domain/appointment/appointmentPhrases.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import type { TemplateFacts } from '#shared/domain/templates/placeholders.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { DraftKey, NewMessage } from '#electron/engine/ports/store.ts'
import type { RefillAct } from './refillCommandOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface ActContext {
  readonly engine: Engine
  readonly threadId: string
  readonly actor: Staff
  readonly templates: readonly TemplateView[]
  /** Subject of the thread, for the reply's row. */
  readonly subject: string
  /** What the placeholders of a phrase in this language stand for; asked only where a clerk's text is held to its template. */
  readonly factsOf: (language: string) => TemplateFacts
}

/** What `engine.handle` needs of an act, beside thread, actor and command id. */
export interface ActCommand {
  readonly command: ThreadCommand
  readonly messages: readonly NewMessage[]
  readonly discardDraft?: DraftKey
}

/** Turns what a person asked for into one command of the domain, with new ids and the text beside it. */
export function actToCommand(act: Exclude<Act, RefillAct | AppointmentAct>, context: ActContext): ActCommand {
  switch (act.type) {
    case 'replyToPatient': {
      checkReply(act, context)
      const message = newMessage(context, 'staff', act.body, context.subject)
      return {
        command: { type: 'replyToPatient', replyId: message.messageId, textHash: '', templateId: act.templateId, asksPatient: act.asksPatient, seenVersion: act.seenVersion, acknowledged: act.acknowledged },
        messages: [message],
        discardDraft: draftKey(context, 'reply'),
      }
    }
    case 'addNote': {
      checkText('body', act.body, context)
      const message = newMessage(context, 'note', act.body, '')
      return { command: { type: 'addNote', note: ref(message) }, messages: [message], discardDraft: draftKey(context, 'note') }
    }
    case 'offerHandOff': {
      const { ask, ...rest } = act
      const message = optionalNote(context, 'ask', ask)
      return { command: { ...rest, handOffId: context.engine.ids.next(), note: message ? ref(message) : null }, messages: message ? [message] : [] }
    }
    case 'recordContact': {
      const message = optionalNote(context, 'note', act.note)
      return { command: { type: 'recordContact', outcome: act.outcome, number: act.number, note: message ? ref(message) : null }, messages: message ? [message] : [] }
    }
    case 'breakGlass':
      return { command: { ...act, accessId: context.engine.ids.next() }, messages: [] }
    case 'recordSecondLook':
    case 'raiseFlag':
      return { command: { ...act, flagId: context.engine.ids.next() }, messages: [] }
    default:
      return { command: act, messages: [] }
  }
}

const ref = (message: NewMessage): { id: string; textHash: string } => ({ id: message.messageId, textHash: message.textHash })

const draftKey = ({ threadId, actor }: ActContext, mode: DraftKey['mode']): DraftKey => ({ threadId, staffId: actor.id, mode })

function optionalNote(context: ActContext, field: string, text: string | null): NewMessage | null {
  if (text === null || text.trim() === '') return null
  checkText(field, text, context)
  return newMessage(context, 'note', text, '')
}

function newMessage({ engine, threadId, actor }: ActContext, kind: 'staff' | 'note', body: string, subject: string): NewMessage {
  return {
    messageId: engine.ids.next(), threadId, kind, sender: { kind: 'staff', staffId: actor.id }, authorId: actor.id, authorRole: actor.role,
    subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now(),
  }
}

/** S5: white space alone is empty. Sizes are in UTF-8 bytes; nothing is ever cut. */
function checkText(field: string, text: string, { engine }: ActContext): void {
  if (text.trim() === '') throw new InvalidCommand(field, 'Write something first.')
  const limit = engine.pack.limits.messageBytes
  if (Buffer.byteLength(text, 'utf8') > limit) throw new InvalidCommand(field, `The text is longer than ${Math.floor(limit / 1024)} KiB. Shorten it; nothing was sent.`)
}

function checkReply(act: Extract<Act, { type: 'replyToPatient' }>, context: ActContext): void {
  checkText('body', act.body, context)
  const blanks = blanksOf(act.body)
  if (blanks.length > 0) throw new InvalidCommand('body', `${blanks.length === 1 ? 'A blank is' : `${blanks.length} blanks are`} left in the text. Press F2 to go there.`)
  if (act.templateId === null) return
  const template = context.templates.find((candidate) => candidate.id === act.templateId)
  if (!template) throw new InvalidCommand('templateId', 'There is no such template.')
  if (isAppointmentPhrase(template.id)) throw new InvalidCommand('templateId', 'This text is filled and sent from the scheduling panel.')
  if (context.actor.role !== 'clerk') return
  if (template.isClinical) throw new InvalidCommand('templateId', 'This template is for clinical staff.')
  if (!matchesTemplate(fillTemplate(template.body, context.factsOf(template.language)), act.body)) throw new InvalidCommand('body', 'A clerk sends the approved text as it stands, with its blanks filled. For anything else, send the thread to a nurse.')
}
