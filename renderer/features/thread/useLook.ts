import { useEffect, useRef } from 'react'
import { client } from '#renderer/rpc/client.ts'

/** A thread that J only passes over has not been looked at; one that stays for this long has. Milliseconds. */
const BEFORE_THE_EYES_MS = 1500

/**
 * Says that this person looked (D4), once the thread has been in sight for a moment. The engine decides whose look
 * counts; a refusal (offline, locked) is tried again with the next opening.
 */
export function useLook(threadId: string, isShown: boolean, newestFlag: string | null = null): void {
  useNewFlag(threadId, newestFlag)
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

/**
 * D8: a red flag that comes while the thread is open has been seen only when a hand moves after it: the next key or click in this
 * window, once the flag has stood for a moment.
 */
function useNewFlag(threadId: string, newestFlag: string | null): void {
  const seen = useRef({ threadId, newestFlag })
  useEffect(() => {
    const isNew = seen.current.threadId === threadId && newestFlag !== null && seen.current.newestFlag !== newestFlag
    seen.current = { threadId, newestFlag }
    if (!isNew) return undefined
    const since = Date.now()
    const look = () => {
      if (Date.now() - since < BEFORE_THE_EYES_MS) return
      stop()
      client.thread.look({ threadId }).catch(() => undefined)
    }
    const stop = () => {
      document.removeEventListener('keydown', look)
      document.removeEventListener('pointerdown', look)
    }
    document.addEventListener('keydown', look)
    document.addEventListener('pointerdown', look)
    return stop
  }, [threadId, newestFlag])
}
