import type { Ref } from 'react'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import type { RunAct } from '../useThreadAct.ts'
import type { DraftMode, DraftRef } from './draftStore.ts'
import type { FormHandle } from './writeCommands.ts'

export interface ComposerProps {
  view: ThreadView
  me: Person
  clinic: ClinicView | null
  timeZone: string
  run: RunAct
  mode: DraftMode
  onMode: (mode: DraftMode) => void
  /** Grows by one when a key asks for the cursor (R, C). */
  focusTurn: number
  reopen: ThreadAction
  callLog: ThreadAction
  onShowMessage: (messageId: string) => void
  /** A send was stopped (D16): the thread must come up anew. */
  onConflict: () => void
  /** Sent and done: the next thread comes up. */
  onDone: () => void
  /** Esc: the draft stays, the focus goes back to the thread. */
  onLeave: () => void
}

/** Of the form for one mode. */
export interface FormProps extends ComposerProps {
  draftRef: DraftRef
  handle: Ref<FormHandle>
}
