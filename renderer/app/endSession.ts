import type { QueryClient } from '@tanstack/react-query'
import { forgetSavedDrafts } from '#renderer/features/thread/composer/draftStore.ts'
import { hush } from '#renderer/ui/statusStore.ts'
import { toastManager } from '#renderer/ui/toast.ts'
import { clearCopied } from './clipboard.ts'

/** What a locked or signed-out window may still know: nothing about patients. */
const KEPT = new Set<unknown>(['profile', 'session', 'clinic', 'samplePeople', 'waiting'])

/**
 * After the console has left the DOM: nothing of a patient stays in caches, saved drafts, status line, live region, toasts, title or,
 * if it came from here, the clipboard (S64).
 * Ids of view and thread stay, so that an unlock comes back to the same row.
 */
export function forgetPatients(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(queryKey[0]) })
  queryClient.getMutationCache().clear()
  forgetSavedDrafts()
  hush()
  toastManager.close()
  void clearCopied()
}
