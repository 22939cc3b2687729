import { useId, useImperativeHandle, useRef, useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { actName } from '../useThreadAct.ts'
import styles from './Composer.module.css'
import { discardDraft } from './discardDraft.ts'
import { draftOf, editDraft, flushDraft } from './draftStore.ts'
import type { FormProps } from './formProps.ts'
import { FormState } from './FormState.tsx'
import { noteProblem } from './sendProblem.ts'
import { useDraft } from './useReply.ts'
import { WritingBox } from './WritingBox.tsx'

/** Tinted, dashed, and in words: the patient will not see it. */
export function NoteForm({ view, me, clinic, timeZone, run, draftRef, handle }: FormProps): ReactNode {
  const box = useRef<HTMLTextAreaElement>(null)
  const stateId = useId()
  const draft = useDraft(draftRef)
  const [isSending, setIsSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const problem = noteProblem(view, draft.body, clinic)
  const send = async () => {
    if (isSending) return
    if (problem !== null) return say(problem, 'refused')
    setIsSending(true)
    const body = draft.body.trim()
    const outcome = await run({ type: 'addNote', body }, { quiet: true, said: 'Note added' })
    setIsSending(false)
    setRefused(outcome.ok ? null : outcome.refusal.message)
    if (!outcome.ok) return say(outcome.refusal.message, 'refused')
    if (draftOf(draftRef).body.trim() === body) editDraft(draftRef, { body: '' })
    flushDraft(draftRef)
  }
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus(),
    send: () => void send(),
    sendAndDone: () => say('A note does not end the thread. Press Ctrl Enter to add it, then E.', 'refused'),
    openPhrases: () => say('Phrases are for replies to patients.', 'refused'),
    stepBlank: () => say('A note has no blanks.', 'refused'),
    discard: () => discardDraft(draftRef),
    sendLabel: 'Add internal note',
  }))
  return (
    <>
      <div className={styles.field}>
        <WritingBox
          box={box}
          label={`Internal note about ${actName(view.patient)}; the patient will not see it`}
          describedBy={stateId}
          placeholder="For the team only"
          value={draft.body}
          fields={draft.fields}
          isNote
          onValue={(body) => editDraft(draftRef, { body })}
          onKeyDown={() => undefined}
          onLeave={() => flushDraft(draftRef)}
        />
      </div>
      <div className={styles.foot}>
        <b>INTERNAL · the patient will not see this</b>
        <FormState
          id={stateId}
          draft={draft}
          problem={refused ?? (draft.body.trim() === '' ? null : problem)}
          isRefusal={refused !== null}
          clinic={clinic}
          timeZone={timeZone}
          role={me.role === 'clerk' ? null : me.role}
        />
      </div>
      <div className={styles.sending}>
        <div className={styles.buttons}>
          <Button size="dense" kbd="Mod+Enter" disabledReason={problem ?? undefined} busy={isSending} onClick={() => void send()}>
            Add internal note
          </Button>
        </div>
      </div>
    </>
  )
}
