import { describe, expect, it } from 'vitest'
import { emptySlot, type SlotState } from '#shared/domain/appointment/slot.ts'
import { VersionConflict } from '#shared/domain/errors.ts'
import type { Batch } from '#electron/engine/ports/store.ts'
import { batchOf, each, NOW } from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

const slot = (slotId: string, changes: Partial<SlotState> = {}): SlotState => ({ ...emptySlot(slotId), version: 1, startsAt: NOW, ...changes })
const streamOf = (state: SlotState): Batch['streams'][number] => ({
  streamId: `slot:${state.slotId}`, expectedVersion: state.version - 1, events: [{ type: 'slot.opened.v1', payload: '{}' }],
  next: { kind: 'slot', streamId: `slot:${state.slotId}`, version: state.version, state }, timers: [],
})
const booking = (patientId: string) => ({ status: 'booked' as const, booking: { threadId: 't1', patientId, by: 'ana', at: NOW } })

/** Slots are an aggregate of their own (ADR 0014): rows of the log like threads and accounts. */
export function testSlots(name: string, open: OpenStore): void {
  const store = useStore(open)
  const put = (...states: SlotState[]) => store().commit(batchOf({ streams: states.map(streamOf) }))

  describe(`${name}: slots`, () => {
    it('loads a slot at its version, and refuses a commit that was decided on another', async () => {
      await put(slot('s1'))
      expect(await store().load('slot:s1')).toEqual({ kind: 'slot', streamId: 'slot:s1', version: 1, state: slot('s1') })
      expect(await store().load('slot:s2')).toBeUndefined()
      const held = slot('s1', { version: 2, status: 'held', hold: { by: 'ana', threadId: 't1', heldAt: NOW, until: NOW + 180_000 } })
      await put(held)
      await expect(put(held)).rejects.toBeInstanceOf(VersionConflict)
      expect(await store().load('slot:s1')).toMatchObject({ version: 2, state: { status: 'held' } })
    })

    it('lists those that begin in a span, earliest first, and the booked ones of one patient', async () => {
      await put(slot('b', { startsAt: NOW + 20 }), slot('a', { startsAt: NOW + 20 }), slot('c', { startsAt: NOW + 10, ...booking('p1') }), slot('d', { startsAt: NOW + 30 }), slot('e', { startsAt: NOW + 15, ...booking('p2') }))
      const ids = (rows: SlotState[]): string[] => rows.map(({ slotId }) => slotId)
      expect(ids(await store().query('slots', { from: NOW + 10, to: NOW + 30, limit: 10 }))).toEqual(['c', 'e', 'a', 'b'])
      expect(ids(await store().query('slots', { from: NOW, to: NOW + 100, limit: 2 }))).toEqual(['c', 'e'])
      expect(ids(await store().query('visitsOfPatient', { patientId: 'p1' }))).toEqual(['c'])
      await put(slot('c', { version: 2, startsAt: NOW + 10 }))
      expect(await store().query('visitsOfPatient', { patientId: 'p1' })).toEqual([])
      expect(ids(await store().query('allSlots', { after: 'b', limit: 2 }))).toEqual(['c', 'd'])
    })

    it('rebuild puts slots in place of the stored ones, and refuses to forget one', async () => {
      await put(slot('s1'), slot('s2'))
      const rows = (await Promise.all(['slot:s1', 'slot:s2'].map((streamId) => store().load(streamId)))).filter((row) => row !== undefined)
      await expect(store().replaceProjections(each(rows.slice(0, 1)))).rejects.toThrow('slot:s2')
      await store().replaceProjections(each(rows))
      expect(await store().query('allSlots', { after: null, limit: 10 })).toEqual([slot('s1'), slot('s2')])
      expect(await store().checkIntegrity()).toEqual([])
    })
  })
}
