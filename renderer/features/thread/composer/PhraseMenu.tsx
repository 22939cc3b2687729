import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import styles from './PhraseMenu.module.css'

export interface PhraseMenuProps {
  id: string
  phrases: readonly TemplateView[]
  active: number
  onPick: (phrase: TemplateView) => void
}

/** Matches of a typed `.name` with their first line. The focus stays in the text; ↑ ↓ move, Enter inserts, Esc closes. */
export function PhraseMenu({ id, phrases, active, onPick }: PhraseMenuProps): ReactNode {
  return (
    <div id={id} role="listbox" aria-label="Phrases" className={styles.menu}>
      {phrases.map((phrase, index) => (
        <div
          key={phrase.id}
          id={optionId(id, phrase)}
          role="option"
          aria-selected={index === active}
          className={cx(styles.option, index === active && styles.active)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(phrase)}
        >
          <b className={styles.name}>.{phrase.id}</b>
          <span className={styles.line}>
            {phrase.name} — {firstLine(phrase.body)}
          </span>
        </div>
      ))}
    </div>
  )
}

export const optionId = (listId: string, phrase: TemplateView): string => `${listId}-${phrase.id}`

/** The first line that says something: a greeting does not. */
export function firstLine(body: string): string {
  const lines = body.trim().split('\n').filter((line) => line.trim() !== '')
  return lines.find((line) => !/[,:]$/.test(line.trim())) ?? lines[0] ?? ''
}
