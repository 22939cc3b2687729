import { ClipboardCheck } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatTime } from '#renderer/ui/format.ts'
import type { BackPainView } from '#shared/contract/schemas/emergencyView.ts'
import type { ThreadAction } from '../actions.ts'
import type { StripElement } from '../strip/splitStrips.ts'
import { Strip } from '../strip/Strip.tsx'

export interface BackPainStripProps {
  backPain: BackPainView
  timeZone: string
  screen: ThreadAction
  clearance: ThreadAction
}

/** S52: where the back-pain programme stands on a thread that concerns back pain. */
export function backPainStrip({ backPain, timeZone, screen, clearance }: BackPainStripProps): StripElement | null {
  if (!backPain.isConcerned) return null
  const { state, words, screened, cleared } = backPain
  return (
    <Strip
      key="backPain"
      icon={<ClipboardCheck aria-hidden />}
      strong={state === 'notCleared'}
      action={
        <>
          {state === 'notCleared' && clearance.disabledReason === null && (
            <Button size="dense" onClick={clearance.run}>
              {clearance.label}
            </Button>
          )}
          <Button size="dense" disabledReason={screen.disabledReason ?? undefined} onClick={screen.run}>
            {screen.label}
          </Button>
        </>
      }
    >
      <b>{words}</b>
      {screened && ` · asked by ${screened.by} ${formatTime(screened.at, timeZone)}`}
      {cleared && ` · ${cleared.by} ${formatTime(cleared.at, timeZone)}`}
    </Strip>
  )
}
