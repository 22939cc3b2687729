import { RPCLink } from '@orpc/client/message-port'
import type { Door } from './reconnecting.ts'

/** Hands one end of a new channel to the preload script, which passes it to the main process. */
export async function openMessagePortDoor(): Promise<Door> {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('orpc:port', '*', [port2])
  port1.start()
  const closed = new Promise<void>((resolve) => port1.addEventListener('close', () => resolve(), { once: true }))
  return { link: new RPCLink({ port: port1 }), closed }
}
