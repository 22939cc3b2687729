import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_PEOPLE } from '#shared/domain/people/confidential.ts'
import { batchOf, filterOf, messageOf, NOW, patientOf, shown, threadOf, threadStream } from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

export function testSearch(name: string, open: OpenStore): void {
  const store = useStore(open)
  const find = (search: string | null, role: 'nurse' | 'clerk' | 'supervisor' = 'nurse') => shown(store(), filterOf('all', { search, role })).then((found) => found.sort())
  const fill = () => store().commit(batchOf({
    streams: [
      threadOf('t1', { patientId: 'p1' }), threadOf('t2', { patientId: 'p2', isClinical: true }), threadOf('t3'),
    ].map((state) => threadStream(state)),
    directory: [
      patientOf('p1', { family: 'Muñoz', given: 'José', preferredName: 'Pepe', mrn: 'MRN-00123' }),
      patientOf('p2', { family: "O'Brien", given: 'Ann' }),
    ],
    messages: [
      messageOf('t1', { subject: 'Refill', body: 'Lisinopril 10 mg, please' }),
      messageOf('t1', { subject: 'More', body: 'also metformin' }),
      messageOf('t2', { subject: 'Chest pain', body: 'It began AND it stays. NEAR the café.' }),
      messageOf('t3', { subject: '发烧', body: 'κεφαλαλγία Ärger', kind: 'note' }),
    ],
  }))

  describe(`${name}: search`, () => {
    it('finds subject, body, name, preferred name and record number, by the beginnings of words', async () => {
      await fill()
      expect(await find('refill')).toEqual(['t1'])
      expect(await find('lisin')).toEqual(['t1'])
      expect(await find('PEPE')).toEqual(['t1'])
      expect(await find('MRN-00123')).toEqual(['t1'])
      expect(await find('00123')).toEqual(['t1'])
      expect(await find("o'brien")).toEqual(['t2'])
      expect(await find('sinopril')).toEqual([])
    })

    it('needs every word, wherever in the thread or the name it stands', async () => {
      await fill()
      expect(await find('muñoz metformin 10')).toEqual(['t1'])
      expect(await find('muñoz chest')).toEqual([])
    })

    it('does not mind case and accents, in any script', async () => {
      await fill()
      expect(await find('jose munoz')).toEqual(['t1'])
      expect(await find('JOSÉ MUÑOZ')).toEqual(['t1'])
      expect(await find('CAFE')).toEqual(['t2'])
      expect(await find('arger')).toEqual(['t3'])
      expect(await find('ΚΕΦΑΛ')).toEqual(['t3'])
      expect(await find('发')).toEqual(['t3'])
    })

    it('takes operators for words', async () => {
      await fill()
      expect(await find('AND')).toEqual(['t2'])
      expect(await find('refill OR chest')).toEqual([])
      expect(await find('NOT refill')).toEqual([])
      expect(await find('near')).toEqual(['t2'])
      expect(await find('patient:jose')).toEqual([])
    })

    it('is no filter when nothing was typed, and finds nothing without a word', async () => {
      await fill()
      expect(await find(null)).toHaveLength(3)
      expect(await find('   ')).toHaveLength(3)
      expect(await find('"')).toEqual([])
      expect(await find('***')).toEqual([])
    })

    it('(d).4: no typed text raises', async () => {
      await fill()
      const hostile = [
        '"', '""', '"a', 'a"b', '*', 'a*', '^a', 'a NEAR/3 b', 'NEAR(', '(', ')', '{a}', 'patient : a', '-a', '+a', 'a AND', 'OR', "'",
        "'; DROP TABLE event; --", '\u0000', 'a\u0000b', '\ud800', '🩺', '\u0301', 'x'.repeat(50_000),
        Array.from({ length: 2000 }, (_, index) => `w${index}`).join(' '),
      ]
      for (const text of hostile) expect(Array.isArray(await find(text))).toBe(true)
      await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        expect(Array.isArray(await find(text))).toBe(true)
      }), { numRuns: 200 })
    })

    it('D19: a clerk does not find a clinical thread by its words', async () => {
      await fill()
      expect(await find('chest', 'clerk')).toEqual([])
      expect(await find('refill', 'clerk')).toEqual(['t1'])
    })

    it('D19: a clerk’s search reads neither notes nor messages that are marked confidential, and follows the mark', async () => {
      const marked = (version: number, refs: string[]) => threadOf('t5', { version, patientId: 'p5', people: { ...NO_PEOPLE, confidential: refs.map((ref) => ({ kind: 'message' as const, ref, by: 'ana', at: NOW, topic: null, wasClinical: false })) } })
      const by = (type: string, version: number, refs: string[]) => ({ ...threadStream(marked(version, refs)), events: [{ type, payload: '{}' }] })
      await store().commit(batchOf({
        streams: [threadStream(marked(1, []))], directory: [patientOf('p5', { family: 'Berg' })],
        messages: [messageOf('t5', { messageId: 'open', subject: 'Visit', body: 'to friday' }), messageOf('t5', { messageId: 'secret', subject: 'Zephyr', body: 'quince' }), messageOf('t5', { kind: 'note', subject: '', body: 'marmalade' })],
      }))
      for (const words of ['zephyr', 'quince', 'friday', 'berg friday']) expect(await find(words, 'clerk'), words).toEqual(['t5'])
      expect(await find('marmalade', 'clerk')).toEqual([])
      await store().commit(batchOf({ streams: [by('confidential.marked.v1', 2, ['secret'])] }))
      for (const words of ['zephyr', 'quince', 'marmalade', 'berg quince']) expect(await find(words, 'clerk'), words).toEqual([])
      for (const words of ['friday', 'berg', 'berg friday']) expect(await find(words, 'clerk'), words).toEqual(['t5'])
      for (const words of ['zephyr quince', 'marmalade', 'berg friday']) expect(await find(words), words).toEqual(['t5'])
      await store().commit(batchOf({ streams: [by('confidential.unmarked.v1', 3, [])] }))
      expect(await find('zephyr', 'clerk')).toEqual(['t5'])
    })

    it('D19: of a restricted thread only its assignee and a supervisor search the words, everybody else name and number', async () => {
      const thread = (version: number, assignee: string | null) => threadOf('t6', {
        version, assignee, patientId: 'p6', isClinical: true, people: { ...NO_PEOPLE, confidential: [{ kind: 'thread', ref: null, by: 'ana', at: NOW, topic: null, wasClinical: true }] },
      })
      await store().commit(batchOf({ streams: [threadStream(thread(1, 'bo'))], directory: [patientOf('p6', { family: 'Berg', mrn: '7777' })], messages: [messageOf('t6', { body: 'quince' })] }))
      await store().commit(batchOf({ streams: [threadStream(threadOf('t7', { patientId: 'p7' }))], directory: [patientOf('p7', { family: 'Holm', restricted: true })], messages: [messageOf('t7', { body: 'quince' })] }))
      expect(await find('quince')).toEqual([])
      expect(await find('berg quince')).toEqual([])
      expect(await find('berg')).toEqual(['t6'])
      expect(await find('7777')).toEqual(['t6'])
      expect(await find('quince', 'supervisor')).toEqual(['t6', 't7'])
      expect(await shown(store(), filterOf('all', { search: 'quince', staffId: 'bo' }))).toEqual(['t6'])
      await store().commit(batchOf({ streams: [threadStream(thread(2, null))] }))
      expect(await shown(store(), filterOf('all', { search: 'quince', staffId: 'bo' }))).toEqual([])
      await store().commit(batchOf({ directory: [patientOf('p7', { family: 'Holm' })] }))
      expect(await find('quince')).toEqual(['t7'])
    })

    it('holds the view beside the search, and pages and totals agree', async () => {
      await fill()
      const result = await store().query('inbox', { ...filterOf('mine', { search: 'refill' }), offset: 0, limit: 10 })
      expect(result).toEqual({ entries: [], total: 0 })
      expect((await store().query('inbox', { ...filterOf('all', { search: 'refill' }), offset: 1, limit: 10 })).total).toBe(1)
    })

    it('follows a new message and a corrected name in the same commit', async () => {
      await fill()
      const state = threadOf('t1', { patientId: 'p1', version: 2 })
      await store().commit(batchOf({ streams: [threadStream(state)], messages: [messageOf('t1', { body: 'dizziness' })] }))
      expect(await find('dizzi lisinopril')).toEqual(['t1'])
      await store().commit(batchOf({ directory: [patientOf('p1', { family: 'Alvarez', given: 'José', mrn: 'MRN-7' })] }))
      expect(await find('alvarez')).toEqual(['t1'])
      expect(await find('munoz')).toEqual([])
      expect(await find('alvarez dizziness')).toEqual(['t1'])
    })

    it('finds a thread by a patient whose record came after it', async () => {
      await store().commit(batchOf({ streams: [threadStream(threadOf('t9', { patientId: 'p9' }))], messages: [messageOf('t9')] }))
      await store().commit(batchOf({ directory: [patientOf('p9', { family: 'Latecomer' })] }))
      expect(await find('latecomer')).toEqual(['t9'])
    })
  })
}
