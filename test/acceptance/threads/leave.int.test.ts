import { expect, it } from 'vitest'
import { clinic, wallOf } from './clinic.ts'

const lines = (clock: { ledger: { text: string }[] } | undefined): string => (clock?.ledger ?? []).map((line) => line.text).join('\n')
let count = 0
const ask = (changes: { from: string; to: string; coveredBy?: string | null; staffId?: string; leaveId?: string | null }) => ({ commandId: `leave-${(count += 1)}`, staffId: 'doc', leaveId: null, coveredBy: null, ...changes })

it('S28 D3: a supervisor enters a leave, and the promises that run follow it, line by line; ended, they come back', async () => {
  const { send, signIn, until } = await clinic('2026-10-05 10:00')
  const [boss, nurse, pa] = [await signIn('boss'), await signIn('rn'), await signIn('pa1')]
  const [threadId, other] = [await send(), await send({ recipient: [{ reference: 'Practitioner/amin' }] })]
  expect(wallOf((await nurse.clock(threadId, 'promise'))?.dueAt)).toBe('2026-10-07 17:00')
  expect(await boss.client.leave.save(ask({ from: '2026-10-06', to: '2026-10-16' }))).toEqual({ recounted: 1 })
  const promise = await nurse.clock(threadId, 'promise')
  expect(wallOf(promise?.dueAt)).toBe('2026-10-20 17:00')
  expect(lines(promise)).toMatch(/Dr Rivera is out and nobody covers[\s\S]*The leave of Dr Rivera was changed: the days were counted anew/)
  expect(wallOf((await nurse.clock(other, 'promise'))?.dueAt)).toBe('2026-10-07 17:00')
  await until('2026-10-06 17:00')
  expect(await pa.ids({ kind: 'offered' })).toEqual([threadId])
  const leave = (await boss.client.leave.list()).clinicians.find(({ staffId }) => staffId === 'doc')?.leaves[0]
  expect(leave).toMatchObject({ from: '2026-10-06', to: '2026-10-16', coveredBy: null, status: 'running' })
  await until('2026-10-07 09:00')
  await boss.client.leave.end({ commandId: 'end', staffId: 'doc', leaveId: leave?.leaveId ?? '' })
  expect(wallOf((await nurse.clock(threadId, 'promise'))?.dueAt)).toBe('2026-10-08 17:00')
  expect(await pa.ids({ kind: 'offered' })).toEqual([])
  expect((await boss.client.leave.list()).clinicians.find(({ staffId }) => staffId === 'doc')?.leaves).toMatchObject([{ to: '2026-10-06', status: 'past' }])
})

it('S28 D3: an admin names a cover: the days count, and after one skipped day the cover is asked', async () => {
  const { send, signIn, until } = await clinic('2026-10-05 10:00')
  const [admin, nurse, amin] = [await signIn('root'), await signIn('rn'), await signIn('amin')]
  await admin.client.leave.save(ask({ from: '2026-10-06', to: '2026-10-16', coveredBy: 'amin' }))
  const threadId = await send()
  const promise = await nurse.clock(threadId, 'promise')
  expect(wallOf(promise?.dueAt)).toBe('2026-10-07 17:00')
  expect(lines(promise)).toMatch(/Dr Amin covers, so the days still count/)
  await until('2026-10-06 17:00')
  expect(await amin.ids({ kind: 'offered' })).toEqual([threadId])
  for (const staffId of ['rn', 'pa1', 'clerk']) await expect((await signIn(staffId)).client.leave.list()).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('S28: a leave with a fault is refused, and the field is named', async () => {
  const { signIn } = await clinic('2026-10-05 10:00')
  const boss = await signIn('boss')
  const refused = async (changes: Parameters<typeof ask>[0], field: string, reason: RegExp): Promise<void> =>
    expect(boss.client.leave.save(ask(changes))).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field, reason: expect.stringMatching(reason) } })
  await boss.client.leave.save(ask({ staffId: 'amin', from: '2026-10-12', to: '2026-10-16', coveredBy: 'wu' }))
  await refused({ from: '2026-10-09', to: '2026-10-06' }, 'to', /before the first/)
  await refused({ from: '2026-02-30', to: '2026-10-06' }, 'from', /no such day/)
  await refused({ from: '2026-09-01', to: '2026-09-02' }, 'to', /over already/)
  await refused({ from: '2026-10-06', to: '2026-10-09', coveredBy: 'doc' }, 'coveredBy', /themselves/)
  await refused({ from: '2026-10-16', to: '2026-10-20', coveredBy: 'amin' }, 'coveredBy', /away too, from 2026-10-12 to 2026-10-16/)
  await refused({ staffId: 'wu', from: '2026-10-16', to: '2026-10-20' }, 'from', /Covers for Dr Amin/)
  await refused({ staffId: 'amin', from: '2026-10-16', to: '2026-10-20' }, 'from', /a leave from 2026-10-12 to 2026-10-16 already/)
  await refused({ from: '2026-10-06', to: '2026-10-09', coveredBy: 'clerk' }, 'coveredBy', /nurse, PA or physician/)
  const leaveId = (await boss.client.leave.list()).clinicians.find(({ staffId }) => staffId === 'amin')?.leaves[0]?.leaveId ?? ''
  await boss.client.leave.save(ask({ staffId: 'amin', leaveId, from: '2026-10-12', to: '2026-10-20' }))
  expect((await boss.client.leave.list()).clinicians.find(({ staffId }) => staffId === 'amin')?.leaves).toMatchObject([{ leaveId, to: '2026-10-20', coveredBy: null }])
})

it('S28: the record system’s days out and a leave entered here stand apart: an import changes only its own, and a cover can be named for them', async () => {
  const { receive, send, signIn } = await clinic('2026-10-05 10:00')
  const [boss, nurse] = [await signIn('boss'), await signIn('rn')]
  const role = (id: string, start: string, end: string) => ({ resourceType: 'PractitionerRole', id, practitioner: { reference: 'Practitioner/doc' }, notAvailable: [{ description: 'out', during: { start, end } }] })
  const leaves = async () => (await boss.client.leave.list()).clinicians.find(({ staffId }) => staffId === 'doc')?.leaves
  await receive([role('out1', '2026-10-06', '2026-10-09')])
  expect(await leaves()).toMatchObject([{ leaveId: null, from: '2026-10-06', to: '2026-10-09' }])
  await boss.client.leave.save(ask({ from: '2026-10-06', to: '2026-10-08', coveredBy: 'wu' }))
  await receive([role('out2', '2026-11-02', '2026-11-03'), { resourceType: 'Practitioner', id: 'doc', name: [{ use: 'official', family: 'Rivera', given: ['Marisol'], prefix: ['Dr'] }] }])
  expect(await leaves()).toMatchObject([
    { leaveId: expect.any(String), from: '2026-10-06', to: '2026-10-08', coveredByName: 'Dr Wu' },
    { leaveId: null, from: '2026-10-09', to: '2026-10-09', coveredBy: null },
    { leaveId: null, from: '2026-11-02', to: '2026-11-03' },
  ])
  // Tuesday and Wednesday are covered and count.
  expect(wallOf((await nurse.clock(await send(), 'promise'))?.dueAt)).toBe('2026-10-07 17:00')
})
