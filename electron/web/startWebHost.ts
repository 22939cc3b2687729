import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import type { RpcDoor } from '#electron/host/rpcDoor.ts'
import { loadBundle, type Bundle } from '#electron/static/loadBundle.ts'
import { SECURITY_HEADERS } from '#electron/static/securityHeaders.ts'
import { answer, answerRaw } from './answers.ts'
import { createBrowserKeys } from './browserKeys.ts'
import { limitConnections } from './connectionLimit.ts'
import { refuseRequest } from './requestGuard.ts'
import { createRpcSockets } from './rpcSocket.ts'
import { createStartDoor } from './startDoor.ts'
import { createStartTokens } from './startTokens.ts'

const LOOPBACK = '127.0.0.1'
/** R64. */
const LIMITS = { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 1_000 } as const
const MOST_CONNECTIONS = 64

export interface WebHostOptions {
  readonly console: ConsoleService
  /** Procedures behind `/rpc`. */
  readonly door: RpcDoor
  /** 0 takes a free one. */
  readonly port: number
  /** The built renderer. */
  readonly staticDir: string
  readonly log: Logger
  /** UTC epoch ms, for the life of start tokens. */
  readonly now?: () => number
}

export interface WebHost {
  readonly port: number
  /** An address that lets one browser in, once, within ten minutes. The token is in the fragment, which no server ever sees. */
  address(): string
  close(): Promise<void>
}

/**
 * The console for a browser on this machine (D20): the page, `/start` and the WebSocket `/rpc`, on the loopback address
 * only (R61).
 *
 * @throws Error when the page is not built; or when the port is taken
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { console: service, log } = options
  const bundle = await loadBundle(options.staticDir)
  // Without its own check for Host the server leaves that refusal to the guard, which also sends the headers.
  const server = createServer({ ...LIMITS, requireHostHeader: false })
  const connections = limitConnections(server, MOST_CONNECTIONS)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(`Port ${options.port} is taken. Give another with --port.`) : error))
    server.listen(options.port, LOOPBACK, resolve)
  })
  const { port } = server.address() as AddressInfo
  const authority = `${LOOPBACK}:${port}`
  const tokens = createStartTokens(options.now ?? Date.now)
  const keys = createBrowserKeys(port)
  const start = createStartDoor({ tokens, keys, authority, log })
  const sockets = createRpcSockets({ console: service, door: options.door, keys, authority, log })

  server.on('request', (request, response) => {
    const refusal = refuseRequest(request, authority)
    if (refusal) {
      log.warn('web.refused', { reason: refusal.reason })
      return answer(response, refusal.status)
    }
    if (request.url === '/start') {
      start(request, response).catch(() => response.destroy())
      return
    }
    servePage(bundle, request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const refusal = refuseRequest(request, authority)
    if (refusal) {
      log.warn('web.refused', { reason: refusal.reason })
      return answerRaw(socket, refusal.status)
    }
    sockets.upgrade(request, socket, head, () => connections.keep(socket))
  })
  server.on('connect', (_request, socket) => answerRaw(socket, 405))
  server.on('clientError', (_error, socket) => answerRaw(socket, 400))

  return {
    port,
    address: () => `http://${authority}/#token=${tokens.issue()}`,
    close: () => new Promise((resolve) => {
      sockets.close()
      server.close(() => resolve())
      // Whoever has not gone by then is cut off.
      setTimeout(() => server.closeAllConnections(), 500).unref()
    }),
  }
}

function servePage(bundle: Bundle, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, '', { allow: 'GET, HEAD' })
  const file = bundle.get(request.url ?? '')
  if (!file) return answer(response, 404)
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': file.contentType, 'content-length': String(file.bytes.length) })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}
