import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { keys } from '#renderer/rpc/queries.ts'
import type { SessionView } from '#shared/contract/session.ts'

/** The engine is told of activity at most this often. */
export const TOUCH_MS = 5_000
const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/**
 * Tells the engine that somebody is here; its clock decides when the console locks (R36). While the warning stands, any activity is told at once.
 * Returns the way to tell it on purpose.
 */
export function useActivity(session: SessionView): () => void {
  const queryClient = useQueryClient()
  const { warnsAt } = session
  const touch = useCallback(() => {
    client.session.touch().then(
      (next) => queryClient.setQueryData<SessionView>(keys.session, next),
      // A refusal that ends the session is heard by everybody (client.ts); a lost connection has its strip.
      () => undefined,
    )
  }, [queryClient])
  // Over renders: each answer brings new instants, which must not start the interval anew.
  const toldAt = useRef(0)
  useEffect(() => {
    const onActivity = () => {
      const now = Date.now()
      const isWarned = warnsAt !== null && now >= warnsAt
      if (now - toldAt.current < (isWarned ? 500 : TOUCH_MS)) return
      toldAt.current = now
      touch()
    }
    for (const name of EVENTS) window.addEventListener(name, onActivity, { capture: true, passive: true })
    return () => {
      for (const name of EVENTS) window.removeEventListener(name, onActivity, true)
    }
  }, [touch, warnsAt])
  return touch
}
