import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import { createConsole } from '#electron/console/createConsole.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { createRpcDoor, type RpcDoor } from '#electron/host/rpcDoor.ts'
import { router } from '#electron/rpc/router.ts'
import { startWebHost, type WebHost } from '#electron/web/startWebHost.ts'
import { makeBundleFolder } from '../../hosts/bundleFolder.ts'

type Client = ContractRouterClient<Contract>
let folder: string
let service: ConsoleService
let host: WebHost
let bundle: Awaited<ReturnType<typeof makeBundleFolder>>
let door: RpcDoor
let closeDoors: (() => void)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellthread-doors-'))
  bundle = await makeBundleFolder()
  service = await createConsole({ profileDir: folder, host: 'web', resourcesDir: programFolders.resources, keyStore: null, log: silentLogger })
  await service.setUpSample()
  door = createRpcDoor(router, silentLogger)
  host = await startWebHost({ console: service, door, port: 0, staticDir: bundle.folder, log: silentLogger })
})
afterAll(async () => {
  for (const close of closeDoors) close()
  closeDoors = []
  await host.close()
  await service.close()
  await bundle.remove()
  await rm(folder, { recursive: true, force: true })
})

/** As the desktop's window: one end of a channel of ports. */
function throughPort(): Client {
  const { port1, port2 } = new MessageChannel()
  door(wireOf(port2), { console: service, session: service.connect('window:1') })
  closeDoors.push(() => port1.close())
  return createORPCClient<Client>(new PortLink({ port: port1 }))
}
const wireOf = (port: MessagePort) => ({
  send: (frame: string) => port.postMessage(frame),
  close: () => port.close(),
  onFrame: (listener: (data: unknown) => void) => void port.on('message', listener),
  onClose: (listener: () => void) => void port.on('close', listener),
})

/** As a browser tab: a socket of the loopback host, after its token was traded for a cookie. */
async function throughSocket(): Promise<Client> {
  const authority = `127.0.0.1:${host.port}`
  const start = await fetch(`http://${authority}/start`, {
    method: 'POST', body: JSON.stringify({ token: new URL(host.address()).hash.replace('#token=', '') }),
    headers: { 'content-type': 'application/json', 'x-wellthread': '1', origin: `http://${authority}` },
  })
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${authority}/rpc?console=aaaaaaaa-0000-4000-8000-000000000001`, { headers: { origin: `http://${authority}`, cookie } })
  await new Promise((resolve) => socket.once('open', resolve))
  closeDoors.push(() => socket.close())
  return createORPCClient<Client>(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }))
}

it('D20: desktop port, loopback socket and a call within the process read the same thread and see each other’s acts', async () => {
  const within: Client = createRouterClient(router, { context: { console: service, session: service.connect('cli:1') } })
  const [port, socket] = [throughPort(), await throughSocket()]
  for (const client of [within, port, socket]) await client.session.signIn({ username: 'rivera', passphrase: SAMPLE_PASSPHRASE })

  const page = await within.inbox.page({ view: { kind: 'unassigned' } })
  const threadId = page.rows.find((row) => row.threadId.startsWith('sample-'))?.threadId ?? ''
  await within.thread.look({ threadId })
  const views = await Promise.all([within, port, socket].map((client) => client.thread.get({ threadId })))
  expect(views[1]).toEqual(views[0])
  expect(views[2]).toEqual(views[0])

  await port.thread.act({ commandId: 'claim-by-port', threadId, act: { type: 'claimThread' } })
  expect((await socket.thread.get({ threadId })).isMine).toBe(true)
  await expect(socket.thread.act({ commandId: 'claim-by-socket', threadId, act: { type: 'claimThread' } })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  // The same command through another door is the same command.
  const again = await socket.thread.act({ commandId: 'claim-by-port', threadId, act: { type: 'claimThread' } })
  expect(again.version).toBe((await within.thread.get({ threadId })).version)
})
