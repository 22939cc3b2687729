import { useState, type ReactNode } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { patientName } from '#renderer/ui/format.ts'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { Refusal } from '#renderer/rpc/refusal.ts'
import type { AppointmentAct, AppointmentPanel, SlotView } from '#shared/contract/schemas/appointmentView.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { MODE_WORDS, readDates } from './appointmentWords.ts'
import styles from './appointment.module.css'

export interface RequestFormProps {
  view: ThreadView
  panel: AppointmentPanel
  /** The button that sends it stands in the panel's foot. */
  formId: string
  refusal: Refusal | null
  onOpen: (act: Extract<AppointmentAct, { type: 'openAppointmentRequest' }>) => void
}

type Who = 'threadPatient' | 'identity'
const MODES = (['inPerson', 'phone', 'video'] as const satisfies readonly SlotView['mode'][]).map((value) => ({ value, label: MODE_WORDS[value] }))

const fieldOf = (refusal: Refusal | null): string | null => {
  const data = refusal?.data
  return typeof data === 'object' && data !== null && 'field' in data && typeof data.field === 'string' ? data.field : null
}

/** S33, S45, S51: whose visit, which department and type, when. Only what may be booked is in the lists. */
export function RequestForm({ view, panel, formId, refusal, onOpen }: RequestFormProps): ReactNode {
  const { request, form, departments } = panel
  const [who, setWho] = useState<Who>(form !== null || view.patient === null ? 'identity' : 'threadPatient')
  const [mrn, setMrn] = useState(form?.mrn ?? '')
  const [fullName, setFullName] = useState(form?.fullName ?? '')
  const [birthDate, setBirthDate] = useState(form?.birthDate ?? '')
  const [departmentId, setDepartmentId] = useState<string | null>(request?.departmentId ?? form?.departmentId ?? null)
  const [visitType, setVisitType] = useState<string | null>(request?.visitType ?? form?.visitType ?? null)
  const [mode, setMode] = useState<SlotView['mode']>(request?.mode ?? 'inPerson')
  const [problem, setProblem] = useState<string | null>(null)
  const [days, setDays] = useState((request && request.preferredDates.length > 0 ? request.preferredDates : panel.wishedDates).join(', '))
  const types = departments.find((department) => department.id === departmentId)?.visitTypes ?? []
  const wrong = fieldOf(refusal)
  const errorOf = (field: string): string | undefined => (wrong === field ? refusal?.message : undefined)
  const send = () => {
    const missing = departmentId === null ? 'Choose the department.' : visitType === null || !types.includes(visitType) ? 'Choose the visit type.' : null
    setProblem(missing)
    if (missing !== null) announce(missing)
    if (departmentId === null || visitType === null || missing !== null) return
    onOpen({
      type: 'openAppointmentRequest', person: who === 'threadPatient' ? { kind: 'threadPatient' } : { kind: 'identity', mrn, fullName, birthDate },
      departmentId, visitType, mode, preferredDates: readDates(days),
    })
  }
  return (
    <form
      id={formId}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioRows
        legend="Whose visit"
        rows={[
          { value: 'threadPatient', label: view.patient ? patientName({ family: view.patient.family, given: view.patient.given }) : 'The patient of this thread', disabledReason: view.patient === null ? 'No record is matched.' : undefined },
          { value: 'identity', label: form ? 'The person of the form' : 'A family member', hint: 'Number, full name and birth date. No authorisation needed to make one.' },
        ]}
        value={who}
        onValueChange={setWho}
      />
      {who === 'identity' && (
        <div className={styles.identity}>
          <Field label="Medical record number" required error={errorOf('mrn')}>
            <TextInput value={mrn} onValueChange={setMrn} />
          </Field>
          <Field label="Full name" required error={errorOf('fullName')}>
            <TextInput value={fullName} onValueChange={setFullName} />
          </Field>
          <Field label="Birth date" hint="Year-month-day, as 2019-05-04." required error={errorOf('birthDate')}>
            <TextInput value={birthDate} onValueChange={setBirthDate} />
          </Field>
        </div>
      )}
      {request?.identityWords && (
        <p role="alert" className={styles.error}>
          {request.identityWords}
        </p>
      )}
      <Field label="Department" required error={errorOf('departmentId')}>
        <Select
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={departmentId}
          onValueChange={(next) => {
            setDepartmentId(next)
            setVisitType(null)
          }}
        />
      </Field>
      <Field label="Visit type" required error={errorOf('visitType')}>
        <Select key={departmentId} options={types.map((value) => ({ value, label: value }))} value={visitType} onValueChange={setVisitType} />
      </Field>
      <Field label="How">
        <Select options={MODES} value={mode} onValueChange={setMode} />
      </Field>
      <Field label="Days asked for" hint={panel.wishedDates.length > 0 ? 'Taken from the words of the message.' : 'None named in the message.'} error={errorOf('preferredDates')}>
        <TextInput value={days} onValueChange={setDays} />
      </Field>
      {refusal !== null && (wrong === null || wrong === 'person') && (
        <p role="alert" className={styles.error}>
          {refusal.message}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
    </form>
  )
}
