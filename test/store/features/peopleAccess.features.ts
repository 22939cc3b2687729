import { describe, expect, it } from 'vitest'
import { NO_PEOPLE, type BreakGlass } from '#shared/domain/people/confidential.ts'
import { batchOf, filterOf, NOW, patientOf, put, relatedPersonOf, shown, threadOf, threadStream } from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

const GLASS: BreakGlass = { accessId: 'a1', by: 'ana', reason: 'on the phone', at: NOW, until: NOW + 1, review: null }
const REVIEWED: BreakGlass = { ...GLASS, review: { by: 'sam', at: NOW, verdict: 'appropriate', words: 'yes' } }

export function testPeopleAccess(name: string, open: OpenStore): void {
  const store = useStore(open)

  describe(`${name}: people and access`, () => {
    it('D17: knows everybody who is related to a patient, as they are now', async () => {
      const other = relatedPersonOf('r3', 'son')
      await store().commit(batchOf({ directory: [patientOf('p1'), relatedPersonOf('r2', 'father'), relatedPersonOf('r1', 'mother'), { ...other, record: { ...other.record, patientId: 'p2' } } as typeof other] }))
      const ids = async (patientId: string): Promise<string[]> => (await store().query('relatedPersonsOf', { patientId })).map(({ relatedPersonId }) => relatedPersonId)
      expect(await ids('p1')).toEqual(['r1', 'r2'])
      expect(await ids('p2')).toEqual(['r3'])
      expect(await ids('nobody')).toEqual([])
      await store().commit(batchOf({ directory: [{ ...other, record: { ...other.record, patientId: 'p1' } } as typeof other] }))
      expect(await ids('p1')).toEqual(['r1', 'r2', 'r3'])
    })

    it('D19: tells who viewed a thread, newest first, and nothing of another thread', async () => {
      const view = (staffId: string, threadId: string, what = 'openThread') =>
        store().keep({ kind: 'view', staffId, role: 'nurse', threadId, patientId: 'p1', what, at: NOW })
      await view('ana', 't1')
      await view('ben', 't2')
      await view('cem', 't1', 'openThread.denied')
      expect(await store().query('viewsOf', { threadId: 't1', limit: 10 })).toEqual([
        { staffId: 'cem', role: 'nurse', what: 'openThread.denied', at: NOW }, { staffId: 'ana', role: 'nurse', what: 'openThread', at: NOW },
      ])
      expect(await store().query('viewsOf', { threadId: 't1', limit: 1 })).toHaveLength(1)
    })

    it('D19: lists a break-glass for supervisors until it is reviewed, also on a completed thread', async () => {
      const asked = threadOf('t1', { completion: 'completed', completedAt: NOW, people: { ...NO_PEOPLE, breakGlass: [GLASS] } })
      await put(store(), asked, threadOf('t2'), threadOf('t3', { people: { ...NO_PEOPLE, breakGlass: [REVIEWED] } }))
      expect(await shown(store(), filterOf('breakGlass', { role: 'supervisor' }))).toEqual(['t1'])
      expect(await shown(store(), filterOf('breakGlass', { role: 'nurse' }))).toEqual([])
      await store().commit(batchOf({ streams: [threadStream({ ...asked, version: 2, people: { ...NO_PEOPLE, breakGlass: [REVIEWED] } })] }))
      expect(await shown(store(), filterOf('breakGlass', { role: 'supervisor' }))).toEqual([])
      expect(await store().checkIntegrity()).toEqual([])
    })
  })
}
