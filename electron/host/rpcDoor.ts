import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import type { Contract } from '#shared/contract/index.ts'
import type { RpcContext } from '#electron/rpc/context.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import { isRpcFrame } from './rpcFrame.ts'

/** One way in: a WebSocket of a browser tab or a MessagePort of a window. */
export interface RpcWire {
  send(frame: string): void
  /** Ends the connection; the wire calls its close listener afterwards. */
  close(): void
  onFrame(listener: (data: unknown) => void): void
  onClose(listener: () => void): void
}

export type RpcDoor = (wire: RpcWire, context: RpcContext) => void

/**
 * The one door to the procedures, the same for both transports: the frames of oRPC, nothing else. One that the console's
 * own client would never send ends the connection before any handler sees it (R55).
 */
export function createRpcDoor(router: Router<Contract, RpcContext>, log: Logger): RpcDoor {
  const handler = new RPCHandler<RpcContext>(router)
  return (wire, context) => {
    let isOpen = true
    wire.onClose(() => {
      isOpen = false
    })
    const socket = {
      send: (frame: string | ArrayBufferLike | Blob | ArrayBufferView) => {
        if (isOpen && typeof frame === 'string') wire.send(frame)
      },
      addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
        if (type === 'close') wire.onClose(() => listener({ data: undefined }))
        if (type !== 'message') return
        wire.onFrame((data) => {
          if (!isOpen) return
          if (isRpcFrame(data)) {
            listener({ data })
            return
          }
          log.warn('rpc.frameRefused')
          isOpen = false
          wire.close()
        })
      },
    }
    // The handler reads `data` of messages and nothing of a close event.
    void handler.upgrade(socket as unknown as Parameters<typeof handler.upgrade>[0], { context })
  }
}
