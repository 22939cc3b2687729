import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { openWebHost, type OpenedWebHost } from './openWebHost.ts'

const TAB = 'aaaaaaaa-0000-4000-8000-000000000001'
let opened: OpenedWebHost
beforeAll(async () => {
  opened = await openWebHost()
})
afterAll(() => opened.close())

const post = (token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://${opened.authority}/start`, {
    method: 'POST',
    body: JSON.stringify({ token }),
    headers: { 'content-type': 'application/json', 'x-wellthread': '1', origin: `http://${opened.authority}`, ...headers },
  })
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const letIn = async (): Promise<string> => cookieOf(await post(opened.token()))

interface Handshake {
  readonly origin?: string | null
  readonly cookie?: string
  readonly target?: string
}
/** 101, or the status that refused the handshake. */
function handshake({ origin = `http://${opened.authority}`, cookie, target = `/rpc?console=${TAB}` }: Handshake): Promise<number> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://${opened.authority}${target}`, { headers: { ...(origin === null ? {} : { origin }), ...(cookie === undefined ? {} : { cookie }) } })
    socket.on('unexpected-response', (_request, response) => {
      done(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('open', () => {
      done(101)
      socket.close()
    })
    socket.on('error', () => undefined)
  })
}

describe('R63: the start door', () => {
  it('a token opens one browser, once', async () => {
    const token = opened.token()
    const first = await post(token)
    expect([first.status, (await post(token)).status]).toEqual([204, 403])
    expect(first.headers.get('set-cookie')).toMatch(new RegExp(`^wellthread-${opened.host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))
  })

  it('a token runs out after ten minutes', async () => {
    const token = opened.token()
    opened.pass(600_000)
    expect((await post(token)).status).toBe(403)
  })

  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'http://evil.example' }],
    ['no header that a form cannot send', { 'x-wellthread': '' }],
    ['a content type that a form can send', { 'content-type': 'text/plain' }],
  ])('%s is refused and the token stays good', async (_what, headers) => {
    const token = opened.token()
    expect((await post(token, headers)).status).toBe(403)
    expect((await post(token)).status).toBe(204)
  })

  it('says whether this browser was let in', async () => {
    const ask = async (cookie: string): Promise<number> => (await fetch(`http://${opened.authority}/start`, { headers: { cookie } })).status
    expect([await ask(''), await ask(await letIn())]).toEqual([401, 204])
  })

  it('guesses are answered later and later, and the log says so once', async () => {
    const startedAt = performance.now()
    for (let guess = 0; guess < 7; guess += 1) expect((await post(`guess-${guess}`)).status).toBe(403)
    expect(performance.now() - startedAt).toBeGreaterThan(1_900)
    expect(opened.events.filter(({ event }) => event === 'web.startTokenGuessed')).toHaveLength(1)
    expect((await post(opened.token())).status).toBe(204)
  })
})

describe('R62: the socket', () => {
  it('opens for the page of this host in a browser that was let in', async () => {
    expect(await handshake({ cookie: await letIn() })).toBe(101)
  })

  it.each<[string, (cookie: string) => Handshake, number]>([
    ['a page of another site', (cookie) => ({ cookie, origin: 'http://evil.example' }), 403],
    ['a page of another port', (cookie) => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['a program that names no origin', (cookie) => ({ cookie, origin: null }), 403],
    ['a browser without a key', () => ({}), 401],
    ['a browser with a made-up key', () => ({ cookie: `wellthread-${opened.host.port}=${'x'.repeat(43)}` }), 401],
    ['a tab without an id', (cookie) => ({ cookie, target: '/rpc' }), 404],
    ['a tab with a short id', (cookie) => ({ cookie, target: '/rpc?console=1' }), 404],
    ['a tab with two ids', (cookie) => ({ cookie, target: `/rpc?console=${TAB}&console=${TAB}` }), 404],
    ['another path', (cookie) => ({ cookie, target: `/other?console=${TAB}` }), 404],
  ])('%s is refused', async (_who, parts, status) => {
    expect(await handshake(parts(await letIn()))).toBe(status)
  })

  it('carries the procedures of the contract', async () => {
    const socket = new WebSocket(`ws://${opened.authority}/rpc?console=${TAB}`, { headers: { origin: `http://${opened.authority}`, cookie: await letIn() } })
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
    await new Promise((resolve) => socket.once('open', resolve))
    expect(await client.profile.status()).toMatchObject({ state: 'empty', host: 'web' })
    await expect(client.clinic.get()).rejects.toMatchObject({ code: 'PROFILE_REFUSED' })
    socket.close()
  })

  it.each<[string, string | Uint8Array]>([['bytes', new Uint8Array([1, 2])], ['no JSON', '{'], ['another method', '{"i":"1","p":{"u":"/profile/status","m":"GET"}}']])(
    'R55: %s ends the connection',
    async (_what, frame) => {
      const socket = new WebSocket(`ws://${opened.authority}/rpc?console=${TAB}`, { headers: { origin: `http://${opened.authority}`, cookie: await letIn() } })
      await new Promise((resolve) => socket.once('open', resolve))
      socket.send(frame)
      expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1008)
    },
  )

  it('R64: a frame over 1 MiB ends the connection', async () => {
    const socket = new WebSocket(`ws://${opened.authority}/rpc?console=${TAB}`, { headers: { origin: `http://${opened.authority}`, cookie: await letIn() } })
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('x'.repeat(1_100_000))
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009)
  })
})
