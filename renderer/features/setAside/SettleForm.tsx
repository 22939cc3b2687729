import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { patientName } from '#renderer/ui/format.ts'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { SetAsideItem } from '#shared/contract/setAside.ts'
import styles from './setAside.module.css'

type Way = 'called' | 'takenIn' | 'notForThisClinic'

export interface SettleFormProps {
  item: SetAsideItem
  /** The thread that it became, or null. */
  onDone: (threadId: string | null) => void
}

const WORDS = {
  called: { label: 'Whom you called, and what came of it', hint: 'Number, who answered, what was agreed.', button: 'Settle: called the patient', said: 'Settled: the patient was called.' },
  notForThisClinic: { label: 'Why it is not for this clinic', hint: 'Stays in the record.', button: 'Settle: not for this clinic', said: 'Settled: not for this clinic.' },
} as const

/** D22: three ways out, each by a person and with words or the identity check of PS-09. */
export function SettleForm({ item, onDone }: SettleFormProps): ReactNode {
  const [way, setWay] = useState<Way | null>(null)
  const [words, setWords] = useState('')
  const [initials, setInitials] = useState('')
  const [year, setYear] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const name = item.patient ? patientName({ ...item.patient, title: null }) : 'the patient'
  const { itemId } = item

  const settle = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const commandId = crypto.randomUUID()
      if (way === 'takenIn' && item.patient) {
        const { threadId } = await client.setAside.takeIn({ commandId, itemId, patientId: item.patient.patientId, initials: initials.trim(), birthYear: Number(year) })
        say(`Taken in for ${name}.`)
        return onDone(threadId)
      }
      if (way === 'called' || way === 'notForThisClinic') {
        await client.setAside.settle({ commandId, itemId, outcome: way, words: words.trim() })
        say(WORDS[way].said)
        onDone(null)
      }
    } catch (refused) {
      setError(toRefusal(refused).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className={styles.settle}
      onSubmit={(event) => {
        event.preventDefault()
        if (whatIsMissing(way, words, initials, year) === undefined) void settle()
      }}
    >
      <RadioRows
        legend="How is it settled?"
        value={way}
        onValueChange={setWay}
        rows={[
          { value: 'called', label: 'Called the patient', hint: 'The call is written down here.' },
          { value: 'takenIn', label: `Take in for ${name}`, hint: 'A thread of this patient; its sender stays unmatched.', disabledReason: item.takeInRefusal ?? undefined },
          { value: 'notForThisClinic', label: 'Not for this clinic' },
        ]}
      />
      {way === 'takenIn' && (
        <div className={styles.pair}>
          <Field label="Patient’s initials" required hint="Given and family name, two letters">
            <TextInput value={initials} onValueChange={setInitials} maxLength={8} spellCheck={false} />
          </Field>
          <Field label="Birth year" required hint="Four digits">
            <TextInput value={year} onValueChange={setYear} inputMode="numeric" maxLength={4} />
          </Field>
        </div>
      )}
      {(way === 'called' || way === 'notForThisClinic') && (
        <Field label={WORDS[way].label} hint={WORDS[way].hint} required>
          <TextArea value={words} onValueChange={setWords} minLines={2} maxLength={1000} />
        </Field>
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <Button type="submit" variant="primary" className={styles.done} busy={busy} disabledReason={whatIsMissing(way, words, initials, year)}>
        {way === null ? 'Settle' : way === 'takenIn' ? `Take in for ${name}` : WORDS[way].button}
      </Button>
    </form>
  )
}

function whatIsMissing(way: Way | null, words: string, initials: string, year: string): string | undefined {
  if (way === null) return 'Say how it is settled.'
  if (way !== 'takenIn') return words.trim() === '' ? 'Write what was done, or why.' : undefined
  if (initials.trim() === '') return 'Type the patient’s initials.'
  return /^(18|19|20|21)\d\d$/.test(year) ? undefined : 'Type the birth year with four digits.'
}
