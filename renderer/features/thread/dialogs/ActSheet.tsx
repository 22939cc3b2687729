import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import type { Act, ActResult } from '#shared/contract/schemas/act.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { IdentityLine } from '../banner/IdentityLine.tsx'
import type { RunAct } from '../useThreadAct.ts'

export interface DialogContext {
  view: ThreadView
  timeZone: string
  run: RunAct
  onClose: () => void
}

export interface ActSheetProps extends DialogContext {
  title: string
  description?: ReactNode
  confirmLabel: string
  tone?: 'primary' | 'danger' | undefined
  /** Why it cannot be done yet. */
  problem: string | null
  /** Made when it is confirmed. */
  act: () => Act
  /** For the status line: `Snoozed until Fri 27-Nov 15:30`. */
  said: string
  onDone?: ((result: ActResult) => void) | undefined
  initialFocus?: RefObject<HTMLElement | null> | undefined
  children?: ReactNode
}

const CHANGED = 'This thread changed meanwhile. Close, read what is new, and try again.'

/** A sheet for one act on this patient's thread: identity on top, the refusal beside the button, Mod+Enter commits. */
export function ActSheet(props: ActSheetProps): ReactNode {
  const { view, timeZone, run, onClose, title, description, confirmLabel, tone, problem, act, said, onDone, initialFocus, children } = props
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const isShown = useIsShown()
  const confirm = async () => {
    setIsBusy(true)
    setError(null)
    const outcome = await run(act(), { quiet: true, said })
    // Left meanwhile with Esc: the answer closes no other sheet and moves nobody on.
    if (!isShown.current) return
    setIsBusy(false)
    if (!outcome.ok) return setError(outcome.refusal.code === 'VERSION_CONFLICT' ? CHANGED : outcome.refusal.message)
    onClose()
    onDone?.(outcome.result)
  }
  return (
    <ConfirmSheet
      open
      title={title}
      description={description}
      identity={<SheetIdentity view={view} timeZone={timeZone} />}
      confirmLabel={confirmLabel}
      tone={tone}
      disabledReason={problem ?? undefined}
      busy={isBusy}
      error={error ?? undefined}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      initialFocus={initialFocus}
    >
      {children}
    </ConfirmSheet>
  )
}

/** `current` is false once the sheet is gone. */
export function useIsShown(): RefObject<boolean> {
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  return shown
}

export function SheetIdentity({ view, timeZone }: Pick<DialogContext, 'view' | 'timeZone'>): ReactNode {
  return view.patient === null ? <b>Patient not matched</b> : <IdentityLine patient={view.patient} now={Date.now()} timeZone={timeZone} />
}
