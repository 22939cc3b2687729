import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { ProfileStatus } from '#shared/contract/session.ts'
import styles from './form.module.css'
import { SessionFrame } from './SessionFrame.tsx'

export interface ProfileProblemProps {
  profile: ProfileStatus
  onRetry: () => void
}

/** The queue cannot be opened by a passphrase: damaged, or open in another program. */
export function ProfileProblem({ profile, onRetry }: ProfileProblemProps): ReactNode {
  const isInUse = profile.state === 'inUse'
  return (
    <SessionFrame
      title={isInUse ? 'The queue is open elsewhere' : 'The queue cannot be read'}
      clinicName={profile.clinicName}
      lead={profile.reason ?? (isInUse ? 'Another Wellthread on this computer has it open.' : 'Something in it was changed or lost.')}
    >
      <p>
        {isInUse
          ? 'Close the other console, or work there.'
          : 'Nothing was changed by this start. Keep the folder as it is, make no new queue in its place, and ask the person who runs this console to put back the last backup.'}
      </p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </SessionFrame>
  )
}

export interface AddressUsedProps {
  onRetry: () => void
}

/** The web host answers, and does not let this page in. */
export function AddressUsed({ onRetry }: AddressUsedProps): ReactNode {
  return (
    <SessionFrame title="This address was used already" lead="Press Enter in the terminal where Wellthread runs to get a new one. Each address works once, so that nobody else can use yours.">
      <div className={styles.acts}>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </SessionFrame>
  )
}

export function Starting({ words }: { words: string }): ReactNode {
  return <SessionFrame title={words} />
}
