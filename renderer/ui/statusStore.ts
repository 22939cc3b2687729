import { create } from 'zustand'
import { announce } from './announce.ts'

export type StatusKind = 'info' | 'refused'

export interface StatusMessage {
  /** Grows by one, so that the same words said twice are shown anew. */
  turn: number
  text: string
  kind: StatusKind
}

interface StatusState {
  message: StatusMessage | null
}

/** What the status line says now, in place of the key hints. */
export const statusStore = create<StatusState>(() => ({ message: null }))

/** How long a sentence stays in the status line, milliseconds. A refusal stays longer: it has to be read. */
const SHOWN_MS: Record<StatusKind, number> = { info: 6_000, refused: 10_000 }
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a sentence in the status line and to the live region (law 2: never silent). */
export function say(text: string, kind: StatusKind = 'info'): void {
  const turn = (statusStore.getState().message?.turn ?? 0) + 1
  statusStore.setState({ message: { turn, text, kind } })
  announce(text)
  clearTimeout(timer)
  timer = setTimeout(() => statusStore.setState({ message: null }), SHOWN_MS[kind])
}

/** Wipes the line at once: on lock and sign-out, because it may name a patient. */
export function hush(): void {
  clearTimeout(timer)
  statusStore.setState({ message: null })
  announce('')
}
