import type { UpkeepDialogKind } from '../upkeep/UpkeepDialog.tsx'

/** Which dialog stands over the thread; one at a time. */
export type DialogKind =
  | 'assign' | 'route' | 'escalate' | 'snooze' | 'disposition' | 'category' | 'complete' | 'reopen' | 'handBack'
  | 'raiseFlag' | 'lowerFlag' | 'confidential' | 'reviewBreakGlass' | 'callLog' | 'welfare' | 'backPain' | 'why' | 'history'
  | UpkeepDialogKind
