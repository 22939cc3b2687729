import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import { slotStatus } from '#shared/domain/appointment/slot.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { openSlots } from '#electron/engine/appointments/openSlots.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { rebuild } from '#electron/engine/rebuild.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { verify } from '#electron/engine/verify.ts'
import { engineOn, openQueue } from '#test/faults/queue.ts'
import { runSeed, seededRandom } from '#test/faults/random.ts'
import { slowStore } from '#test/faults/slowStore.ts'
import { HOUR, INTAKE, MONDAY_10, staff } from '#test/helpers/builders.ts'
import { arrive, testEngine } from '#test/helpers/engine.ts'

const SLOTS = 40
const DAY = 24 * HOUR

async function fill(engine: Engine, slots: number, threads: number): Promise<void> {
  await openSlots(engine, {
    commandId: 'slots', actor: INTAKE,
    slots: Array.from({ length: slots }, (_, index) => ({
      slotId: `s${index}`, departmentId: 'adult-medicine', visitType: 'Return or follow-up', clinicianId: null, clinicianName: 'Dr Amin', location: 'Room 1', startsAt: MONDAY_10 + (3 + index) * DAY, minutes: 20,
      mode: 'inPerson' as const, isConfidential: false, instructions: null,
    })),
  })
  for (let index = 0; index < threads; index += 1) await arrive(engine, `t${index}`, `m${index}`, { patientId: `p${index}` })
}

const OPEN: ThreadCommand = { type: 'openAppointmentRequest', requestId: 'r', person: { kind: 'threadPatient' }, departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson', preferredDates: [] }
const clerk = (index: number) => staff('nurse', `clerk-${index}`)

const slotOf = async (engine: Engine, slotId: string): Promise<SlotState> => {
  const loaded = await engine.store.load(`slot:${slotId}`)
  if (loaded?.kind !== 'slot') throw new Error('no slot')
  return loaded.state
}

describe('slots under many hands', () => {
  it('S30: two engines on one encrypted file reach for the same slots: each slot has exactly one holder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wellthread-slots-'))
    try {
      const { store, engine } = await openQueue(folder, { create: true, now: MONDAY_10 })
      await fill(engine, SLOTS, 2 * SLOTS)
      const random = seededRandom(runSeed())
      const engines = [engineOn(slowStore(store, random), MONDAY_10, 'a').engine, engineOn(slowStore(store, random), MONDAY_10, 'b').engine]
      const won: string[] = []
      await Promise.all(engines.map(async (each, index) => {
        for (let turn = 0; turn < SLOTS; turn += 1) {
          const threadId = `t${turn * 2 + index}`
          await each.handle({ threadId, actor: clerk(index), commandId: `open:${threadId}`, command: OPEN })
          try {
            await each.handle({ threadId, actor: clerk(index), commandId: `hold:${threadId}`, command: { type: 'holdSlot', slotId: `s${turn}` } })
            won.push(`s${turn}`)
          } catch (error) {
            if (!(error instanceof DomainError) || error.code !== 'ILLEGAL_TRANSITION') throw error
          }
        }
      }))
      expect(won.toSorted()).toEqual(Array.from({ length: SLOTS }, (_, index) => `s${index}`).toSorted())
      for (let index = 0; index < SLOTS; index += 1) expect((await store.query('streamEvents', { streamId: `slot:s${index}` })).map((event) => event.type)).toEqual(['slot.opened.v1', 'slot.held.v1'])
      expect((await verify(engine)).problems).toEqual([])
      const before = await store.query('allSlots', { after: null, limit: 100 })
      await rebuild(engine)
      expect(await store.query('allSlots', { after: null, limit: 100 })).toEqual(before)
      expect((await verify(engine)).problems).toEqual([])
      await store.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('S30: whatever random clerks do, a slot has one holder, a lease lasts exactly 180 seconds, and a booking stays', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('hold' as const), thread: fc.nat(2), by: fc.nat(2), slot: fc.nat(2) }),
      fc.record({ kind: fc.constantFrom('release' as const, 'book' as const), thread: fc.nat(2), by: fc.nat(2) }),
      fc.record({ kind: fc.constantFrom('wait' as const, 'waitUnswept' as const), seconds: fc.integer({ min: 1, max: 200 }) }),
    )
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { engine, setNow } = testEngine()
      await fill(engine, 3, 3)
      for (let index = 0; index < 3; index += 1) await engine.handle({ threadId: `t${index}`, actor: clerk(0), commandId: `open${index}`, command: OPEN })
      const booked = new Map<string, string>()
      for (const [index, each] of steps.entries()) {
        if ('seconds' in each) {
          setNow(engine.clock.now() + each.seconds * 1000)
          if (each.kind === 'wait') await sweep(engine)
        } else {
          const command: ThreadCommand = 'slot' in each ? { type: 'holdSlot', slotId: `s${each.slot}` } : each.kind === 'release' ? { type: 'releaseSlot' } : { type: 'bookSlot', videoChecked: [] }
          await engine.handle({ threadId: `t${each.thread}`, actor: clerk(each.by), commandId: `step${index}`, command }).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error
          })
        }
        for (const slotId of ['s0', 's1', 's2']) {
          const slot = await slotOf(engine, slotId)
          if (slot.hold) expect(slot.hold.until - slot.hold.heldAt).toBe(180_000)
          if (slotStatus(slot, engine.clock.now()) === 'held') {
            const holder = await engine.store.load(`thread:${slot.hold?.threadId ?? ''}`)
            expect(holder).toMatchObject({ state: { appointment: { status: 'held', hold: { slotId, until: slot.hold?.until } } } })
          }
          const owner = booked.get(slotId)
          if (owner !== undefined) expect(slot.booking?.threadId).toBe(owner)
          else if (slot.booking) booked.set(slotId, slot.booking.threadId)
        }
      }
      expect((await verify(engine)).problems).toEqual([])
    }), { numRuns: 40 })
  })
})
