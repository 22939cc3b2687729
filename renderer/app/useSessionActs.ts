import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { keys } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { showRefusal } from '#renderer/rpc/useAct.ts'
import type { SessionView } from '#shared/contract/session.ts'

export interface SessionCalls {
  lock: () => Promise<void>
  signOut: () => Promise<void>
}

/** Lock and sign-out. The focus leaves the draft first, so that its last words are saved. */
export function useSessionActs(): SessionCalls {
  const queryClient = useQueryClient()
  return useMemo(() => {
    const end = async (ask: () => Promise<SessionView>) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      try {
        queryClient.setQueryData<SessionView>(keys.session, await ask())
      } catch (error) {
        showRefusal(toRefusal(error), 'Not locked')
      }
    }
    return {
      lock: () => end(() => client.session.lock()),
      signOut: () => end(() => client.session.signOut()),
    }
  }, [queryClient])
}
