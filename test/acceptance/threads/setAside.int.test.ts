import { describe, expect, it } from 'vitest'
import type { Json } from '#test/intake/clinic.ts'
import { clinic, MINUTE } from './clinic.ts'

const CRUSHING = { sender: { reference: 'RelatedPerson/expired' }, body: 'He has crushing chest pain and cannot breathe.', topic: { text: 'My father' } }
const QUIET = { topic: null, body: 'Do I need to bring anything?' } as unknown as Json & { body: string }
const setAsideOf = async (settled: readonly { outcome: string }[]): Promise<void> => expect(settled).toMatchObject([{ outcome: 'quarantined' }])

describe('what was set aside', () => {
  it('D22 D8: an expired proxy writes of crushing chest pain: a nurse reads the text, and the ladder tells of it until somebody settles it', async () => {
    const { sendAll, signIn, until, engine } = await clinic('2026-10-05 10:00')
    await setAsideOf(await sendAll([CRUSHING]))
    const [nurse, boss] = [await signIn('rn'), await signIn('boss')]
    const { total, items } = await nurse.client.setAside.list()
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ what: 'Message', tier: 'D0', field: 'Communication.sender', patient: { family: 'Haddad', mrn: 'N1' }, sender: 'HADDAD, Karim, access until 2025-06-30', opened: null })
    expect(JSON.stringify(items)).not.toMatch(/crushing/)
    expect(await nurse.client.emergency.told()).toEqual([])
    await until(3 * MINUTE)
    const itemId = items[0]?.itemId ?? ''
    expect(await nurse.client.emergency.told()).toMatchObject([{ itemId, tier: 'D0', step: 'pool' }])
    expect(await boss.client.emergency.told()).toEqual([])
    await until(2 * MINUTE)
    expect(await boss.client.emergency.told()).toMatchObject([{ itemId, step: 'onCall' }])
    const opened = await nurse.client.setAside.open({ itemId })
    expect(opened).toMatchObject({ subject: 'My father', body: 'He has crushing chest pain and cannot breathe.', settled: null })
    expect(await boss.client.emergency.told()).toMatchObject([{ itemId }])
    await expect(nurse.client.setAside.settle({ commandId: 's0', itemId, outcome: 'called', words: '  ' })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'words' } })
    await nurse.client.setAside.settle({ commandId: 's1', itemId, outcome: 'called', words: 'Called 510-555-0142, wife answered, 911 is on its way.' })
    expect(await boss.client.emergency.told()).toEqual([])
    expect((await nurse.client.setAside.list()).total).toBe(0)
    // Settled, never deleted: it still counts, and opens with its outcome.
    expect((await boss.client.intake.status()).quarantined).toBe(1)
    expect(await boss.client.setAside.open({ itemId })).toMatchObject({ body: expect.stringMatching(/crushing/), settled: { by: 'Hana Lee, RN', outcome: 'Called the patient' } })
    const acts = await engine.store.query('streamEvents', { streamId: `directory:setAside/${itemId}` })
    expect(acts.map((event) => event.actor.id)).toEqual(['intake', 'rn', 'rn'])
    await expect(nurse.client.setAside.settle({ commandId: 's2', itemId, outcome: 'notForThisClinic', words: 'x' })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('D19 D22: the text is for clinical roles and the supervisor, opening it is recorded; an admin sees reasons and counts only', async () => {
    const { sendAll, signIn, engine } = await clinic()
    const kept: unknown[] = []
    const keep = engine.store.keep.bind(engine.store)
    engine.store.keep = async (item) => {
      kept.push(item)
      return keep(item)
    }
    await sendAll([CRUSHING])
    const [boss, clerk] = [await signIn('boss'), await signIn('clerk')]
    const itemId = (await boss.client.setAside.list()).items[0]?.itemId ?? ''
    expect(kept.filter((item) => JSON.stringify(item).includes('setAside:'))).toEqual([])
    await boss.client.setAside.open({ itemId })
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'view', staffId: 'boss', patientId: 'pa', what: `setAside:${itemId}` }))
    await expect(boss.client.setAside.settle({ commandId: 's', itemId, outcome: 'called', words: 'x' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(clerk.client.setAside.list()).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(clerk.client.setAside.open({ itemId })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    const { admin } = { admin: await signIn('root') }
    const status = JSON.stringify(await admin.client.intake.status())
    expect(status).toMatch(/Read this first/)
    expect(status).not.toMatch(/Haddad|HADDAD|Karim|crushing/)
    await expect(admin.client.setAside.list()).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  })

  it('D22 D17 S5: a nurse takes the message in for the matched patient, under the identity check, from an unmatched sender', async () => {
    const { sendAll, signIn } = await clinic('2026-10-05 10:00')
    await setAsideOf(await sendAll([QUIET]))
    const nurse = await signIn('rn')
    const itemId = (await nurse.client.setAside.list()).items[0]?.itemId ?? ''
    const ask = { itemId, patientId: 'pa', initials: 'AH', birthYear: 1980 }
    await expect(nurse.client.setAside.takeIn({ commandId: 't0', ...ask })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: 'Read it first.' })
    expect(await nurse.client.setAside.open({ itemId })).toMatchObject({ takeInRefusal: null, settleRefusal: null })
    await expect(nurse.client.setAside.takeIn({ commandId: 't1', ...ask, birthYear: 1981 })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'identity' } })
    await expect(nurse.client.setAside.takeIn({ commandId: 't2', ...ask, patientId: 'pb' })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'patientId' } })
    const { threadId } = await nurse.client.setAside.takeIn({ commandId: 't3', ...ask })
    expect(await nurse.client.setAside.takeIn({ commandId: 't3', ...ask })).toEqual({ threadId })
    const view = await nurse.view(threadId)
    expect(view).toMatchObject({ patient: { mrn: 'N1' }, messages: [{ body: 'Do I need to bring anything?' }], completion: 'open' })
    expect(view.people.audience).toBe('unmatched')
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('running')
    expect(await nurse.ids()).toEqual([threadId])
    expect((await nurse.client.setAside.list()).total).toBe(0)
    expect(await nurse.client.setAside.open({ itemId })).toMatchObject({ settled: { outcome: 'Taken in as a thread', threadId } })
  })

  it('D22 D8: an emergency that is taken in is screened like any other, and goes first', async () => {
    const { sendAll, send, signIn } = await clinic('2026-10-05 10:00')
    await sendAll([CRUSHING])
    await send()
    const nurse = await signIn('rn')
    const itemId = (await nurse.client.setAside.list()).items[0]?.itemId ?? ''
    await nurse.client.setAside.open({ itemId })
    const { threadId } = await nurse.client.setAside.takeIn({ commandId: 't', itemId, patientId: 'pa', initials: 'AH', birthYear: 1980 })
    expect((await nurse.ids())[0]).toBe(threadId)
    expect(await nurse.view(threadId)).toMatchObject({ tier: 'D0', addressedTo: 'Dr Rivera' })
  })

  it('D22: without a matching patient nothing is taken in; it is settled as not for this clinic, with the reason', async () => {
    const { sendAll, receive, signIn } = await clinic()
    await sendAll([{ subject: { display: 'Jane Nobody' }, sender: { display: 'Jane Nobody' }, body: 'Is this the clinic in Oakland?' }])
    await receive([{ resourceType: 'Patient', name: [{ family: 'Without' }], birthDate: '2030-01-01' }])
    const nurse = await signIn('rn')
    const { items } = await nurse.client.setAside.list()
    expect(items).toMatchObject([{ patient: null, patientWords: 'Jane Nobody', sender: 'Jane Nobody' }])
    const itemId = items[0]?.itemId ?? ''
    expect(await nurse.client.setAside.open({ itemId })).toMatchObject({ takeInRefusal: 'No record here matches the patient of this message.' })
    await expect(nurse.client.setAside.takeIn({ commandId: 't', itemId, patientId: 'pa', initials: 'AH', birthYear: 1980 })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
    await nurse.client.setAside.settle({ commandId: 's', itemId, outcome: 'notForThisClinic', words: 'She is no patient here.' })
    expect((await nurse.client.setAside.list()).total).toBe(0)
  })
})
