import type { ReactNode } from 'react'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { LeavePage } from './LeavePage.tsx'

/** The same page for a supervisor, over the inbox. */
export function LeaveDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog open={open} onClose={onClose} size="large" title="Leave and cover">
      <LeavePage isTitled />
    </Dialog>
  )
}
