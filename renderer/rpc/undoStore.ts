import { create } from 'zustand'
import type { Act } from '#shared/contract/schemas/act.ts'

export interface UndoEntry {
  threadId: string
  /** The act that takes the last one back. */
  act: Act
  /** Names it for the toast, the status line and the voice: "Undo claim — OKAFOR, Grace". */
  label: string
  patientName: string | undefined
}

interface UndoState {
  undo: readonly UndoEntry[]
  redo: readonly UndoEntry[]
}

/** Steps kept (console.md, number 16). */
export const UNDO_STEPS = 50

/** Acts of this window that can be taken back, newest last. In memory only: an undo names a patient. */
export const undoStore = create<UndoState>(() => ({ undo: [], redo: [] }))

export function pushUndo(entry: UndoEntry, options: { keepRedo?: boolean } = {}): void {
  undoStore.setState(({ undo, redo }) => ({ undo: [...undo, entry].slice(-UNDO_STEPS), redo: options.keepRedo ? redo : [] }))
}

export function pushRedo(entry: UndoEntry): void {
  undoStore.setState(({ redo }) => ({ redo: [...redo, entry].slice(-UNDO_STEPS) }))
}

export function dropUndo(entry: UndoEntry): void {
  undoStore.setState(({ undo, redo }) => ({ undo: undo.filter((kept) => kept !== entry), redo: redo.filter((kept) => kept !== entry) }))
}

/** The reply has left: nothing offers to take it back any more. */
export function dropReplyUndo(replyId: string): void {
  undoStore.setState(({ undo }) => ({ undo: undo.filter(({ act }) => act.type !== 'withdrawReply' || act.replyId !== replyId) }))
}

export function forgetUndo(): void {
  undoStore.setState({ undo: [], redo: [] })
}

/** "Undo claim — OKAFOR, Grace". */
export function undoLabel(label: string, patientName: string | undefined, verb: 'Undo' | 'Redo' = 'Undo'): string {
  const bare = label.replace(/^(undo|redo)[:\s]+/i, '')
  const named = patientName && !bare.includes(patientName) ? `${bare} — ${patientName}` : bare
  return `${verb} ${named.charAt(0).toLowerCase()}${named.slice(1)}`
}
