import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import type { ProfileStatus } from '#shared/contract/session.ts'
import styles from './form.module.css'
import { Problem } from './Problem.tsx'
import { SessionFrame } from './SessionFrame.tsx'
import { useSubmit } from './useSubmit.ts'

export interface UnlockQueueProps {
  profile: ProfileStatus
  onReady: (profile: ProfileStatus) => void
}

/** The encrypted queue of this machine is shut: whoever holds the passphrase or the recovery code opens it, once for each start. */
export function UnlockQueue({ profile, onReady }: UnlockQueueProps): ReactNode {
  const [passphrase, setPassphrase] = useState('')
  const submit = useSubmit(async () => onReady(await client.profile.unlock({ passphrase })))
  return (
    <SessionFrame
      title="Open the queue"
      clinicName={profile.clinicName}
      lead="The queue on this computer is encrypted. An admin opens it after each start; then everybody signs in as usual."
      foot="Nobody at hand who knows it? The queue stays as it is and nothing is lost. Patients’ messages that arrive meanwhile are taken in afterwards."
    >
      <form className={styles.form} onSubmit={submit.onSubmit}>
        <Field label="Admin passphrase or recovery code" error={submit.refusal?.code === 'BAD_CREDENTIALS' ? submit.refusal.message : undefined}>
          <PasswordInput value={passphrase} onValueChange={setPassphrase} maxLength={256} autoFocus />
        </Field>
        {submit.refusal?.code !== 'BAD_CREDENTIALS' && <Problem>{submit.refusal?.message}</Problem>}
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={submit.busy} disabledReason={passphrase === '' ? 'Type the passphrase first.' : undefined}>
            Open the queue
          </Button>
        </div>
      </form>
    </SessionFrame>
  )
}
