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
  const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `write.${id}`, title, group: 'Write', keys, scope: 'anywhere', run,
  })
  return [
    command('send', mode === 'reply' ? 'Send the reply' : 'Add the note', ['$mod+Enter'], inComposer((handle) => handle.send())),
    command('sendAndDone', 'Send the reply, done, next thread', ['$mod+Shift+Enter'], inComposer((handle) => handle.sendAndDone())),
    { ...command('phrase', 'Insert a phrase…', ['$mod+;'], here((handle) => handle.openPhrases())), keywords: ['template', 'dot phrase'] },
    command('nextBlank', 'Next blank', ['F2', "$mod+'"], here((handle) => handle.stepBlank(1))),
    command('previousBlank', 'Previous blank', ['Shift+F2'], here((handle) => handle.stepBlank(-1))),
    command('discard', 'Discard the draft', ['$mod+Shift+Backspace'], inComposer((handle) => handle.discard())),
  ]
}
