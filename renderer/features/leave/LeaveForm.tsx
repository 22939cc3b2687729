import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { toRefusal, type Refusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { LeaveView } from '#shared/contract/leave.ts'
import styles from './LeavePage.module.css'
import { recountedWords, type Leave } from './leaveWords.ts'

export interface LeaveFormProps {
  view: LeaveView
  /** null: a new one. Without an id: days out of the record system, for which a leave with a cover is entered here. */
  leave: Leave | null
  onClose: () => void
}

const NOBODY = 'nobody'

/** One leave. What the engine refuses stands at the field that it names. */
export function LeaveForm({ view, leave, onClose }: LeaveFormProps): ReactNode {
  const [staffId, setStaffId] = useState<string | null>(leave?.staffId ?? null)
  const [from, setFrom] = useState(leave?.from ?? '')
  const [to, setTo] = useState(leave?.to ?? '')
  const [coveredBy, setCoveredBy] = useState<string>(leave?.coveredBy ?? NOBODY)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const missing = staffId === null ? 'Choose who is out.' : from === '' ? 'Choose the first day.' : to === '' ? 'Choose the last day.' : undefined
  const name = view.clinicians.find((clinician) => clinician.staffId === staffId)?.name
  const faultAt = (field: string) => (fieldOf(refusal) === field ? refusal?.message : undefined)
  const save = async () => {
    if (staffId === null) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const { recounted } = await client.leave.save({ commandId: crypto.randomUUID(), staffId, leaveId: leave?.leaveId ?? null, from, to, coveredBy: coveredBy === NOBODY ? null : coveredBy })
      say(`The leave of ${name ?? 'the clinician'} is entered. ${recountedWords(recounted)}`)
      onClose()
    } catch (error) {
      setRefusal(toRefusal(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={leave ? `Change the leave of ${leave.name}` : 'Add a leave'}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) void save()
      }}
    >
      <h2 className={styles.formTitle}>{leave ? `Leave of ${leave.name}` : 'A new leave'}</h2>
      <div className={styles.fields}>
        {!leave && (
          <Field label="Who is out" required>
            <Select options={view.clinicians.map((clinician) => ({ value: clinician.staffId, label: clinician.name }))} value={staffId} onValueChange={setStaffId} />
          </Field>
        )}
        <Field label="First day" required error={faultAt('from')}>
          <TextInput type="date" value={from} onValueChange={setFrom} />
        </Field>
        <Field label="Last day" required error={faultAt('to')}>
          <TextInput type="date" value={to} min={from === '' ? view.today : from} onValueChange={setTo} />
        </Field>
        <Field label="Covered by" error={faultAt('coveredBy')}>
          <Select
            options={[{ value: NOBODY, label: 'Nobody' }, ...view.covers.filter((cover) => cover.staffId !== staffId).map((cover) => ({ value: cover.staffId, label: cover.name }))]}
            value={coveredBy}
            onValueChange={setCoveredBy}
          />
        </Field>
      </div>
      {refusal && !['from', 'to', 'coveredBy'].includes(fieldOf(refusal) ?? '') && (
        <p role="alert" className={styles.error}>
          {refusal.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} disabledReason={missing}>
          {leave?.leaveId ? 'Save the change' : name ? `Enter the leave of ${name}` : 'Enter the leave'}
        </Button>
      </div>
    </form>
  )
}

function fieldOf(refusal: Refusal | undefined): string | undefined {
  const data = refusal?.data
  return typeof data === 'object' && data !== null && 'field' in data && typeof data.field === 'string' ? data.field : undefined
}
