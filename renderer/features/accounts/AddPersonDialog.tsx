import { useState, type ReactNode } from 'react'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { Role } from '#shared/domain/actor.ts'
import { ROLE_ROWS } from './account.ts'
import { addPerson } from './commands.ts'

export interface AddPersonDialogProps {
  open: boolean
  onClose: () => void
}

const EMPTY = { displayName: '', username: '', passphrase: '' }
const PASSPHRASE_LENGTH = 15

/** The first passphrase is handed over in person; 15 characters or more, no other rule (D23). */
export function AddPersonDialog({ open, onClose }: AddPersonDialogProps): ReactNode {
  const [fields, setFields] = useState(EMPTY)
  const [role, setRole] = useState<Role | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const set = (name: keyof typeof EMPTY) => (value: string) => setFields((before) => ({ ...before, [name]: value }))
  const close = () => {
    setFields(EMPTY)
    setRole(null)
    setError(undefined)
    onClose()
  }
  const add = async () => {
    if (role === null) return
    setBusy(true)
    const refusal = await addPerson({ displayName: fields.displayName.trim(), username: fields.username.trim(), passphrase: fields.passphrase, role })
    setBusy(false)
    if (refusal) setError(refusal.message)
    else close()
  }
  return (
    <ConfirmSheet
      open={open}
      title="Add a person"
      confirmLabel={fields.displayName.trim() === '' ? 'Add' : `Add ${fields.displayName.trim()}`}
      disabledReason={whatIsMissing(fields, role)}
      busy={busy}
      error={error}
      onConfirm={() => void add()}
      onCancel={close}
    >
      <Field label="Name" hint="As it stands in signatures: “Rivera”, “Dr Chen”.">
        <TextInput value={fields.displayName} onValueChange={set('displayName')} maxLength={120} />
      </Field>
      <Field label="Sign-in name">
        <TextInput value={fields.username} onValueChange={set('username')} maxLength={64} autoCapitalize="off" spellCheck={false} />
      </Field>
      <RadioRows legend="Role" rows={ROLE_ROWS} value={role} onValueChange={setRole} />
      <Field label="First passphrase" hint={`${PASSPHRASE_LENGTH} characters or more, any characters. Hand it over in person.`}>
        <PasswordInput value={fields.passphrase} onValueChange={set('passphrase')} autoComplete="new-password" maxLength={256} />
      </Field>
    </ConfirmSheet>
  )
}

function whatIsMissing(fields: typeof EMPTY, role: Role | null): string | undefined {
  if (fields.displayName.trim() === '') return 'Type the name.'
  if (fields.username.trim() === '') return 'Type a sign-in name.'
  if (role === null) return 'Choose a role.'
  if ([...fields.passphrase].length < PASSPHRASE_LENGTH) return `The passphrase needs ${PASSPHRASE_LENGTH} characters or more.`
  return undefined
}
