import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './dialogs.module.css'

export interface QuickChoicesProps {
  label: string
  choices: readonly string[]
  onPick: (choice: string) => void
}

/** Words that are typed often, one press away. */
export function QuickChoices({ label, choices, onPick }: QuickChoicesProps): ReactNode {
  return (
    <div role="group" aria-label={label} className={styles.quick}>
      {choices.map((choice) => (
        <Button key={choice} size="dense" onClick={() => onPick(choice)}>
          {choice}
        </Button>
      ))}
    </div>
  )
}
