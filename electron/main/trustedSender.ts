import { originOf } from './appOrigin.ts'

/** A frame as Electron describes it; null once it is gone. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
  readonly detached?: boolean
}

export interface Sender {
  /** Id of the webContents that the message came from. */
  readonly windowId: number
  readonly frame: SenderFrame | null
}

/** Whether a message may be listened to: a window that this program opened, its main frame, the exact origin (R55). */
export function isTrustedSender(sender: Sender, known: ReadonlySet<number>, origin: string): boolean {
  const { frame, windowId } = sender
  if (!known.has(windowId) || frame === null || frame.detached === true) return false
  return frame.parent === null && originOf(frame.url) === origin
}
