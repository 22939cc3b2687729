import { Toast } from '@base-ui/react/toast'

export type ToastKind = 'done' | 'info' | 'problem'

export interface ToastRequest {
  /** The same id replaces the toast in place. */
  id?: string | undefined
  kind?: ToastKind | undefined
  /** Names the act: "Done, SMITH, Ana". */
  title: string
  detail?: string | undefined
  /** One verb, usually Undo. */
  action?: { label: string; kbd?: string | undefined; onAction: () => void } | undefined
  /** Milliseconds; 0 stays until closed. Default 6,000; a problem stays. */
  timeout?: number | undefined
}

export interface ToastData {
  kind: ToastKind
  action: ToastRequest['action']
}

export interface Toasts {
  /** Returns the toast's id. */
  show: (request: ToastRequest) => string
  close: (id: string) => void
}

export const toastManager = Toast.createToastManager<ToastData>()

/** The window's one toast stack, also for code outside React. Announced politely; never for red flags, which have their banner. */
export const toasts: Toasts = {
  show({ id, kind = 'done', title, detail, action, timeout }) {
    return toastManager.add({
      ...(id === undefined ? {} : { id }),
      title,
      description: detail,
      timeout: timeout ?? (kind === 'problem' ? 0 : 6_000),
      data: { kind, action },
    })
  },
  close: (id) => toastManager.close(id),
}

export function useToast(): Toasts {
  return toasts
}
