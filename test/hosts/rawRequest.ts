import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends exactly these bytes to the loopback port and reads until the host closes, since clients of Node tidy requests up. */
export function rawRequest(port: number, bytes: string): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes))
    let text = ''
    socket.setEncoding('latin1')
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer in five seconds')))
    socket.on('data', (chunk: string) => {
      text += chunk
      // An upgraded connection stays open.
      if (text.startsWith('HTTP/1.1 101 ')) socket.destroy()
    })
    socket.on('error', fail)
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n')
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head: head.toLowerCase(), body: body.join('\r\n\r\n') })
    })
  })
}

export interface RequestParts {
  readonly method?: string
  readonly target?: string
  readonly version?: string
  /** Header lines as they go out; `undefined` leaves the default away. */
  readonly headers?: readonly string[]
  readonly body?: string
}

/** A request of these parts, closed by the host after its answer. */
export function requestText({ method = 'GET', target = '/', version = 'HTTP/1.1', headers = [], body = '' }: RequestParts): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return [`${method} ${target} ${version}`, ...headers, ...length, 'Connection: close', '', body].join('\r\n')
}
