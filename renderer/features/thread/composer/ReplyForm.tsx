import { useId, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { nextBlank } from '#shared/domain/templates/blanks.ts'
import { refusalOf } from '../actions.ts'
import { useTemplates } from '../data.ts'
import { proxyWords, shortIdentity } from '../patientWords.ts'
import styles from './Composer.module.css'
import type { ComposerProps } from './Composer.tsx'
import { discardDraft } from './discardDraft.ts'
import { editDraft, flushDraft, patchDraft, type Draft, type DraftRef } from './draftStore.ts'
import { FormState } from './FormState.tsx'
import { NewsNotice } from './NewsNotice.tsx'
import { optionId, PhraseMenu } from './PhraseMenu.tsx'
import { PhrasePalette } from './PhrasePalette.tsx'
import { ReplyRefused } from './ReplyRefused.tsx'
import { replyProblem } from './sendProblem.ts'
import { usePhrases } from './usePhrases.ts'
import { useReply } from './useReply.ts'
import type { FormHandle } from './writeCommands.ts'
import { WritingBox } from './WritingBox.tsx'

export interface FormProps extends ComposerProps {
  draftRef: DraftRef
  handle: Ref<FormHandle>
}

export function ReplyForm(props: FormProps): ReactNode {
  const { view, me, clinic, timeZone, run, draftRef, handle, reopen, callLog, onShowMessage, onConflict, onDone } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const stateId = useId()
  const [isPicking, setIsPicking] = useState(false)
  const templates = useTemplates(me.role)
  const reply = useReply(draftRef, view, timeZone, run, onConflict)
  const { draft, news } = reply
  const phrases = usePhrases({ ...props, box, templates, draft })
  const phrase = phraseOf(templates, draft, me.role === 'clerk')
  const filled = phrase && { name: phrase.name, text: fillTemplate(phrase.body, phrases.factsFor(phrase)) }
  const problem = replyProblem({ view, draft, news, role: me.role, phrase: filled, clinic })
  const doneProblem = problem ?? (draft.asksPatient ? 'The thread waits for the patient after this, so it is not done.' : null)
  const sendLabel = view.patient === null ? 'Send' : `Send to ${view.proxy ? `${proxyWords(view.proxy)} about ` : ''}${shortIdentity(view.patient)}`

  const send = async (alsoDone: boolean) => {
    const why = alsoDone ? doneProblem : problem
    if (reply.isSending) return
    if (why !== null) return say(why, 'refused')
    const isApproved = phrase !== null && filled !== null && matchesTemplate(filled.text, draft.body)
    const sent = await reply.send(isApproved ? phrase.id : null)
    if (!sent) return box.current?.focus()
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

  useImperativeHandle(handle, () => ({
    focus: () => (box.current ? box.current.focus() : say(problem ?? 'Reply is not possible here.', 'refused')),
    send: () => void send(false),
    sendAndDone: () => void send(true),
    openPhrases: () => (isWritable ? setIsPicking(true) : say(problem ?? 'Reply is not possible here.', 'refused')),
    stepBlank,
    discard: () => discardDraft(draftRef),
    sendLabel,
  }))

  const refusal = view.reply.allowed && view.queuedReply ? null : refusalOf(view, 'replyToPatient')
  const isRefused = !view.reply.allowed || refusal !== null
  const isWritable = !isRefused || draft.body !== ''
  return (
    <>
      {isRefused && <ReplyRefused view={view} refusal={refusal} reopen={reopen} callLog={callLog} keptText={draft.body !== ''} />}
      {(news.length > 0 || draft.conflict !== null) && (
        <NewsNotice news={news} isConflict={draft.conflict !== null} canAcknowledge={reply.canAcknowledge} onShow={onShowMessage} onAcknowledge={() => {
          reply.acknowledge()
          box.current?.focus()
        }} />
      )}
      {isWritable && (
        <>
          <div className={styles.field}>
            <WritingBox
              box={box}
              label={`Reply to ${view.patient ? shortIdentity(view.patient) : 'the sender'}`}
              describedBy={stateId}
              placeholder={me.role === 'clerk' ? 'Choose an approved phrase: type .name, or Ctrl ;' : `Write to ${view.patient ? shortIdentity(view.patient) : 'the sender'}`}
              value={draft.body}
              fields={draft.fields}
              isNote={false}
              listId={phrases.isOpen ? phrases.listId : undefined}
              activeOption={phrases.active ? optionId(phrases.listId, phrases.active) : undefined}
              onValue={(body, caret) => {
                editDraft(draftRef, { body })
                phrases.onCaret(body, caret)
              }}
              onKeyDown={(event) => {
                if (phrases.onKeyDown(event)) return
                if (event.key === 'F2' || (event.key === "'" && (event.ctrlKey || event.metaKey))) {
                  event.preventDefault()
                  event.stopPropagation()
                  stepBlank(event.shiftKey ? -1 : 1)
                }
              }}
              onLeave={() => {
                phrases.close()
                flushDraft(draftRef)
              }}
            />
            {phrases.isOpen && <PhraseMenu id={phrases.listId} phrases={phrases.found} active={phrases.activeIndex} onPick={phrases.insert} />}
          </div>
          <div className={styles.foot}>
            <Checkbox label="Wait for the patient after this" checked={draft.asksPatient} onCheckedChange={(asksPatient) => patchDraft(draftRef, { asksPatient })} />
            <Button size="dense" variant="quiet" kbd="Mod+;" onClick={() => setIsPicking(true)}>
              .phrase
            </Button>
            <FormState id={stateId} draft={draft} problem={reply.problem ?? (draft.body.trim() === '' ? null : problem)} isRefusal={reply.problem !== null} clinic={clinic} timeZone={timeZone} role={me.role} />
            <div className={styles.buttons}>
              <Button size="dense" kbd="Mod+Shift+Enter" disabledReason={doneProblem ?? undefined} onClick={() => void send(true)}>
                Send & done
              </Button>
              <Button size="dense" variant="primary" kbd="Mod+Enter" disabledReason={problem ?? undefined} busy={reply.isSending} onClick={() => void send(false)}>
                {sendLabel}
              </Button>
            </div>
          </div>
        </>
      )}
      <PhrasePalette
        isOpen={isPicking}
        templates={templates}
        language={view.patient?.language ?? null}
        onClose={() => setIsPicking(false)}
        onPick={phrases.insert}
        preview={(picked) => fillTemplate(picked.body, phrases.factsFor(picked))}
      />
    </>
  )
}

/** The phrase that the text began as; for a clerk's kept draft, the one that it is word for word. */
function phraseOf(templates: readonly TemplateView[], { body, templateId }: Draft, isClerk: boolean): TemplateView | null {
  if (body.trim() === '') return null
  const began = templates.find(({ id }) => id === templateId)
  return began ?? (isClerk ? templates.find((template) => matchesTemplate(template.body, body)) : undefined) ?? null
}
