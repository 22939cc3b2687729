import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import type { RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import { medicineOptions } from './RefillActs.tsx'
import styles from './refill.module.css'

export interface AddFromListProps {
  panel: RefillPanelView
  busy: boolean
  refusal: string | null
  onAdd: (medicineId: string) => void
}

/** What the message asks for in words that nothing matched: picked from the medicine list by hand. */
export function AddFromList({ panel, busy, refusal, onAdd }: AddFromListProps): ReactNode {
  const [picked, setPicked] = useState<string | null>(null)
  const options = medicineOptions(panel.medicines)
  if (options.length === 0) return <p className={styles.quiet}>The record has no medicine list.</p>
  return (
    <div className={styles.add}>
      <Select dense aria-label="Medicine to add" placeholder="Another medicine…" options={options} value={picked} onValueChange={setPicked} />
      <Button size="dense" busy={busy} disabledReason={refusal ?? (picked === null ? 'Choose a medicine of the list.' : undefined)} onClick={() => picked !== null && onAdd(picked)}>
        Add and check
      </Button>
    </div>
  )
}
