import { CircleCheck, CircleDashed, CircleSlash, Hourglass, MessageCircleQuestion, PencilLine, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { RefillLineView } from '#shared/contract/schemas/refillView.ts'
import { MedicineName } from './MedicineLine.tsx'
import styles from './refill.module.css'
import type { RefillItem } from './refillItems.ts'
import { MATCH_WORDS, STATUS_WORDS } from './refillWords.ts'

const ICONS: Record<RefillLineView['status'], LucideIcon> = {
  requested: CircleDashed, protocolChecked: PencilLine, approved: CircleCheck, pended: Hourglass, signed: CircleCheck, denied: CircleSlash, askedPatient: MessageCircleQuestion,
}

export interface RefillListProps {
  items: readonly RefillItem[]
  selected: string | null
  onSelect: (key: string) => void
}

/** What is asked for: taken up lines first, then what the text proposes. */
export function RefillList({ items, selected, onSelect }: RefillListProps): ReactNode {
  return (
    <ul className={styles.list} role="list" aria-label="Requested refills">
      {items.map((item) => {
        const name = item.medicine?.name ?? item.words ?? 'medicine'
        const status = item.kind === 'line' ? STATUS_WORDS[item.line.status] : 'Proposed'
        const Icon = item.kind === 'line' ? ICONS[item.line.status] : CircleDashed
        return (
          <li key={item.key}>
            <button type="button" className={styles.item} data-refill={item.key} aria-current={item.key === selected || undefined} onClick={() => onSelect(item.key)}>
              <Icon aria-hidden />
              <span className={styles.itemWords}>
                <b>{item.medicine ? <MedicineName name={name} /> : <PatientText text={name} />}</b>
                <span className={styles.itemDetail}>
                  {status}
                  {item.kind === 'line' && item.line.status === 'protocolChecked' && (item.line.check.verdict === 'within' ? ', within protocol' : ', outside protocol')}
                  {item.kind === 'line' && item.line.pendedTo !== null && ` to ${item.line.pendedTo}`}
                  {item.medicine === null && ' · not on the list'}
                </span>
                {item.words !== null && (
                  <span className={styles.itemDetail}>
                    “<PatientText text={item.words} />” · {MATCH_WORDS[item.match]}
                  </span>
                )}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
