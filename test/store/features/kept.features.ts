import { describe, expect, it } from 'vitest'
import { batchOf, NOW, plainStream, put, threadOf, threadStream } from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

export function testKept(name: string, open: OpenStore): void {
  const store = useStore(open)
  const key = { threadId: 't1', staffId: 'ana', mode: 'reply' as const }

  describe(`${name}: drafts`, () => {
    it('keeps one draft for each thread, person and mode', async () => {
      await put(store(), threadOf('t1'))
      const save = (body: string, mode: 'reply' | 'note' = 'reply', staffId = 'ana') =>
        store().keep({ kind: 'draft', draft: { threadId: 't1', staffId, mode, body, savedAt: NOW } })
      await save('first')
      await save('second 🩺\u0000')
      await save('a note', 'note')
      await save('bens', 'reply', 'ben')
      expect(await store().query('draft', key)).toEqual({ ...key, body: 'second 🩺\u0000', savedAt: NOW })
      expect((await store().query('draft', { ...key, mode: 'note' }))?.body).toBe('a note')
      expect((await store().query('draft', { ...key, staffId: 'ben' }))?.body).toBe('bens')
      await store().keep({ kind: 'draftDiscarded', key })
      expect(await store().query('draft', key)).toBeUndefined()
      expect((await store().query('draft', { ...key, mode: 'note' }))?.body).toBe('a note')
      expect(await store().checkIntegrity()).toEqual([])
    })

    it('D16: a sent draft goes with its command; a refused command keeps it', async () => {
      const state = threadOf('t1')
      await put(store(), state)
      await store().keep({ kind: 'draft', draft: { ...key, body: 'my words', savedAt: NOW } })
      const stale = batchOf({ streams: [threadStream(state)], discardDraft: key })
      await expect(store().commit(stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
      expect((await store().query('draft', key))?.body).toBe('my words')
      await store().commit(batchOf({ streams: [threadStream({ ...state, version: 2 })], discardDraft: key }))
      expect(await store().query('draft', key)).toBeUndefined()
    })

    it('a draft needs its thread', async () => {
      await expect(store().keep({ kind: 'draft', draft: { ...key, body: 'x', savedAt: NOW } }))
        .rejects.toThrow(/thread|FOREIGN KEY/)
    })
  })

  describe(`${name}: checkpoints, settings, views`, () => {
    it('remembers how far each reader got', async () => {
      expect(await store().query('checkpoint', { reader: 'outbox' })).toBe(0)
      await store().keep({ kind: 'checkpoint', reader: 'outbox', seq: 7 })
      await store().keep({ kind: 'checkpoint', reader: 'outbox', seq: 9 })
      await store().keep({ kind: 'checkpoint', reader: 'feed', seq: 1 })
      expect(await store().query('checkpoint', { reader: 'outbox' })).toBe(9)
      expect(await store().query('checkpoint', { reader: 'feed' })).toBe(1)
    })

    it('remembers settings', async () => {
      expect(await store().query('meta', { key: 'packId' })).toBeUndefined()
      await store().keep({ kind: 'meta', key: 'packId', value: 'washington' })
      await store().keep({ kind: 'meta', key: 'packId', value: 'northern-california' })
      expect(await store().query('meta', { key: 'packId' })).toBe('northern-california')
    })

    it('D19: takes views of patient data without touching the log', async () => {
      await store().commit(batchOf({ streams: [plainStream('intake:x')] }))
      const before = await store().query('head', {})
      for (const threadId of ['t1', null, 't1']) {
        await store().keep({ kind: 'view', staffId: 'ana', role: 'nurse', threadId, patientId: null, what: 'thread.opened', at: NOW })
      }
      expect(await store().query('head', {})).toEqual(before)
      expect(await store().checkIntegrity()).toEqual([])
    })
  })
}
