import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { STATUS_CODES } from 'node:http'
import { SECURITY_HEADERS } from '#electron/static/securityHeaders.ts'

/** Ends a request with a status and, for a person or the page to read, a line of text. */
export function answer(response: ServerResponse, status: number, text = '', headers: Readonly<Record<string, string>> = {}): void {
  const body = Buffer.from(text, 'utf8')
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...(body.length > 0 ? { 'content-type': 'text/plain; charset=utf-8' } : {}),
    ...headers,
    'content-length': String(body.length),
    connection: 'close',
  })
  response.end(body)
}

/** The same where there is no response object: a refused upgrade, or bytes that are no request. */
export function answerRaw(socket: Duplex, status: number): void {
  if (!socket.writable) return void socket.destroy()
  const headers = Object.entries({ ...SECURITY_HEADERS, 'content-length': '0', connection: 'close' })
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy())
}
