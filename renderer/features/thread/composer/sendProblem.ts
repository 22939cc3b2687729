import type { ClinicView } from '#shared/contract/index.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { Role } from '#shared/domain/actor.ts'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { refusalOf } from '../actions.ts'
import { peopleProblem } from '../people/peopleWords.ts'
import { counted } from '../words.ts'
import type { Draft } from './draftStore.ts'
import type { NewsItem } from './news.ts'

export interface SendState {
  view: ThreadView
  draft: Pick<Draft, 'body' | 'conflict' | 'templateId'>
  news: readonly NewsItem[]
  role: Role | null
  /** The approved phrase of this text, with what is known filled in: only its blanks take free words. */
  phrase: { id: string; name: string; text: string } | null
  clinic: ClinicView | null
}

const encoder = new TextEncoder()
export const bytesOf = (text: string): number => encoder.encode(text).length

/**
 * Why this reply cannot leave now; null when it can. Looks at what is there, never at keystrokes, so that paste, drop, dictation and
 * undo count alike (S6). White space alone is empty (S5). Hard reasons first.
 */
export function replyProblem(state: SendState): string | null {
  const { view, draft, news, clinic } = state
  if (!view.reply.allowed) return `${view.reply.text} ${view.reply.path}`
  if (view.queuedReply) return 'A reply is about to leave. Wait a moment, or take it back with Z.'
  const refusal = refusalOf(view, 'replyToPatient')
  if (refusal !== null) return refusal
  if (news.length > 0 || draft.conflict !== null) return 'Read what is new in this thread first, then send.'
  return textProblem(draft.body, clinic) ?? blankProblem(draft.body) ?? clerkProblem(state) ?? peopleProblem(view, draft.body, approvedId(state))
}

/** The approved phrase that the text is, word for word; null for free text. */
const approvedId = ({ phrase, draft }: SendState): string | null => (phrase !== null && matchesTemplate(phrase.text, draft.body) ? phrase.id : null)

export function noteProblem(view: ThreadView, body: string, clinic: ClinicView | null): string | null {
  return refusalOf(view, 'addNote') ?? textProblem(body, clinic)
}

function textProblem(body: string, clinic: ClinicView | null): string | null {
  if (body.trim() === '') return 'Nothing is written yet.'
  const limit = clinic?.messageBytes
  if (limit === undefined) return null
  const over = bytesOf(body) - limit
  return over > 0 ? `Too long by ${over.toLocaleString('en-US')} bytes; the portal takes ${limit.toLocaleString('en-US')}.` : null
}

function blankProblem(body: string): string | null {
  const blanks = blanksOf(body).length
  return blanks === 0 ? null : `${counted(blanks, 'blank')} left to fill in. F2 goes to the next.`
}

const TO_NURSE = 'press F to hand the thread to a nurse.'

/** Roles: a clerk answers with an approved phrase, word for word. */
function clerkProblem({ role, phrase, draft }: SendState): string | null {
  if (role !== 'clerk') return null
  if (phrase === null) return `A clerk answers with an approved phrase. Choose one; for anything else, ${TO_NURSE}`
  if (matchesTemplate(phrase.text, draft.body)) return null
  return `Only the blanks of “${phrase.name}” may be filled in. Choose the phrase again, or ${TO_NURSE}`
}
