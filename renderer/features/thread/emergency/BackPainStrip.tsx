import { ClipboardCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { formatTime } from '#renderer/ui/format.ts'
import type { BackPainView } from '#shared/contract/schemas/emergencyView.ts'
import type { ThreadAction } from '../actions.ts'
import strip from '../strip/StateStrips.module.css'

export interface BackPainStripProps {
  backPain: BackPainView
  timeZone: string
  screen: ThreadAction
  clearance: ThreadAction
}

/** S52: where the back-pain programme stands on a thread that concerns back pain. */
export function BackPainStrip({ backPain, timeZone, screen, clearance }: BackPainStripProps): ReactNode {
  if (!backPain.isConcerned) return null
  const { state, words, screened, cleared } = backPain
  return (
    <div className={cx(strip.strip, state === 'notCleared' && strip.strong)} role="status">
      <ClipboardCheck aria-hidden />
      <p className={strip.words}>
        <b>{words}</b>
        {screened && ` · asked by ${screened.by} ${formatTime(screened.at, timeZone)}`}
        {cleared && ` · ${cleared.by} ${formatTime(cleared.at, timeZone)}`}
      </p>
      {state === 'notCleared' && clearance.disabledReason === null && (
        <Button size="dense" onClick={clearance.run}>
          {clearance.label}
        </Button>
      )}
      <Button size="dense" disabledReason={screen.disabledReason ?? undefined} onClick={screen.run}>
        {screen.label}
      </Button>
    </div>
  )
}
