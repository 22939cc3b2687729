import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './OutgoingChecks.module.css'
import type { Outgoing } from './useOutgoing.ts'

/** S17: what will stand under the text; added when it leaves, never typed. */
export function Signature({ outgoing }: { outgoing: Outgoing }): ReactNode {
  if (outgoing.signature === null) return null
  return <p className={styles.signature}>Signed: {outgoing.signature.replaceAll('\n', ' · ')}</p>
}

/** S20: said before the first keystroke. */
export function Covering({ outgoing, onInsert }: { outgoing: Outgoing; onInsert: () => void }): ReactNode {
  if (outgoing.coveringFor === null) return null
  return (
    <div className={styles.covering} role="note">
      <span>
        <b>You answer for {outgoing.coveringFor}: the patient cannot reply to this.</b> Say how to reach us.
      </span>
      {outgoing.rows.length === 0 && (
        <Button size="dense" onClick={onInsert}>
          Insert how to reach us
        </Button>
      )}
    </div>
  )
}
