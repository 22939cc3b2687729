import { TriangleAlert } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import styles from './ConfirmSheet.module.css'
import { Dialog } from './Dialog.tsx'

export interface ConfirmSheetProps {
  open: boolean
  title: string
  description?: ReactNode
  /** The patient that the act concerns. Give it for every act on one patient (PS-01). */
  identity?: ReactNode
  /** What will happen, and any field the act needs (reason, initials and birth year). */
  children?: ReactNode
  /** The verb and its object: "Approve lisinopril 20 mg for OKAFOR, Grace". Never "OK". */
  confirmLabel: string
  tone?: 'primary' | 'danger' | undefined
  /** Why it cannot be confirmed yet ("Type the birth year"). */
  disabledReason?: string | undefined
  busy?: boolean | undefined
  /** What went wrong with the last try. */
  error?: string | undefined
  onConfirm: () => void
  onCancel: () => void
  cancelLabel?: string | undefined
  initialFocus?: RefObject<HTMLElement | null> | undefined
}

/** A dialog that asks before an act that can hurt. Mod+Enter confirms, Esc cancels; Enter in a field does neither (law 3). */
export function ConfirmSheet(props: ConfirmSheetProps): ReactNode {
  const { confirmLabel, tone = 'primary', disabledReason, busy, error, onConfirm, onCancel, ...rest } = props
  const { cancelLabel = 'Cancel', children, ...dialog } = rest
  const commit = () => {
    if (disabledReason) announce(disabledReason)
    else if (!busy) onConfirm()
  }
  return (
    <Dialog
      {...dialog}
      onClose={onCancel}
      onCommit={commit}
      footer={
        <>
          <Button kbd="Esc" onClick={onCancel}>
            {cancelLabel}
          </Button>
          <Button variant={tone} kbd="Mod+Enter" disabledReason={disabledReason} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {error && (
        <p role="alert" className={styles.error}>
          <TriangleAlert aria-hidden />
          {error}
        </p>
      )}
    </Dialog>
  )
}
