import { useImperativeHandle, useRef, useState, type RefObject } from 'react'
import { say } from '#renderer/ui/statusStore.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import { nextBlank } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { refusalOf } from '../actions.ts'
import { useTemplates } from '../data.ts'
import { proxyWords, shortIdentity } from '../patientWords.ts'
import { discardDraft } from './discardDraft.ts'
import type { Draft } from './draftStore.ts'
import type { FormProps } from './formProps.ts'
import { useOutgoing, type Outgoing } from '../outgoing/useOutgoing.ts'
import { remedyWith } from '../outgoing/useRemedies.ts'
import { replyProblem } from './sendProblem.ts'
import { usePhrases, type Phrases } from './usePhrases.ts'
import { useReply, type Reply } from './useReply.ts'

export interface ReplyFormState {
  box: RefObject<HTMLTextAreaElement | null>
  reply: Reply
  phrases: Phrases
  templates: readonly TemplateView[]
  isPicking: boolean
  setIsPicking: (isPicking: boolean) => void
  sendLabel: string
  /** Why it cannot be sent, and why it cannot be sent and done; null when it can. */
  problem: string | null
  doneProblem: string | null
  /** The thread or the rights forbid a reply (D14): then the field shows only a draft that was begun. */
  isRefused: boolean
  refusal: string | null
  isWritable: boolean
  outgoing: Outgoing
  remedy: (remedy: 'wayBack' | 'moveToPhone') => void
  send: (alsoDone: boolean) => Promise<void>
  stepBlank: (direction: 1 | -1) => void
}

/** What the reply form knows and does; keys reach it through `handle`. */
export function useReplyForm(props: FormProps): ReplyFormState {
  const { view, me, clinic, timeZone, run, draftRef, handle, onConflict, onDone } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const [isPicking, setIsPicking] = useState(false)
  const templates = useTemplates(me.role)
  const reply = useReply({ ref: draftRef, view, timeZone, run, onConflict, holdSeconds: clinic?.sendHoldSeconds ?? null })
  const { draft, news } = reply
  const phrases = usePhrases({ ...props, box, templates, draft })
  const phrase = phraseOf(templates, draft, me.role === 'clerk')
  const filled = phrase && { id: phrase.id, name: phrase.name, text: fillTemplate(phrase.body, phrases.factsFor(phrase)) }
  const outgoing = useOutgoing({ view, me, clinic, draft, refused: reply.refused })
  const problem = replyProblem({ view, draft, news, role: me.role, phrase: filled, clinic }) ?? outgoing.problem
  const remedy = remedyWith({ templates, phrases, box, draft, draftRef, language: outgoing.language })
  const doneProblem = problem ?? (draft.asksPatient ? 'The thread waits for the patient after this, so it is not done.' : null)
  const about = view.proxy ? `${proxyWords(view.proxy)} about ` : ''
  const sendLabel = view.patient === null ? 'Send' : `Send to ${about}${shortIdentity(view.patient)}`

  const send = async (alsoDone: boolean) => {
    const why = alsoDone ? doneProblem : problem
    if (reply.isSending) return
    if (why !== null) return say(why, 'refused')
    const isApproved = filled !== null && matchesTemplate(filled.text, draft.body)
    const sent = await reply.send(isApproved ? filled.id : null, outgoing.acknowledged)
    if (!sent) {
      outgoing.refresh()
      return box.current?.focus()
    }
    say(`${sendLabel}: on its way. Z takes it back.`)
    if (!alsoDone) return
    const done = await run({ type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: sent.version }, { quiet: true })
    if (done.ok) onDone()
    else say(`Sent, but not done: ${done.refusal.message}`, 'refused')
  }

  const stepBlank = (direction: 1 | -1) => {
    const area = box.current
    if (!area) return
    const blank = nextBlank(area.value, direction === 1 ? area.selectionEnd : area.selectionStart, direction)
    if (!blank) return say('No blank is left.', 'refused')
    area.focus()
    area.setSelectionRange(blank.start, blank.end)
  }

  const refusal = view.queuedReply ? null : refusalOf(view, 'replyToPatient')
  const isRefused = !view.reply.allowed || refusal !== null
  const isWritable = !isRefused || draft.body !== ''
  const sayRefused = () => say(problem ?? 'Reply is not possible here.', 'refused')
  useImperativeHandle(handle, () => ({
    focus: () => (box.current ? box.current.focus() : sayRefused()),
    send: () => void send(false),
    sendAndDone: () => void send(true),
    openPhrases: () => (isWritable ? setIsPicking(true) : sayRefused()),
    stepBlank,
    discard: () => discardDraft(draftRef),
    sendLabel,
  }))
  return {
    box, reply, phrases, templates, isPicking, setIsPicking, sendLabel, problem, doneProblem, isRefused, refusal, isWritable, outgoing, remedy, send, stepBlank,
  }
}

/** The phrase that the text began as; for a clerk's kept draft, the one that it is word for word. */
function phraseOf(templates: readonly TemplateView[], { body, templateId }: Draft, isClerk: boolean): TemplateView | null {
  if (body.trim() === '') return null
  const began = templates.find(({ id }) => id === templateId)
  return began ?? (isClerk ? templates.find((template) => matchesTemplate(template.body, body)) : undefined) ?? null
}
