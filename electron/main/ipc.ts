import { ipcMain, type MessagePortMain } from 'electron'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import type { RpcDoor, RpcWire } from '#electron/host/rpcDoor.ts'
import { isTrustedSender } from './trustedSender.ts'

export interface PortDoor {
  /** From now on this window may ask for a port; its session lives as long as the window. */
  admit(windowId: number, sessionKey: string): void
  dismiss(windowId: number): void
}

/** The only listener of the main process: takes the port that a window's preload hands over and connects it (R55). */
export function openPortDoor(input: { console: ConsoleService; door: RpcDoor; origin: string; log: Logger }): PortDoor {
  const sessionKeys = new Map<number, string>()
  const wires = new Map<number, RpcWire>()
  const closeWire = (windowId: number): void => {
    wires.get(windowId)?.close()
    wires.delete(windowId)
  }
  ipcMain.on('wellthread:port', (event) => {
    const { sender, senderFrame, ports: [port] } = event
    const sessionKey = sessionKeys.get(sender.id)
    const isTrusted = isTrustedSender({ windowId: sender.id, frame: senderFrame }, new Set(sessionKeys.keys()), input.origin)
    if (!port || sessionKey === undefined || !isTrusted) {
      input.log.warn('ipc.refused')
      event.ports.forEach((refused) => refused.close())
      return
    }
    closeWire(sender.id)
    const wire = wireOf(port)
    wires.set(sender.id, wire)
    input.door(wire, { console: input.console, session: input.console.connect(sessionKey) })
    port.start()
  })
  return {
    admit: (windowId, sessionKey) => void sessionKeys.set(windowId, sessionKey),
    dismiss: (windowId) => {
      closeWire(windowId)
      const sessionKey = sessionKeys.get(windowId)
      sessionKeys.delete(windowId)
      if (sessionKey !== undefined) input.console.disconnect(sessionKey)
    },
  }
}

/** A port says that the other side went away, not that this side did: `close` tells the listeners itself. */
function wireOf(port: MessagePortMain): RpcWire {
  const listeners: (() => void)[] = []
  const finish = (): void => listeners.splice(0).forEach((listener) => listener())
  port.on('close', finish)
  return {
    send: (frame) => port.postMessage(frame),
    close: () => {
      port.close()
      finish()
    },
    onFrame: (listener) => void port.on('message', (event) => listener(event.data)),
    onClose: (listener) => void listeners.push(listener),
  }
}
