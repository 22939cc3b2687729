import type { ReactNode } from 'react'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { SheetIdentity } from '../dialogs/ActSheet.tsx'
import { AddresseeCard, FoundInMessages, ReplyWindowLines } from '../upkeep/SideSections.tsx'
import { ClockLedger } from './ClockLedger.tsx'
import styles from './side.module.css'
import { Trace } from './Trace.tsx'

/** Y: the routing trace and every clock with its ledger, where no side panel is open. */
export function WhyDialog({ view, timeZone, onClose }: { view: ThreadView; timeZone: string; onClose: () => void }): ReactNode {
  return (
    <Dialog open onClose={onClose} title="Why it is here" identity={<SheetIdentity view={view} timeZone={timeZone} />}>
      <div className={styles.inDialog} tabIndex={0} role="region" aria-label="Trace and clocks">
        <Trace trace={view.trace} timeZone={timeZone} />
        {view.clocks.map((clock) => (
          <ClockLedger key={clock.clockId} clock={clock} timeZone={timeZone} />
        ))}
        <ReplyWindowLines view={view} timeZone={timeZone} />
        <FoundInMessages view={view} />
        <AddresseeCard view={view} />
      </div>
    </Dialog>
  )
}
