import { useEffectEvent, useLayoutEffect, useState, type ReactNode } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import { SheetIdentity, useIsShown, type DialogContext } from './ActSheet.tsx'
import styles from './dialogs.module.css'

export interface Choice {
  id: string
  /** One figure or letter. */
  key: string
  label: string
  hint?: string | undefined
  isCurrent?: boolean | undefined
  disabledReason?: string | undefined
  act: Act
  said: string
}

export interface ChoiceDialogProps extends DialogContext {
  title: string
  description?: ReactNode
  choices: readonly Choice[]
}

/** One press chooses and does it: a key or a click, no second question. For acts that can be taken back or that only raise (D9). */
export function ChoiceDialog({ view, timeZone, run, onClose, title, description, choices }: ChoiceDialogProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const isShown = useIsShown()
  const choose = async (choice: Choice) => {
    if (choice.disabledReason) return announce(choice.disabledReason)
    if (isBusy) return
    setIsBusy(true)
    setError(null)
    const outcome = await run(choice.act, { quiet: true, said: choice.said })
    if (!isShown.current) return
    setIsBusy(false)
    if (outcome.ok) onClose()
    else setError(outcome.refusal.message)
  }
  // On the window: a quick D 2 comes before the focus has reached the dialog, and must not be lost.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const choice = choices.find(({ key }) => key.toLowerCase() === event.key.toLowerCase())
    if (!choice) return
    event.preventDefault()
    event.stopPropagation()
    void choose(choice)
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
  return (
    <Dialog open onClose={onClose} title={title} description={description} identity={<SheetIdentity view={view} timeZone={timeZone} />}>
      <ul className={styles.choices} role="list">
        {choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              className={styles.choice}
              aria-current={choice.isCurrent || undefined}
              aria-disabled={choice.disabledReason !== undefined || undefined}
              aria-description={choice.disabledReason}
              onClick={() => void choose(choice)}
            >
              <Kbd keys={choice.key} silent />
              <span className={styles.choiceWords}>{choice.label}</span>
              {(choice.disabledReason ?? choice.hint) && <span className={styles.choiceHint}>{choice.disabledReason ?? choice.hint}</span>}
            </button>
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </Dialog>
  )
}
