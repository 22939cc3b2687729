import { Toast } from '@base-ui/react/toast'
import { Check, CircleAlert, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import popup from './popup.module.css'
import { toastManager, type ToastData, type ToastKind } from './toast.ts'
import styles from './ToastRegion.module.css'

const ICONS: Record<ToastKind, ReactNode> = {
  done: <Check aria-hidden />,
  info: <CircleAlert aria-hidden />,
  problem: <TriangleAlert aria-hidden />,
}

/** Mount once. One polite stack of at most three, at the right foot above the status line, so that no banner is covered (PS-02). */
export function ToastRegion(): ReactNode {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <Stack />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Stack(): ReactNode {
  const { toasts, close } = Toast.useToastManager<ToastData>()
  return toasts.map((toast) => {
    const kind = toast.data?.kind ?? 'info'
    const action = toast.data?.action
    return (
      <Toast.Root key={toast.id} toast={toast} swipeDirection={[]} className={cx(popup.popup, styles.toast, styles[kind])}>
        <Toast.Content className={styles.content}>
          <span className={styles.icon}>{ICONS[kind]}</span>
          <div className={styles.words}>
            <Toast.Title className={styles.title} render={<p />} />
            <Toast.Description className={styles.detail} />
          </div>
          {action && (
            <Button
              size="dense"
              kbd={action.kbd}
              onClick={() => {
                action.onAction()
                close(toast.id)
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={<X />} label="Dismiss" onClick={() => close(toast.id)} />
        </Toast.Content>
      </Toast.Root>
    )
  })
}
