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
  const ports = new Map<number, MessagePortMain>()
  const closePort = (windowId: number): void => {
    ports.get(windowId)?.close()
    ports.delete(windowId)
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
    closePort(sender.id)
    ports.set(sender.id, port)
    input.door(wireOf(port), { console: input.console, session: input.console.connect(sessionKey) })
    port.start()
  })
  return {
    admit: (windowId, sessionKey) => void sessionKeys.set(windowId, sessionKey),
    dismiss: (windowId) => {
      closePort(windowId)
      const sessionKey = sessionKeys.get(windowId)
      sessionKeys.delete(windowId)
      if (sessionKey !== undefined) input.console.disconnect(sessionKey)
    },
  }
}

function wireOf(port: MessagePortMain): RpcWire {
  return {
    send: (frame) => port.postMessage(frame),
    close: () => port.close(),
    onFrame: (listener) => void port.on('message', (event) => listener(event.data)),
    onClose: (listener) => void port.on('close', listener),
  }
}
