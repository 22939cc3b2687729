import { ClipboardCheck, Pill, ShoppingCart } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import type { RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import type { ThreadAction } from '../actions.ts'
import type { StripList } from '../strip/splitStrips.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'

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
export function refillStrips({ refills, open, pharmacyLine, pharmacist, onOrderCheck, mayCheck }: RefillStripsProps): StripList {
  const waiting = refills.suggestions.length + refills.lines.filter(({ status }) => !['approved', 'signed', 'denied'].includes(status)).length
  const { failedOrder } = refills
  return [
    waiting > 0 && (
      <Strip key="refills" icon={<ClipboardCheck aria-hidden />} action={<ActionButton action={open} />}>
        <b>{waiting === 1 ? '1 refill to decide.' : `${waiting} refills to decide.`}</b> Matched with the medicine list and the protocol.
      </Strip>
    ),
    failedOrder !== null && (
      <Strip
        key="failedOrder"
        icon={<ShoppingCart aria-hidden />}
        action={
          <>
            {failedOrder.check === null && OUTCOMES.map(([outcome, label]) => (
              <Button key={outcome} size="dense" disabledReason={mayCheck ?? undefined} onClick={() => onOrderCheck(outcome)}>
                {label}
              </Button>
            ))}
            <ActionButton action={pharmacyLine} />
          </>
        }
      >
        <b>May be a failed online order.</b>{' '}
        {failedOrder.check === null
          ? `The message says “${failedOrder.words.join('” and “')}”. Look for a stuck order at the pharmacy.`
          : `${OUTCOMES.find(([id]) => id === failedOrder.check?.outcome)?.[1] ?? ''}: checked by ${failedOrder.check.by}.`}
      </Strip>
    ),
    refills.pharmacistOffer && (
      <Strip
        key="pharmacist"
        icon={<Pill aria-hidden />}
        action={
          <>
            {pharmacist && <ActionButton action={pharmacist} />}
            <ActionButton action={pharmacyLine} />
          </>
        }
      >
        <b>Medicine question.</b> A pharmacist answers how to take or store a medicine. Symptoms stay with a nurse.
      </Strip>
    ),
  ]
}
