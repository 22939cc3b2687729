import type { Transport } from './transport.ts'
import { openMessagePortDoor } from './messagePortDoor.ts'
import { createReconnecting } from './reconnecting.ts'
import { openWebSocketDoor } from './webSocketDoor.ts'

declare global {
  interface Window {
    /** Set by the preload script of the desktop; absent in a browser. */
    wellthreadHost?: { kind: 'electron' }
  }
}

let kept: (Transport & { retry: () => void }) | null = null

/** The desktop's MessagePort where there is a desktop, else the loopback host's WebSocket. One for the life of the page. */
export function chooseTransport(): Transport {
  if (kept) return kept
  if (window.wellthreadHost?.kind === 'electron') return (kept = createReconnecting(openMessagePortDoor))
  // A new address pasted into this tab differs in its fragment only, which loads nothing by itself.
  window.addEventListener('hashchange', () => location.hash.startsWith('#token=') && location.reload())
  return (kept = createReconnecting(openWebSocketDoor))
}

/** Tries again now, at a person's wish. */
export function retryConnection(): void {
  kept?.retry()
}
