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
  kept ??= createReconnecting(window.wellthreadHost?.kind === 'electron' ? openMessagePortDoor : openWebSocketDoor)
  return kept
}

/** Tries again now, at a person's wish. */
export function retryConnection(): void {
  kept?.retry()
}
