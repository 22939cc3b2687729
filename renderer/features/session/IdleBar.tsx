import { useCallback, type ReactNode } from 'react'
import { BannerStrip } from '#renderer/ui/BannerStrip.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { useTick } from '#renderer/ui/ticker.ts'
import type { SessionView } from '#shared/contract/session.ts'

export interface IdleBarProps {
  session: SessionView
  onStay: () => void
}

/** In the last minute before the idle lock: how long it is, and that any key or movement keeps the console open (R36). */
export function IdleBar({ session, onStay }: IdleBarProps): ReactNode {
  const { warnsAt, locksAt } = session
  const seconds = useTick(
    useCallback((now: number) => (warnsAt === null || locksAt === null || now < warnsAt ? null : Math.max(0, Math.ceil((locksAt - now) / 1_000))), [warnsAt, locksAt]),
  )
  if (seconds === null) return null
  return (
    <BannerStrip
      kind="stale"
      action={
        <Button size="dense" onClick={onStay}>
          Stay
        </Button>
      }
    >
      {/* Heard once, not each second. */}
      <b aria-hidden>
        Locks in {seconds} {seconds === 1 ? 'second' : 'seconds'}.
      </b>{' '}
      <span>Nobody has touched this console for a while. Any key or movement keeps it open.</span>
    </BannerStrip>
  )
}
