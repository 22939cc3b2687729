/** Which dialog stands over the thread; one at a time. */
export type DialogKind =
  | 'assign' | 'route' | 'escalate' | 'snooze' | 'disposition' | 'category' | 'complete' | 'reopen' | 'handBack'
  | 'raiseFlag' | 'lowerFlag' | 'callLog' | 'why' | 'history'
