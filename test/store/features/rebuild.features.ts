import { describe, expect, it } from 'vitest'
import type { Store, StreamState } from '#electron/engine/ports/store.ts'
import {
  accountOf, accountStream, batchOf, clockDue, each, filterOf, messageOf, NOW, patientOf, plainStream, put, shown, threadOf, threadStream,
} from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

export function testRebuild(name: string, open: OpenStore): void {
  const store = useStore(open)
  const thread = threadOf('t1', { version: 2, patientId: 'p1', clocks: [clockDue(NOW)], tier: 'D1' })
  const account = accountOf('s1')
  const fill = () => store().commit(batchOf({
    streams: [threadStream(thread, 0), accountStream(account), plainStream('intake:x')],
    messages: [messageOf('t1', { body: 'findable' })],
    directory: [patientOf('p1')],
    credentials: [{ staffId: 's1', hash: 'phc' }],
  }))
  const rowsOf = async (from: Store): Promise<StreamState[]> => {
    const rows = await Promise.all(['thread:t1', 'account:s1', 'intake:x'].map((streamId) => from.load(streamId)))
    return rows.filter((row) => row !== undefined)
  }
  const snapshot = async (from: Store) => ({
    rows: await rowsOf(from),
    threads: await from.query('allThreads', { after: null, limit: 10 }),
    accounts: await from.query('allAccounts', {}),
    timers: await from.dueTimers({ before: NOW, limit: 10 }),
    inbox: await from.query('inbox', { ...filterOf('inbox', { search: 'findable' }), offset: 0, limit: 10 }),
    messages: await from.query('messages', { threadId: 't1' }),
    head: await from.query('head', {}),
  })

  describe(`${name}: rebuild`, () => {
    it('puts the same rows, deadlines and search words in the place of the old ones', async () => {
      await fill()
      const before = await snapshot(store())
      await store().replaceProjections(each(await rowsOf(store())))
      expect(await snapshot(store())).toEqual(before)
      expect(await store().checkIntegrity()).toEqual([])
    })

    it('takes the rows that it is given', async () => {
      await fill()
      const other = { ...thread, tier: null, assignee: 'ana', clocks: [] }
      const rows = (await rowsOf(store())).map((row): StreamState => (row.kind === 'thread' ? { ...row, state: other } : row))
      await store().replaceProjections(each(rows))
      expect(await store().load('thread:t1')).toMatchObject({ state: other })
      expect(await shown(store(), filterOf('mine'))).toEqual(['t1'])
      expect(await store().dueTimers({ before: NOW, limit: 10 })).toEqual([])
    })

    it('replaces nothing when a row is missing, stale, unknown, or the fold fails', async () => {
      await fill()
      const before = await snapshot(store())
      const rows = await rowsOf(store())
      await expect(store().replaceProjections(each(rows.slice(1)))).rejects.toThrow(/thread:t1/)
      const stale = rows.map((row): StreamState => (row.kind === 'thread' ? { ...row, version: 1, state: { ...row.state, version: 1 } } : row))
      await expect(store().replaceProjections(each(stale))).rejects.toThrow(/thread:t1/)
      const stranger: StreamState = { kind: 'thread', streamId: 'thread:t9', version: 1, state: threadOf('t9') }
      await expect(store().replaceProjections(each([...rows, stranger]))).rejects.toThrow(/thread:t9/)
      async function* failing(): AsyncIterable<StreamState> {
        yield* rows
        throw new Error('the fold failed')
      }
      await expect(store().replaceProjections(failing())).rejects.toThrow('the fold failed')
      expect(await snapshot(store())).toEqual(before)
    })

    it('lets a commit wait, so that it is not overwritten', async () => {
      await fill()
      const rows = await rowsOf(store())
      let waiting: Promise<unknown> = Promise.resolve()
      async function* slowly(): AsyncIterable<StreamState> {
        waiting = put(store(), threadOf('t2'))
        for (const row of rows) {
          yield row
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
      }
      await store().replaceProjections(slowly())
      await waiting
      expect(await shown(store(), filterOf('all'))).toEqual(['t1', 't2'])
    })
  })
}
