import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { DialogKind } from './dialogs/dialogKind.ts'
import type { RunAct } from './useThreadAct.ts'

/** What the verbs of a thread need of the pane. */
export interface ActionContext {
  view: ThreadView
  me: Person
  run: RunAct
  open: (dialog: DialogKind) => void
  write: (mode: 'reply' | 'note') => void
  step: (direction: 1 | -1) => void
}
