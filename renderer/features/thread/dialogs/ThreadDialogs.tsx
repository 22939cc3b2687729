import type { ReactNode } from 'react'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import { BackPainDialog } from '../emergency/BackPainDialog.tsx'
import { CallDialog } from '../emergency/CallDialog.tsx'
import { WelfareDialog } from '../emergency/WelfareDialog.tsx'
import { HistoryDialog } from '../HistoryDialog.tsx'
import { ConfidentialDialog } from '../people/ConfidentialDialog.tsx'
import { ReviewGlassDialog } from '../people/ReviewGlassDialog.tsx'
import { WhyDialog } from '../side/WhyDialog.tsx'
import type { DialogContext } from './ActSheet.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { CallLogDialog } from './CallLogDialog.tsx'
import { ChoiceDialog } from './ChoiceDialog.tsx'
import { categoryChoices, dispositionChoices, FLAG_CHOICES } from './choices.ts'
import { CompleteDialog } from './CompleteDialog.tsx'
import type { DialogKind } from './dialogKind.ts'
import { EscalateDialog } from './EscalateDialog.tsx'
import { LowerFlagDialog } from './LowerFlagDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { UpkeepDialog } from '../upkeep/UpkeepDialog.tsx'

export interface ThreadDialogsProps extends DialogContext {
  kind: DialogKind
  clinic: ClinicView | null
  me: Person
  /** The thread has left the list: the next one comes up. */
  onLeft: () => void
}

const DISPOSITION_WORDS = 'What the patient needs, by the protocol. Press its number.'
const RAISE_WORDS = 'Sends the thread to a nurse now. How fast must somebody act?'
const REOPEN_REASONS = ['The patient called back', 'Closed by mistake', 'New information came in'] as const
const RESUME_REASONS = ['Reached the patient another way', 'No answer is needed any more'] as const
const HAND_BACK_REASONS = ['End of my shift', 'Not for my role', 'Called away'] as const

export function ThreadDialogs({ kind, clinic, me, onLeft, ...context }: ThreadDialogsProps): ReactNode {
  const { view, timeZone, onClose } = context
  switch (kind) {
    case 'assign':
    case 'route':
      return <AssignDialog {...context} clinic={clinic} me={me} poolsOnly={kind === 'route'} />
    case 'escalate':
      return <EscalateDialog {...context} me={me} />
    case 'snooze':
      return <SnoozeDialog {...context} onSnoozed={onLeft} />
    case 'disposition':
      return <ChoiceDialog {...context} title="Disposition" description={DISPOSITION_WORDS} choices={dispositionChoices(view, clinic)} />
    case 'category':
      return <ChoiceDialog {...context} title="Work type" description="Decides the pool and the clocks. Press its number." choices={categoryChoices(view)} />
    case 'raiseFlag':
      return <ChoiceDialog {...context} title="Raise a red flag" description={RAISE_WORDS} choices={FLAG_CHOICES} />
    case 'lowerFlag':
      return <LowerFlagDialog {...context} />
    case 'callLog':
      return view.emergency.call === null ? <CallLogDialog {...context} /> : <CallDialog {...context} />
    case 'welfare':
      return <WelfareDialog {...context} />
    case 'backPain':
      return <BackPainDialog {...context} />
    case 'complete':
      return <CompleteDialog {...context} onCompleted={onLeft} />
    case 'reopen': {
      const waits = view.completion === 'waitingOnPatient'
      return (
        <ReasonDialog
          {...context}
          title={waits ? 'Stop waiting for the patient' : 'Reopen'}
          description={waits ? 'The answer clock runs on.' : 'The thread is open again and a new answer clock starts now.'}
          confirmLabel={waits ? 'Stop waiting' : 'Reopen'}
          said={waits ? 'No longer waiting' : 'Reopened'}
          ready={waits ? RESUME_REASONS : REOPEN_REASONS}
          act={(reason) => ({ type: 'reopenThread', reason })}
        />
      )
    }
    case 'handBack':
      return (
        <ReasonDialog
          {...context}
          title="Hand back to the pool"
          description="Your claim ends; the thread stays in its pool."
          confirmLabel="Hand back"
          said="Handed back"
          ready={HAND_BACK_REASONS}
          act={(reason) => ({ type: 'handBack', reason })}
        />
      )
    case 'readdress':
    case 'clearChannel':
    case 'secondLook':
      return <UpkeepDialog {...context} kind={kind} />
    case 'confidential':
      return <ConfidentialDialog {...context} />
    case 'reviewBreakGlass':
      return <ReviewGlassDialog {...context} />
    case 'why':
      return <WhyDialog view={view} timeZone={timeZone} onClose={onClose} />
    case 'history':
      return <HistoryDialog threadId={view.threadId} open onClose={onClose} />
  }
}
