/** What was copied last from this console and not yet cleared; null for nothing. Never leaves this module. */
let copied: string | null = null

const selected = (): string => {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
  return document.getSelection()?.toString() ?? ''
}

/** Remembers what is copied or cut here while somebody is signed in. @returns how to stop */
export function watchCopies(): () => void {
  const remember = (): void => {
    const text = selected()
    if (text !== '') copied = text
  }
  document.addEventListener('copy', remember)
  document.addEventListener('cut', remember)
  return () => {
    document.removeEventListener('copy', remember)
    document.removeEventListener('cut', remember)
  }
}

/**
 * S64: what was copied from this console does not outlive the lock. Where the clipboard may be read, text of another program is left
 * alone; where it may not, it is emptied. A window that is not in front may not write: then it is emptied as soon as it is.
 */
export async function clearCopied(): Promise<void> {
  if (copied === null) return
  try {
    if ((await isOurs(copied)) !== false) await navigator.clipboard.writeText('')
    copied = null
  } catch {
    window.addEventListener('focus', () => void clearCopied(), { once: true })
  }
}

/** null: the browser does not say. Asked only where it has been granted, so that no prompt stands over the lock. */
async function isOurs(text: string): Promise<boolean | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })
    if (state !== 'granted') return null
    const plain = (words: string): string => words.replaceAll('\r\n', '\n')
    return plain(await navigator.clipboard.readText()) === plain(text)
  } catch {
    return null
  }
}
