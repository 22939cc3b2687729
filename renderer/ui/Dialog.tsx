import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { cx } from './cx.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { isApple } from './keys.ts'

export interface DialogProps {
  open: boolean
  /** Esc and the close button. A press outside does not close: text is never lost by a slip. */
  onClose: () => void
  title: string
  /** One sentence under the title; read out on opening. */
  description?: ReactNode
  /** The patient that the dialog is about (PS-01): name, birth date, number. Stands under the title and never scrolls. */
  identity?: ReactNode
  children?: ReactNode
  /** Buttons; the main one last. */
  footer?: ReactNode
  /** 400, 560 or 840 px. */
  size?: 'small' | 'medium' | 'large' | undefined
  /** Takes the focus on opening; otherwise the first control in the body. */
  initialFocus?: RefObject<HTMLElement | null> | undefined
  /** Takes the focus on closing; otherwise whatever had it before. */
  finalFocus?: RefObject<HTMLElement | null> | undefined
  /** Mod+Enter anywhere inside; ignores auto-repeat and input methods. */
  onCommit?: (() => void) | undefined
}

const CONTROLS = 'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button, [tabindex="0"], a[href]'

export function Dialog(props: DialogProps): ReactNode {
  const { open, onClose, title, description, identity, children, footer, size = 'medium', initialFocus, finalFocus, onCommit } = props
  const popup = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const commit = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(isApple ? event.metaKey : event.ctrlKey)) return
    if (event.repeat || event.nativeEvent.isComposing || !onCommit) return
    event.preventDefault()
    event.stopPropagation()
    onCommit()
  }
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} disablePointerDismissal>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            ref={popup}
            className={cx(styles.popup, styles[size])}
            initialFocus={initialFocus ?? (() => body.current?.querySelector<HTMLElement>(CONTROLS) ?? popup.current)}
            finalFocus={finalFocus}
            onKeyDown={commit}
          >
            <div className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close render={<IconButton icon={<X />} label="Close" kbd="Esc" />} />
              {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            </div>
            {identity && <div className={styles.identity}>{identity}</div>}
            {children && (
              <div ref={body} className={styles.body}>
                {children}
              </div>
            )}
            {footer && <div className={styles.foot}>{footer}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
