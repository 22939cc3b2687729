import type { RefObject } from 'react'
import type { Command } from '#renderer/ui/commandRegistry.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { DraftMode } from './draftStore.ts'

/** What the form on the screen can do; keys and palette steer it. */
export interface FormHandle {
  focus: () => void
  send: () => void
  sendAndDone: () => void
  openPhrases: () => void
  stepBlank: (direction: 1 | -1) => void
  discard: () => void
  /** `Send to OKAFOR, Grace · 02-Mar-1961`. */
  sendLabel: string
}

/**
 * The Write keys. Nothing that reaches a patient runs from the palette or from elsewhere (law 3): then the cursor goes into the
 * composer, where the identifiers are, and the key must be pressed there.
 */
export function writeCommands(form: RefObject<FormHandle | null>, hasFocus: () => boolean, mode: DraftMode): Command[] {
  const inComposer = (act: (handle: FormHandle) => void) => () => {
    const handle = form.current
    if (!handle) return
    if (hasFocus()) return act(handle)
    handle.focus()
    say(`Check the text, then press the key again: ${handle.sendLabel}.`)
  }
  const here = (act: (handle: FormHandle) => void) => () => {
    if (form.current) act(form.current)
  }
  return [
    { id: 'write.send', title: mode === 'reply' ? 'Send the reply' : 'Add the note', group: 'Write', keys: ['$mod+Enter'], scope: 'anywhere', run: inComposer((handle) => handle.send()) },
    { id: 'write.sendAndDone', title: 'Send the reply, done, next thread', group: 'Write', keys: ['$mod+Shift+Enter'], scope: 'anywhere', run: inComposer((handle) => handle.sendAndDone()) },
    { id: 'write.phrase', title: 'Insert a phrase…', group: 'Write', keys: ['$mod+;'], scope: 'anywhere', keywords: ['template', 'dot phrase'], run: here((handle) => handle.openPhrases()) },
    { id: 'write.nextBlank', title: 'Next blank', group: 'Write', keys: ['F2', "$mod+'"], scope: 'anywhere', run: here((handle) => handle.stepBlank(1)) },
    { id: 'write.previousBlank', title: 'Previous blank', group: 'Write', keys: ['Shift+F2'], scope: 'anywhere', run: here((handle) => handle.stepBlank(-1)) },
    { id: 'write.discard', title: 'Discard the draft', group: 'Write', keys: ['$mod+Shift+Backspace'], scope: 'anywhere', run: inComposer((handle) => handle.discard()) },
  ]
}
