import { ClipboardCheck, Pill, ShoppingCart } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import type { RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import type { ThreadAction } from '../actions.ts'
import strip from '../strip/StateStrips.module.css'
import styles from './refill.module.css'

const OUTCOMES = [['stuck', 'Stuck order found'], ['wentThrough', 'Order went through'], ['notFound', 'No order found']] as const

export interface RefillStripsProps {
  refills: RefillPanelView
  open: ThreadAction
  pharmacyLine: ThreadAction
  /** To the pool of the pharmacist; null where the policy pack has none, or the thread is there. */
  pharmacist: ThreadAction | null
  onOrderCheck: (outcome: (typeof OUTCOMES)[number][0]) => void
  mayCheck: string | null
}

/** Above the messages: refills to work on, an online order that may have broken (S62), a question for the pharmacist (S54). */
export function RefillStrips({ refills, open, pharmacyLine, pharmacist, onOrderCheck, mayCheck }: RefillStripsProps): ReactNode {
  const waiting = refills.suggestions.length + refills.lines.filter(({ status }) => !['approved', 'signed', 'denied'].includes(status)).length
  const { failedOrder } = refills
  return (
    <>
      {waiting > 0 && (
        <div className={cx(strip.strip, styles.strip)} role="status">
          <ClipboardCheck aria-hidden />
          <p className={cx(strip.words, styles.stripWords)}>
            <b>{waiting === 1 ? '1 refill to decide.' : `${waiting} refills to decide.`}</b> Matched with the medicine list and the protocol.
          </p>
          <StripButton action={open} />
        </div>
      )}
      {failedOrder && (
        <div className={cx(strip.strip, styles.strip)} role="status">
          <ShoppingCart aria-hidden />
          <p className={cx(strip.words, styles.stripWords)}>
            <b>May be a failed online order.</b>{' '}
            {failedOrder.check === null
              ? `The message says “${failedOrder.words.join('” and “')}”. Look for a stuck order at the pharmacy.`
              : `${OUTCOMES.find(([id]) => id === failedOrder.check?.outcome)?.[1] ?? ''}: checked by ${failedOrder.check.by}.`}
          </p>
          <span className={styles.stripActs}>
            {failedOrder.check === null && OUTCOMES.map(([outcome, label]) => (
              <Button key={outcome} size="dense" disabledReason={mayCheck ?? undefined} onClick={() => onOrderCheck(outcome)}>
                {label}
              </Button>
            ))}
            <StripButton action={pharmacyLine} />
          </span>
        </div>
      )}
      {refills.pharmacistOffer && (
        <div className={cx(strip.strip, styles.strip)} role="status">
          <Pill aria-hidden />
          <p className={cx(strip.words, styles.stripWords)}>
            <b>Medicine question.</b> A pharmacist answers how to take or store a medicine. Symptoms stay with a nurse.
          </p>
          <span className={styles.stripActs}>
            {pharmacist && <StripButton action={pharmacist} />}
            <StripButton action={pharmacyLine} />
          </span>
        </div>
      )}
    </>
  )
}

function StripButton({ action: { label, kbd, disabledReason, run } }: { action: ThreadAction }): ReactNode {
  return (
    <Button size="dense" kbd={kbd} disabledReason={disabledReason ?? undefined} onClick={run}>
      {label}
    </Button>
  )
}
