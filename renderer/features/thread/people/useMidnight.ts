import { useEffect, useEffectEvent } from 'react'

const HOUR = 3_600_000
const AGAIN = 60_000

/**
 * Reads the thread anew at midnight of the clinic: a birthday at 12, 13 or 18 changes who may read it, without any event (D17). A machine
 * that slept over midnight reads when it wakes; one whose clock is ahead of the engine's asks again until the engine's midnight is past.
 */
export function useMidnight(at: number | undefined, refresh: () => void): void {
  const due = useEffectEvent(() => {
    if (at !== undefined && Date.now() >= at) refresh()
  })
  useEffect(() => {
    if (at === undefined) return
    let timer: ReturnType<typeof setTimeout>
    const arm = () => {
      const left = at - Date.now()
      timer = setTimeout(() => {
        due()
        arm()
      }, left > 0 ? Math.min(left, HOUR) : AGAIN)
    }
    arm()
    const onShow = () => document.visibilityState === 'visible' && due()
    document.addEventListener('visibilitychange', onShow)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onShow)
    }
  }, [at])
}
