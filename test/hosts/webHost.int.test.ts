import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECURITY_HEADERS } from '#electron/static/securityHeaders.ts'
import { PATH_TRICKS, SECRET } from './bundleFolder.ts'
import { openWebHost, type OpenedWebHost } from './openWebHost.ts'
import { rawRequest, requestText, type RawAnswer, type RequestParts } from './rawRequest.ts'

let opened: OpenedWebHost
beforeAll(async () => {
  opened = await openWebHost()
})
afterAll(() => opened.close())

const send = (parts: RequestParts): Promise<RawAnswer> => rawRequest(opened.host.port, requestText(parts))
/** Addresses by which other machines would reach this one. */
const outsideAddresses = (): string[] => Object.values(networkInterfaces()).flatMap((each) => each ?? []).filter((each) => !each.internal && each.family === 'IPv4').map((each) => each.address)
/** PORT in a line stands for this host's own. */
const own = (line: string): string => line.replaceAll('PORT', String(opened.host.port))
const statusOf = async (parts: RequestParts): Promise<number> => (await send({ ...parts, headers: (parts.headers ?? []).map(own), target: own(parts.target ?? '/') })).status

describe('R62: who is answered', () => {
  it.each<[string, RequestParts, number]>([
    ['the page by its own name', { headers: ['Host: 127.0.0.1:PORT'] }, 200],
    ['the page, typed into the address bar', { headers: ['Host: 127.0.0.1:PORT', 'Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate'] }, 200],
    ['a script of the page', { target: '/assets/index-a1.js', headers: ['Host: 127.0.0.1:PORT', 'Sec-Fetch-Site: same-origin'] }, 200],
    ['HEAD', { method: 'HEAD', headers: ['Host: 127.0.0.1:PORT'] }, 200],
    ['a name that points here (DNS rebinding)', { headers: ['Host: evil.example:PORT'] }, 421],
    ['localhost, which is another origin', { headers: ['Host: localhost:PORT'] }, 421],
    ['the address without a port', { headers: ['Host: 127.0.0.1'] }, 421],
    ['another port', { headers: ['Host: 127.0.0.1:1'] }, 421],
    ['the IPv6 loopback', { headers: ['Host: [::1]:PORT'] }, 421],
    ['an upper-case spelling', { headers: ['Host: 127.0.0.1:PORT.'] }, 421],
    ['no Host', { headers: [] }, 400],
    ['an empty Host', { headers: ['Host: '] }, 421],
    ['two Hosts, ours first', { headers: ['Host: 127.0.0.1:PORT', 'Host: evil.example'] }, 400],
    ['two Hosts, ours last', { headers: ['Host: evil.example', 'Host: 127.0.0.1:PORT'] }, 400],
    ['the same Host twice', { headers: ['Host: 127.0.0.1:PORT', 'host: 127.0.0.1:PORT'] }, 400],
    ['a whole address as target', { target: 'http://127.0.0.1:PORT/', headers: ['Host: 127.0.0.1:PORT'] }, 400],
    ['another site as target', { target: 'http://evil.example/', headers: ['Host: 127.0.0.1:PORT'] }, 400],
    ['a target without a scheme', { target: '//evil.example/', headers: ['Host: 127.0.0.1:PORT'] }, 400],
    ['HTTP/1.0', { version: 'HTTP/1.0', headers: ['Host: 127.0.0.1:PORT'] }, 400],
    ['a picture on another site', { headers: ['Host: 127.0.0.1:PORT', 'Sec-Fetch-Site: cross-site'] }, 403],
    ['a neighbour of the same site', { headers: ['Host: 127.0.0.1:PORT', 'Sec-Fetch-Site: same-site'] }, 403],
    ['a fetch from another origin', { headers: ['Host: 127.0.0.1:PORT', 'Origin: http://evil.example'] }, 403],
    ['a fetch from another port', { headers: ['Host: 127.0.0.1:PORT', 'Origin: http://127.0.0.1:1'] }, 403],
    ['a fetch from a file', { headers: ['Host: 127.0.0.1:PORT', 'Origin: null'] }, 403],
    ['a preflight', { method: 'OPTIONS', headers: ['Host: 127.0.0.1:PORT', 'Origin: http://evil.example', 'Access-Control-Request-Method: POST'] }, 403],
    ['TRACE', { method: 'TRACE', headers: ['Host: 127.0.0.1:PORT'] }, 405],
    ['a form post to the page', { method: 'POST', headers: ['Host: 127.0.0.1:PORT'], body: 'a=1' }, 405],
    ['CONNECT', { method: 'CONNECT', target: 'evil.example:443', headers: ['Host: 127.0.0.1:PORT'] }, 405],
  ])('%s', async (_who, parts, status) => {
    expect(await statusOf(parts)).toBe(status)
  })

  it('bytes that are no request are refused', async () => {
    expect((await rawRequest(opened.host.port, 'nonsense\r\n\r\n')).status).toBe(400)
  })

  it('no answer ever opens the host to another origin', async () => {
    const { head } = await send({ headers: [`Host: ${opened.authority}`, `Origin: http://${opened.authority}`] })
    expect(head).not.toContain('access-control-')
  })
})

