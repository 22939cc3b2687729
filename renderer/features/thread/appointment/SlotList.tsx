import { Ban, CircleCheck, Hourglass } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { formatTime } from '#renderer/ui/format.ts'
import type { ListedSlot } from '#shared/contract/schemas/appointmentView.ts'
import { MODE_WORDS, slotWhen } from './appointmentWords.ts'
import styles from './appointment.module.css'

export interface SlotListProps {
  slots: readonly ListedSlot[]
  timeZone: string
  activeId: string | null
  ticked: ReadonlySet<string>
  onActive: (slotId: string) => void
  onTick: (slotId: string) => void
}

/** Ranked, not a calendar: best first, each with the reason; what a colleague holds with the name, what may not be booked with the way out. */
export function SlotList({ slots, timeZone, activeId, ticked, onActive, onTick }: SlotListProps): ReactNode {
  const active = useRef<HTMLLIElement>(null)
  // Newer browsers answer with a promise, which React would take for a clean-up.
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <>
      <Closed slots={slots} />
      <h3 className={styles.heading}>Best first, with the reasons</h3>
      <ul className={styles.slots} role="list" aria-label={`Slots, best first: ${slots.length}`}>
        {slots.map((slot) => {
          const isActive = slot.slotId === activeId
          const isTicked = ticked.has(slot.slotId)
          const state = stateOf(slot, timeZone)
          return (
            <li key={slot.slotId} ref={isActive ? active : null} className={styles.slot} data-active={isActive ? '' : undefined} data-closed={slot.refusal !== null || slot.status === 'held' ? '' : undefined}>
              <input
                type="checkbox"
                className={styles.tick}
                checked={isTicked}
                disabled={slot.refusal !== null || slot.status !== 'free' || slot.isConfidential}
                aria-label={`Offer ${slotWhen(slot, timeZone)}, ${slot.clinician}`}
                onChange={() => onTick(slot.slotId)}
              />
              <button type="button" className={styles.slotWords} aria-current={isActive || undefined} onClick={() => onActive(slot.slotId)}>
                <span className={styles.slotLine}>
                  <b>{slotWhen(slot, timeZone)}</b>
                  <span>{slot.clinician}</span>
                  <span className={styles.quiet}>
                    {MODE_WORDS[slot.mode]} · {slot.minutes} min
                  </span>
                  {slot.isConfidential && <span className={styles.quiet}>Confidential</span>}
                </span>
                <span className={styles.slotLine}>
                  <span className={styles.quiet}>
                    {slot.visitType} · {slot.location}
                  </span>
                </span>
                <span className={styles.reason}>
                  {state ? (
                    <>
                      {state.icon} {state.words}
                    </>
                  ) : (
                    capital(slot.reasons.join(', '))
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What is closed to this person, and the way out, said once for all slots that it concerns. */
function Closed({ slots }: Pick<SlotListProps, 'slots'>): ReactNode {
  const counts = new Map<string, number>()
  for (const { refusal } of slots) if (refusal !== null) counts.set(refusal, (counts.get(refusal) ?? 0) + 1)
  if (counts.size === 0) return null
  return (
    <ul className={styles.closed} role="list" aria-label="Closed to you">
      {[...counts].map(([refusal, count]) => (
        <li key={refusal}>
          <Ban aria-hidden /> {count === 1 ? '1 slot' : `${count} slots`}: {refusal}
        </li>
      ))}
    </ul>
  )
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

function stateOf(slot: ListedSlot, timeZone: string): { icon: ReactNode; words: string } | null {
  if (slot.status === 'heldHere') return { icon: <CircleCheck aria-hidden />, words: 'Held for this request' }
  if (slot.status === 'held') return { icon: <Hourglass aria-hidden />, words: `Held by ${slot.heldBy ?? 'a colleague'}${slot.heldUntil === null ? '' : ` until ${formatTime(slot.heldUntil, timeZone)}`}` }
  return slot.refusal === null ? null : { icon: <Ban aria-hidden />, words: slot.refusal }
}
