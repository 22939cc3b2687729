import { useEffect } from 'react'
import { client } from '#renderer/rpc/client.ts'

/** A thread that J only passes over has not been looked at; one that stays for this long has. Milliseconds. */
const BEFORE_THE_EYES_MS = 1500

/**
 * Says that this person looked (D4), once the thread has been in sight for a moment. The engine decides whose look
 * counts; a refusal (offline, locked) is tried again with the next opening.
 */
export function useLook(threadId: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined
    let isDue = false
    const look = () => {
      if (!isDue || document.visibilityState !== 'visible') return
      isDue = false
      client.thread.look({ threadId }).catch(() => undefined)
    }
    const timer = setTimeout(() => {
      isDue = true
      look()
    }, BEFORE_THE_EYES_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [threadId, isShown])
}
