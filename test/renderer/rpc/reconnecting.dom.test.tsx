import { beforeEach, describe, expect, it } from 'vitest'
import { connectionStore, setConnection } from '#renderer/rpc/connectionStore.ts'
import { createReconnecting, DoorShut, type Door } from '#renderer/rpc/reconnecting.ts'
import { Offline, toRefusal } from '#renderer/rpc/refusal.ts'

function door(answer: unknown): Door & { close: () => void } {
  let close = () => {}
  const closed = new Promise<void>((resolve) => (close = resolve))
  return { link: { call: async () => answer }, closed, close: () => close() }
}

const call = async (transport: ReturnType<typeof createReconnecting>) => (await transport.link()).call(['x'], undefined, { context: {} })

beforeEach(() => {
  connectionStore.setState({ status: 'connecting', since: Date.now(), heardAt: null, generation: 0 })
})

describe('reconnecting transport', () => {
  it('a call made before the door is open waits for it', async () => {
    let open: (opened: Door) => void = () => {}
    const transport = createReconnecting(() => new Promise((resolve) => (open = resolve)))
    const answer = call(transport)
    open(door('hello'))
    expect(await answer).toBe('hello')
    expect(connectionStore.getState()).toMatchObject({ status: 'live', generation: 1 })
  })

  it('a closed door is opened again with a new link; calls meanwhile are told that there is no connection', async () => {
    const doors = [door('first'), door('second')]
    let opened = 0
    const transport = createReconnecting(async () => doors[opened++] ?? door('more'))
    expect(await call(transport)).toBe('first')
    doors[0]?.close()
    await expect.poll(() => connectionStore.getState().status, { interval: 5 }).toBe('offline')
    await expect(call(transport)).rejects.toBeInstanceOf(Offline)
    await expect.poll(() => connectionStore.getState().generation, { timeout: 2_000 }).toBe(2)
    expect(await call(transport)).toBe('second')
  })

  it('a host that does not let the page in is not asked again until a person wants it', async () => {
    let asked = 0
    const transport = createReconnecting(async () => {
      asked += 1
      if (asked === 1) throw new DoorShut('refused')
      return door('let in')
    })
    await expect.poll(() => connectionStore.getState().status).toBe('refused')
    await new Promise((done) => setTimeout(done, 600))
    expect(asked).toBe(1)
    transport.retry()
    await expect.poll(() => connectionStore.getState().status).toBe('live')
    expect(await call(transport)).toBe('let in')
  })

  it('an answer lost with the connection is said as such, not as a fault of the act', async () => {
    setConnection('connecting')
    const transport = createReconnecting(async () => ({ link: { call: () => Promise.reject(new DOMException('closed', 'AbortError')) }, closed: new Promise(() => {}) }))
    const refusal = toRefusal(await call(transport).catch((error: unknown) => error))
    expect(refusal).toEqual({ code: 'OFFLINE', message: expect.stringContaining('Not connected to the queue') })
  })
})