describe('R61: only loopback', () => {
  it.each(['127.0.0.2', '::1', ...outsideAddresses()])('nothing listens on %s', async (address) => {
    const refused = await new Promise((done) => {
      const socket = connect({ port: opened.host.port, host: address, timeout: 2_000 })
      socket.on('connect', () => done('connected'))
      socket.on('timeout', () => done('timed out'))
      socket.on('error', (error: NodeJS.ErrnoException) => done(error.code))
    })
    expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH']).toContain(refused)
  })

  it('a port that is taken is said in words', async () => {
    await expect(openWebHost(opened.host.port)).rejects.toThrow(`Port ${opened.host.port} is taken`)
  })
})

describe('R57: static paths', () => {
  it('500 spellings of a path reach nothing outside of the bundle', async () => {
    for (let index = 0; index < PATH_TRICKS.length; index += 40) {
      const answers = await Promise.all(PATH_TRICKS.slice(index, index + 40).map((target) => send({ target, headers: [`Host: ${opened.authority}`] })))
      expect(answers.filter((answer) => answer.body.includes(SECRET) || answer.status === 0)).toEqual([])
    }
  })
})

describe('R65: headers on every answer', () => {
  it.each<[string, RequestParts]>([
    ['200', { headers: ['Host: 127.0.0.1:PORT'] }],
    ['404', { target: '/missing', headers: ['Host: 127.0.0.1:PORT'] }],
    ['421', { headers: ['Host: evil.example'] }],
    ['400', { headers: [] }],
    ['405', { method: 'DELETE', headers: ['Host: 127.0.0.1:PORT'] }],
    ['401', { target: '/start', headers: ['Host: 127.0.0.1:PORT'] }],
    ['a refused upgrade', { target: '/rpc', headers: ['Host: 127.0.0.1:PORT', 'Upgrade: websocket', 'Connection: Upgrade'] }],
  ])('%s', async (_status, parts) => {
    const { head } = await send({ ...parts, headers: (parts.headers ?? []).map(own) })
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(head).toContain(`${name}: ${value.toLowerCase()}`)
    expect(head).not.toMatch(/^(?:server|x-powered-by):/m)
  })
})

describe('R64: limits', () => {
  it('headers over 16 KiB are refused', async () => {
    expect(await statusOf({ headers: ['Host: 127.0.0.1:PORT', `X-Long: ${'x'.repeat(17_000)}`] })).toBe(400)
  })

  it('a start request over 1 KiB is refused', async () => {
    const headers = ['Host: 127.0.0.1:PORT', 'Origin: http://127.0.0.1:PORT', 'X-Wellthread: 1', 'Content-Type: application/json']
    expect(await statusOf({ method: 'POST', target: '/start', headers, body: JSON.stringify({ token: 'x'.repeat(2_000) }) })).toBe(413)
  })

  it('1,000 connections that say nothing do not keep a person out', async () => {
    const idle: Socket[] = []
    for (let index = 0; index < 1_000; index += 1) idle.push(connect({ port: opened.host.port, host: '127.0.0.1' }).on('error', () => undefined))
    await new Promise((resolve) => idle[999]?.once('connect', resolve))
    const startedAt = performance.now()
    expect(await statusOf({ headers: ['Host: 127.0.0.1:PORT'] })).toBe(200)
    expect(performance.now() - startedAt).toBeLessThan(500)
    idle.forEach((socket) => socket.destroy())
  })
})
