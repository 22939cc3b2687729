import { useId, useState, type ReactNode } from 'react'
import type { BackPainView } from '#shared/contract/schemas/emergencyView.ts'
import type { ScreenAnswer } from '#shared/domain/emergency/emergencyState.ts'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'
import styles from './emergency.module.css'

const ANSWERS: readonly { value: ScreenAnswer; label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'notAsked', label: 'Not asked' },
]
type Answers = Record<string, ScreenAnswer>

/** S52: the four questions of the back-pain screen. A "yes" needs a physician or PA before the programme. */
export function BackPainDialog(context: DialogContext): ReactNode {
  const { backPain } = context.view.emergency
  const [answers, setAnswers] = useState<Answers>(() => Object.fromEntries(backPain.questions.map(({ id, answer }) => [id, answer ?? 'notAsked'])))
  const hasYes = Object.values(answers).includes('yes')
  return (
    <ActSheet
      {...context}
      title="Back-pain screen"
      description="Ask each question. Any yes: a physician or PA clears the patient before the programme."
      confirmLabel="Keep the answers"
      problem={Object.values(answers).every((answer) => answer === 'notAsked') ? 'Ask at least one question.' : null}
      act={() => ({ type: 'recordBackPainScreen', answers })}
      said={hasYes ? 'Screen kept, not cleared for the programme' : 'Screen kept'}
    >
      <div className={styles.questions}>
        {backPain.questions.map((question) => (
          <Question key={question.id} question={question} answer={answers[question.id] ?? 'notAsked'} onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })} />
        ))}
      </div>
    </ActSheet>
  )
}

interface QuestionProps {
  question: BackPainView['questions'][number]
  answer: ScreenAnswer
  onAnswer: (answer: ScreenAnswer) => void
}

function Question({ question, answer, onAnswer }: QuestionProps): ReactNode {
  const name = useId()
  return (
    <fieldset className={styles.question}>
      <legend>{question.text}</legend>
      <div className={styles.answers}>
        {ANSWERS.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} value={value} checked={answer === value} onChange={() => onAnswer(value)} />
            {label}
          </label>
        ))}
      </div>
      {answer === 'yes' && question.raise && <p className={styles.raise}>Raise a red flag now, {question.raise}: press ! after this.</p>}
    </fieldset>
  )
}
