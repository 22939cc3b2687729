import { useCallback, type ReactNode } from 'react'
import { connectionStore } from '#renderer/rpc/connectionStore.ts'
import { retryConnection } from '#renderer/rpc/chooseTransport.ts'
import { BannerStrip } from '#renderer/ui/BannerStrip.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { formatTime } from '#renderer/ui/format.ts'
import { useTick } from '#renderer/ui/ticker.ts'

/** Without an answer for this long the screen is called stale (PS-44). */
export const STALE_MS = 60_000

/** Says when what one sees is not of now: how old it is, and what waits meanwhile. Clocks go on. */
export function FreshnessStrip({ timeZone }: { timeZone: string }): ReactNode {
  const status = connectionStore((state) => state.status)
  const heardAt = connectionStore((state) => state.heardAt)
  const isStale = useTick(useCallback((now: number) => heardAt !== null && now - heardAt > STALE_MS, [heardAt]))
  const since = heardAt === null ? null : formatTime(heardAt, timeZone)
  if (status === 'offline') {
    return (
      <BannerStrip
        kind="offline"
        action={
          <Button size="dense" onClick={retryConnection}>
            Try now
          </Button>
        }
      >
        <b>Not connected.</b> {since ? `This is a copy from ${since}. ` : ''}You can read what is open; acts wait until the connection is back. Wellthread keeps trying.
      </BannerStrip>
    )
  }
  if (isStale) return <BannerStrip kind="stale">Last updated {since}. Trying again; clocks go on.</BannerStrip>
  return null
}
