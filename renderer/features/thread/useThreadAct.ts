import { useCallback } from 'react'
import { useAct, type ActOutcome } from '#renderer/rpc/useAct.ts'
import { patientName } from '#renderer/ui/format.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { forgetOwnActs, noteOwnAct } from './composer/draftStore.ts'

export type RunAct = (act: Act, options?: { said?: string; quiet?: boolean }) => Promise<ActOutcome>

/** `OKAFOR, Grace`, for undo, toasts and the status line. */
export const actName = (patient: ThreadView['patient']): string =>
  patient === null ? 'patient not matched' : patientName({ family: patient.family, given: patient.given })

/** One act on this thread. `said` goes to the status line with the patient's name when it worked. */
export function useThreadAct(view: ThreadView): RunAct {
  const act = useAct()
  const { threadId } = view
  const name = actName(view.patient)
  return useCallback<RunAct>(
    async (what, options = {}) => {
      noteOwnAct(threadId, what.type)
      const outcome = await act(threadId, what, { patientName: name, quiet: options.quiet })
      if (!outcome.ok) forgetOwnActs(threadId)
      else if (options.said) say(`${options.said}: ${name}`)
      return outcome
    },
    [act, threadId, name],
  )
}
