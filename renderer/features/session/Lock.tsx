import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import type { SessionView } from '#shared/contract/session.ts'
import styles from './form.module.css'
import { Problem } from './Problem.tsx'
import { SessionFrame } from './SessionFrame.tsx'
import { useSubmit } from './useSubmit.ts'
import { WaitingFlags } from './WaitingFlags.tsx'

export interface LockProps {
  clinicName: string | null
  session: SessionView
  /** Filled in for the sample clinic; null in a real one. */
  trainingPassphrase: string | null
  timeZone: string | null
  onUnlocked: (session: SessionView) => void
  onSignedOut: (session: SessionView) => void
}

/** Stands in place of the console: nothing of a patient is behind it. Drafts and the place in the list are kept. */
export function Lock({ clinicName, session, trainingPassphrase, timeZone, onUnlocked, onSignedOut }: LockProps): ReactNode {
  const [passphrase, setPassphrase] = useState(trainingPassphrase ?? '')
  const unlock = useSubmit(async () => onUnlocked(await client.session.unlock({ passphrase })))
  const leave = useSubmit(async () => onSignedOut(await client.session.signOut()))
  const name = session.person ? `${session.person.name}${session.person.roleLabel ? `, ${session.person.roleLabel}` : ''}` : (session.username ?? 'Somebody')
  return (
    <SessionFrame
      title="Locked"
      clinicName={clinicName}
      lead={
        <>
          <b>{name}</b> is signed in here. Drafts and the place in the list are kept.
        </>
      }
      foot={session.lastSignInAt === null || timeZone === null ? undefined : `Last signed in ${formatLongDateTime(session.lastSignInAt, timeZone)}, this computer.`}
    >
      <WaitingFlags act="Unlock" />
      <form className={styles.form} onSubmit={unlock.onSubmit}>
        <input type="text" name="username" autoComplete="username" value={session.username ?? ''} readOnly hidden />
        <Field label={trainingPassphrase === null ? 'Passphrase' : 'TRAINING passphrase'}>
          <PasswordInput value={passphrase} onValueChange={setPassphrase} maxLength={256} autoFocus />
        </Field>
        <Problem>{unlock.refusal?.message ?? leave.refusal?.message}</Problem>
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={unlock.busy} disabledReason={passphrase === '' ? 'Type the passphrase first.' : undefined}>
            Unlock
          </Button>
          <Button variant="quiet" busy={leave.busy} onClick={leave.run}>
            Somebody else: sign out
          </Button>
        </div>
      </form>
    </SessionFrame>
  )
}
