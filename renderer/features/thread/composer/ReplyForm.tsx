import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { shortIdentity } from '../patientWords.ts'
import { AudienceStrip, ReadBy } from '../people/AudienceStrip.tsx'
import { SiblingNotice } from '../upkeep/SiblingNotice.tsx'
import styles from './Composer.module.css'
import { editDraft, flushDraft, patchDraft } from './draftStore.ts'
import type { FormProps } from './formProps.ts'
import { FormState } from './FormState.tsx'
import { NewsNotice } from './NewsNotice.tsx'
import { Covering, Signature } from '../outgoing/OutgoingLines.tsx'
import { OutgoingChecks } from '../outgoing/OutgoingChecks.tsx'
import { optionId, PhraseMenu } from './PhraseMenu.tsx'
import { PhrasePalette } from './PhrasePalette.tsx'
import { ReplyRefused } from './ReplyRefused.tsx'
import { useReplyForm, type ReplyFormState } from './useReplyForm.ts'
import { WritingBox } from './WritingBox.tsx'

/** The reason first when no reply is possible (D14), then what is new (D16), the text, and what is missing before it may leave. */
export function ReplyForm(props: FormProps): ReactNode {
  const { view, reopen, callLog, onShowMessage } = props
  const form = useReplyForm(props)
  const { reply, phrases } = form
  const { draft, news } = reply
  const stateId = useId()
  const acknowledge = () => {
    reply.acknowledge()
    form.box.current?.focus()
  }
  return (
    <>
      <SiblingNotice view={view} />
      {form.isRefused && <ReplyRefused view={view} refusal={form.refusal} reopen={reopen} callLog={callLog} keptText={draft.body !== ''} />}
      {(news.length > 0 || draft.conflict !== null) && (
        <NewsNotice
          news={news}
          isConflict={draft.conflict !== null}
          canAcknowledge={reply.canAcknowledge}
          onShow={onShowMessage}
          onAcknowledge={acknowledge}
        />
      )}
      {form.isWritable && (
        <>
          <Covering outgoing={form.outgoing} onInsert={() => form.remedy('wayBack')} />
          <AudienceStrip view={view} draft={draft.body} />
          <ReplyField {...props} form={form} stateId={stateId} />
          <Signature outgoing={form.outgoing} />
          <ReplyChecks {...props} form={form} stateId={stateId} />
          <ReplyFoot {...props} form={form} stateId={stateId} />
        </>
      )}
      <PhrasePalette
        isOpen={form.isPicking}
        templates={form.templates}
        language={view.patient?.language ?? null}
        onClose={() => form.setIsPicking(false)}
        onPick={phrases.insert}
        preview={(picked) => fillTemplate(picked.body, phrases.factsFor(picked))}
      />
    </>
  )
}

interface PartProps extends FormProps {
  form: ReplyFormState
  stateId: string
}

function ReplyField({ view, me, draftRef, form, stateId }: PartProps): ReactNode {
  const { box, phrases, reply } = form
  const whom = view.patient === null ? 'the sender' : shortIdentity(view.patient)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (phrases.onKeyDown(event)) return
    if (event.key !== 'F2' && !(event.key === "'" && (event.ctrlKey || event.metaKey))) return
    event.preventDefault()
    event.stopPropagation()
    form.stepBlank(event.shiftKey ? -1 : 1)
  }
  return (
    <div className={styles.field}>
      <WritingBox
        box={box}
        label={`Reply to ${whom}`}
        describedBy={stateId}
        placeholder={me.role === 'clerk' ? 'Choose an approved phrase: type .name, or Ctrl ;' : `Write to ${whom}`}
        value={reply.draft.body}
        fields={reply.draft.fields}
        isNote={false}
        listId={phrases.isOpen ? phrases.listId : undefined}
        activeOption={phrases.active ? optionId(phrases.listId, phrases.active) : undefined}
        onValue={(body, caret) => {
          editDraft(draftRef, { body })
          phrases.onCaret(body, caret)
        }}
        onKeyDown={onKeyDown}
        onLeave={() => {
          phrases.close()
          flushDraft(draftRef)
        }}
      />
      {phrases.isOpen && <PhraseMenu id={phrases.listId} phrases={phrases.found} active={phrases.activeIndex} onPick={phrases.insert} />}
    </div>
  )
}

function ReplyChecks({ draftRef, form }: PartProps): ReactNode {
  const { draft } = form.reply
  const lead = draft.body.length - draft.body.trimStart().length
  return (
    <OutgoingChecks
      rows={form.outgoing.rows}
      ticked={draft.ticked}
      onTick={(tick, isTicked) => patchDraft(draftRef, { ticked: isTicked ? [...draft.ticked, tick] : draft.ticked.filter((each) => each !== tick) })}
      onShow={({ finding }) => {
        form.box.current?.focus()
        form.box.current?.setSelectionRange(lead + finding.start, lead + finding.end)
      }}
      onRemedy={form.remedy}
    />
  )
}

function ReplyFoot({ view, me, clinic, timeZone, draftRef, form, stateId }: PartProps): ReactNode {
  const { reply, problem, doneProblem } = form
  const { draft } = reply
  const shown = reply.problem ?? (draft.body.trim() === '' ? null : shortly(view, form))
  const setAsks = (asksPatient: boolean) => patchDraft(draftRef, { asksPatient })
  return (
    <>
      <div className={styles.foot}>
        <Checkbox label="Wait for the patient after this" checked={draft.asksPatient} onCheckedChange={setAsks} />
        <Button size="dense" variant="quiet" kbd="Mod+;" onClick={() => form.setIsPicking(true)}>
          .phrase
        </Button>
        <FormState
          id={stateId}
          draft={draft}
          problem={shown}
          isRefusal={reply.problem !== null}
          clinic={clinic}
          timeZone={timeZone}
          role={me.role}
        />
        <ReadBy view={view} />
      </div>
      <div className={styles.sending}>
        <div className={styles.buttons}>
          <Button size="dense" kbd="Mod+Shift+Enter" className={styles.keyless} disabledReason={doneProblem ?? undefined} onClick={() => void form.send(true)}>
            Send & done
          </Button>
          <Button
            size="dense"
            variant="primary"
            kbd="Mod+Enter"
            disabledReason={problem ?? undefined}
            busy={reply.isSending}
            onClick={() => void form.send(false)}
          >
            {form.sendLabel}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Why it cannot be sent, without what stands above the text already. */
function shortly({ people: { rule } }: FormProps['view'], { isRefused, problem }: ReplyFormState): string | null {
  if (isRefused) return null
  return rule.kind === 'phrases' && problem?.startsWith(rule.text) ? 'Only an approved phrase may be sent: see above.' : problem
}
