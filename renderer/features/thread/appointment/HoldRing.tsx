import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { useSecond } from '../useSecond.ts'
import { countdown, secondsLeft } from './appointmentWords.ts'
import styles from './HoldRing.module.css'

const ROUND = 2 * Math.PI * 15
/** Heard at these, and at the end; the ring itself is silent. */
const SPOKEN = [60, 30, 10]

/** S30: the lease as a ring that empties, from the pack's seconds to 0. The engine's clock decides, this only paints. */
export function HoldRing({ until, leaseSeconds, small }: { until: number; leaseSeconds: number; small?: boolean }): ReactNode {
  // The window's second may lag behind the engine's.
  const left = Math.min(leaseSeconds, secondsLeft(until, useSecond()))
  const speak = useEffectEvent((seconds: number) => {
    if (SPOKEN.includes(seconds)) announce(`The slot is held for ${seconds} more seconds.`)
    if (seconds === 0) announce('The hold is over. The slot is free for others.')
  })
  useEffect(() => {
    speak(left)
  }, [left])
  return (
    <span className={styles.ring} data-urgent={left <= 30 ? '' : undefined} data-small={small ? '' : undefined} role="timer" aria-label={`Held for ${left} more seconds`}>
      <svg viewBox="0 0 36 36" aria-hidden>
        <circle cx="18" cy="18" r="15" />
        <circle cx="18" cy="18" r="15" className={styles.ringLeft} strokeDasharray={ROUND} strokeDashoffset={ROUND * (1 - Math.min(1, left / leaseSeconds))} />
      </svg>
      <span className={styles.ringTime} aria-hidden>
        {countdown(left)}
      </span>
    </span>
  )
}
