import { useEffect, useRef, useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { Trial } from '#shared/contract/screening.ts'
import { TIER_ACTION, WORK_TYPE_LABEL } from '#shared/domain/screening/labels.ts'
import styles from './screening.module.css'

const AFTER_MS = 250

/** What the rules say of a made-up message, as it is typed. Nothing is stored. */
export function TestBench(): ReactNode {
  const [message, setMessage] = useState({ subject: '', body: '', earlier: '' })
  const trial = useTrial(message)
  const write = (part: Partial<typeof message>) => setMessage((before) => ({ ...before, ...part }))
  return (
    <div className={styles.bench}>
      <div className={styles.inputs}>
        <Field label="Subject">
          <TextInput value={message.subject} onValueChange={(subject) => write({ subject })} />
        </Field>
        <Field label="Message" hint="Made-up words only, never a patient’s.">
          <TextArea minLines={6} value={message.body} onValueChange={(body) => write({ body })} />
        </Field>
        <Field label="An earlier message of the thread" hint="Leave empty, or see whether a sign spread over two messages is found.">
          <TextArea minLines={2} value={message.earlier} onValueChange={(earlier) => write({ earlier })} />
        </Field>
      </div>
      <section className={styles.answer} aria-label="What the rules say" aria-live="polite">
        {trial === null ? <p className={styles.note}>Write a message to see which rules fire, on which words.</p> : <Answer trial={trial.answer} message={trial.message} />}
      </section>
    </div>
  )
}

interface Tried {
  message: { subject: string; body: string }
  answer: Trial
}

function useTrial(message: { subject: string; body: string; earlier: string }): Tried | null {
  const [tried, setTried] = useState<Tried | null>(null)
  const turn = useRef(0)
  const { subject, body, earlier } = message
  const isEmpty = subject.trim() === '' && body.trim() === ''
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    if (isEmpty) return
    const timer = window.setTimeout(() => {
      client.screening
        .try({ subject, body, earlier })
        .then((answer) => mine === turn.current && setTried({ message: { subject, body }, answer }))
        .catch((error: unknown) => say(toRefusal(error).message, 'refused'))
    }, AFTER_MS)
    return () => window.clearTimeout(timer)
  }, [subject, body, earlier, isEmpty])
  return isEmpty ? null : tried
}

/** With a true minus. */
const figure = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`

function Answer({ trial, message }: { trial: Trial; message: Tried['message'] }): ReactNode {
  return (
    <>
      <p className={styles.verdict}>
        {trial.tier === null ? 'No red flag.' : `${trial.tier}: ${TIER_ACTION[trial.tier]}.`} <span className={styles.note}>Work type: {WORK_TYPE_LABEL[trial.category]}.</span>
      </p>
      {trial.tier === null && <p className={styles.note}>A quiet result means nothing by itself: a person still reads the message within its clock.</p>}
      {message.subject !== '' && (
        <p className={styles.quoted}>
          <b>
            <PatientText text={message.subject} marks={trial.marks.filter((mark) => mark.field === 'subject')} />
          </b>
        </p>
      )}
      <div className={styles.quoted}>
        <PatientText block text={message.body} marks={trial.marks.filter((mark) => mark.field === 'body')} />
      </div>
      <ul className={styles.findings}>
        {trial.findings.map((finding) => (
          <li key={finding.ruleId}>
            <Tag tone="flag">{finding.tier}</Tag>
            <span>
              <b>{finding.label}</b>: {finding.words.map((word) => `“${word}”`).join(', ') || 'words of the earlier message'}
              <span className={styles.note}>
                rule {finding.ruleId}, source {finding.source}
                {finding.isCertain && '. Certain: it raises by itself'}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {trial.heldBack.length > 0 && (
        <p>
          Did not count here (denied, past, about somebody else, quoted): {trial.heldBack.map((rule) => `${rule.label} (${rule.ruleId})`).join(', ')}
        </p>
      )}
      {trial.weight !== null && trial.threshold !== null && (
        <p className={styles.note}>
          Weighs {figure(trial.weight)}; flagged from {figure(trial.threshold)}. {trial.words.map((word) => `${word.text} ${word.weight > 0 ? '+' : ''}${figure(word.weight)}`).join(', ')}
        </p>
      )}
    </>
  )
}
