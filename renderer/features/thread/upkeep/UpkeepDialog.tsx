import type { ReactNode } from 'react'
import type { DialogContext } from '../dialogs/ActSheet.tsx'
import { ReasonDialog } from '../dialogs/ReasonDialog.tsx'

export type UpkeepDialogKind = 'readdress' | 'clearChannel' | 'secondLook'

const READDRESS_REASONS = ['The patient has not met this doctor', 'Not this doctor’s question', 'Belongs to the whole care'] as const
const CHANNEL_REASONS = ['Known and unchanged', 'No symptom of the patient’s own', 'Already seen for this'] as const
const SECOND_LOOK_REASONS = ['The words describe it as happening now', 'History does not rule it out', 'The patient must be called first'] as const

/** Acts that take a reason and nothing else. */
export function UpkeepDialog({ kind, ...context }: DialogContext & { kind: UpkeepDialogKind }): ReactNode {
  const { view } = context
  switch (kind) {
    case 'readdress':
      return (
        <ReasonDialog
          {...context}
          title={`Move to ${view.upkeep.addressee?.pcp ?? 'the patient’s own doctor'}`}
          description="The message goes to the patient’s own doctor and the pool of its work type. The answer clock keeps its start."
          confirmLabel="Move"
          said="Moved to the patient’s own doctor"
          ready={READDRESS_REASONS}
          act={(reason) => ({ type: 'readdressToPcp', reason })}
        />
      )
    case 'clearChannel':
      return (
        <ReasonDialog
          {...context}
          title="No new or changing symptom"
          description="Then an answer by message may close the thread."
          confirmLabel="Clear the mark"
          said="Mark cleared"
          ready={CHANNEL_REASONS}
          act={(reason) => ({ type: 'clearChannel', reason })}
        />
      )
    case 'secondLook':
      return (
        <ReasonDialog
          {...context}
          title="Raise the red flag again"
          description="It stands first again, with the tier that it had."
          confirmLabel="Raise again"
          said="Red flag raised again"
          ready={SECOND_LOOK_REASONS}
          act={(reason) => ({ type: 'recordSecondLook', outcome: 'raisedAgain', reason })}
        />
      )
  }
}
