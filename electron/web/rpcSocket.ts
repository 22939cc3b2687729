import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import type { RpcDoor, RpcWire } from '#electron/host/rpcDoor.ts'
import { MAX_FRAME_LENGTH } from '#electron/host/rpcFrame.ts'
import { answerRaw } from './answers.ts'
import type { BrowserKeys } from './browserKeys.ts'
import { createTabSessions } from './tabSessions.ts'

const POLICY_VIOLATION = 1008
const GOING_AWAY = 1001
/** The tab's own id, kept by the page for as long as the tab lives. */
const RPC_TARGET = /^\/rpc\?console=([A-Za-z0-9-]{16,64})$/

/** `GET /rpc?console=ID` as a WebSocket: exact origin, the browser's key, one session a tab. The request passed the guard before. */
export function createRpcSockets(input: { console: ConsoleService; door: RpcDoor; keys: BrowserKeys; authority: string; log: Logger }) {
  const server = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: MAX_FRAME_LENGTH, perMessageDeflate: false })
  server.on('wsClientError', (_error, socket) => answerRaw(socket, 400))
  const tabs = createTabSessions(input.console)
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, opened: () => void): void => {
      const consoleId = RPC_TARGET.exec(request.url ?? '')?.[1]
      if (consoleId === undefined) return answerRaw(socket, 404)
      if (request.headers.origin !== `http://${input.authority}`) return answerRaw(socket, 403)
      const browser = input.keys.browserOf(request.headers.cookie)
      if (browser === null) return answerRaw(socket, 401)
      server.handleUpgrade(request, socket, head, (webSocket) => {
        opened()
        const sessionKey = `tab:${browser}:${consoleId}`
        webSocket.on('close', () => tabs.leave(sessionKey))
        webSocket.on('error', (error: Error & { code?: string }) => input.log.warn('web.socketError', { code: error.code ?? error.name }))
        input.door(wireOf(webSocket), { console: input.console, session: tabs.enter(sessionKey) })
      })
    },
    close: (): void => {
      for (const webSocket of server.clients) webSocket.close(GOING_AWAY)
      server.close()
      tabs.close()
    },
  }
}

function wireOf(webSocket: WebSocket): RpcWire {
  return {
    send: (frame) => webSocket.send(frame),
    close: () => webSocket.close(POLICY_VIOLATION),
    onFrame: (listener) => void webSocket.on('message', (data: Buffer, isBinary) => listener(isBinary ? null : data.toString('utf8'))),
    onClose: (listener) => void webSocket.on('close', listener),
  }
}
