import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { refusalOf, type ThreadAction } from '../actions.ts'
import type { DialogKind } from '../dialogs/dialogKind.ts'
import type { RunAct } from '../useThreadAct.ts'

interface Context {
  view: ThreadView
  run: RunAct
  open: (dialog: DialogKind) => void
}

export type EmergencyActionName = 'welfareCheck' | 'backPain' | 'clearBackPain'

/** Verbs of emergencies: the welfare check (D10), the back-pain screen and the doctor's clearance (S52). */
export function emergencyActions({ view, run, open }: Context): Record<EmergencyActionName, ThreadAction> {
  const isScreened = view.emergency.backPain.screened !== null
  return {
    welfareCheck: {
      id: 'thread.welfareCheck', group: 'Triage', label: 'Welfare check…', title: 'Welfare check…', keywords: ['police', 'ambulance', 'no answer'],
      disabledReason: refusalOf(view, 'recordWelfareStep'), run: () => open('welfare'),
    },
    backPain: {
      id: 'thread.backPain', group: 'Triage', label: isScreened ? 'Screen again…' : 'Screen…', title: 'Back-pain screen: four questions…', keywords: ['back pain', 'programme', 'program'],
      disabledReason: refusalOf(view, 'recordBackPainScreen'), run: () => open('backPain'),
    },
    clearBackPain: {
      id: 'thread.clearBackPain', group: 'Triage', label: 'Clear for the programme', title: 'Clear the patient for the back-pain programme', keywords: ['clearance'],
      disabledReason: refusalOf(view, 'recordClearance'), run: () => void run({ type: 'recordClearance' }, { said: 'Cleared for the back-pain programme' }),
    },
  }
}
