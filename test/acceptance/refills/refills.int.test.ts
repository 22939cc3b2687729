import { describe, expect, it } from 'vitest'
import { LISINOPRIL } from '#test/domain/refill/fixtures.ts'
import { MONDAY_10 } from '#test/helpers/builders.ts'
import { GRACE, line, refillClinic, takeUp } from './clinic.ts'

const ORDER = { quantity: 90, refills: 3 } as const

describe('Refills: matched, checked, decided', () => {
  it('S12 D12: a renewal is refill work, goes to the refill pool, and walks requested, protocolChecked, approved', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril 20 mg, I am nearly out. Telegraph Pharmacy, please.')
    const clerk = await as('clerk')
    const before = await clerk.view()
    expect(before).toMatchObject({ category: 'refill', pool: { id: 'refills' } })
    expect(before.refills?.suggestions).toMatchObject([{ words: 'lisinopril', match: 'exact', medicine: { medicineId: 'lisinopril-20-mg', supply: '3 days left' } }])
    const [suggestion] = before.refills?.suggestions ?? []
    await clerk.act({ type: 'addRefillLine', source: suggestion?.source ?? null, medicineId: 'lisinopril-20-mg' })
    const [requested] = (await clerk.panel()).lines
    expect(requested).toMatchObject({ status: 'requested', words: 'lisinopril' })
    const lineId = requested?.lineId ?? ''
    await clerk.act({ type: 'checkRefill', lineId })
    expect(await line(clerk, lineId)).toMatchObject({ status: 'protocolChecked', check: { verdict: 'within', protocol: 'refill@1' } })
    const nurse = await as('nurse')
    await nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })
    expect(await line(nurse, lineId)).toMatchObject({ status: 'approved', order: ORDER, decidedBy: 'Pat nurse, RN' })
    const history = (await nurse.client.thread.history({ threadId: 't1' })).map(({ text }) => text).join('\n')
    expect(history).toMatch(/refill of lisinopril taken up by Pat clerk[\s\S]*within the protocol[\s\S]*approved by Pat nurse, RN under refill@1: lisinopril-20-mg, quantity 90, 3 refills/)
  })

  it('S12: a question about a medicine is no refill work, and a message that asks for none proposes none', async () => {
    const { write, as } = await refillClinic()
    await write('May I take my lisinopril together with grapefruit juice, or is that dangerous?', 'Question about my medicine')
    const view = await (await as('nurse')).view()
    expect(view.category).not.toBe('refill')
    expect(view.refills?.suggestions).toEqual([])
  })

  it('D12: outside its protocol a refill is pended, and signed by the prescriber; never approved', async () => {
    const { write, as } = await refillClinic({ medicines: [{ ...LISINOPRIL, lastDispensed: '2026-02-20' }] })
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    expect((await line(nurse, lineId)).check.items.find(({ id }) => id === 'notEarly')?.fact).toContain('80 days left – early by 73')
    await expect(nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('Outside the protocol') })
    await nurse.act({ type: 'pendRefill', lineId, toStaffId: 'staff-physician' })
    const physician = await as('physician')
    const offered = await physician.client.inbox.page({ view: { kind: 'offered' } })
    expect(offered.rows.map(({ threadId }) => threadId)).toEqual(['t1'])
    await physician.act({ type: 'signRefill', lineId, ...ORDER, ...GRACE })
    const view = await physician.view()
    expect(view.refills?.lines[0]).toMatchObject({ status: 'signed' })
    expect(view).toMatchObject({ handOff: null, isMine: true })
  })

  it('D12: a controlled substance is never approved by protocol, by nobody, whatever the record meets', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my Ambien, thank you.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    for (const role of ['nurse', 'pa', 'physician'] as const) {
      await expect((await as(role)).act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED', message: expect.stringContaining('controlled') })
    }
    await expect(nurse.act({ type: 'signRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    const pa = await as('pa')
    await pa.act({ type: 'signRefill', lineId, quantity: 30, refills: 0, ...GRACE })
    expect(await line(pa, lineId)).toMatchObject({ status: 'signed', pendedTo: 'Pat pa, PA' })
  })

  it('D12: a medicine that is not on the list is refused with its field; it can be asked about or denied', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my warfarin and my metoprolol.')
    const nurse = await as('nurse')
    const [warfarin = '', metoprolol = ''] = await takeUp(nurse)
    expect(await line(nurse, warfarin)).toMatchObject({ words: 'warfarin', medicine: null, check: { verdict: 'outside' } })
    await expect(nurse.act({ type: 'approveRefill', lineId: warfarin, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'medicineId' } })
    await expect((await as('physician')).act({ type: 'signRefill', lineId: warfarin, ...ORDER, ...GRACE })).rejects.toMatchObject({ data: { field: 'medicineId' } })
    await expect(nurse.act({ type: 'addRefillLine', source: null, medicineId: 'warfarin-5-mg' })).rejects.toMatchObject({ data: { field: 'medicineId' } })
    await nurse.act({ type: 'askAboutRefill', lineId: warfarin, templateId: 'refill-which-medicine' })
    await nurse.act({ type: 'denyRefill', lineId: metoprolol, reason: 'not-on-list', ...GRACE })
    expect((await nurse.panel()).lines.map(({ status }) => status)).toEqual(['askedPatient', 'denied'])
    expect(await line(nurse, metoprolol)).toMatchObject({ denyReason: 'Not on the medicine list' })
  })

  it('D12: after the patient’s answer the line is checked again and decided', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril.')
    const clerk = await as('clerk')
    const [lineId = ''] = await takeUp(clerk)
    await clerk.act({ type: 'askAboutRefill', lineId, templateId: 'refill-details' })
    const nurse = await as('nurse')
    await expect(nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await clerk.act({ type: 'checkRefill', lineId })
    await nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })
    expect(await line(nurse, lineId)).toMatchObject({ status: 'approved' })
  })

  it('D12: undo is an event while the hold lasts, and is refused once the order may have been placed', async () => {
    const { write, as, setNow } = await refillClinic()
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    const approved = await nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })
    expect(approved.undo).toEqual({ label: 'Undo refill decision', act: { type: 'takeBackRefill', lineId } })
    await nurse.act({ type: 'takeBackRefill', lineId })
    expect(await line(nurse, lineId)).toMatchObject({ status: 'protocolChecked', order: null })
    await nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })
    setNow(MONDAY_10 + 60_000)
    await expect(nurse.act({ type: 'takeBackRefill', lineId })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('stands') })
    const texts = (await nurse.client.thread.history({ threadId: 't1' })).map(({ text }) => text)
    expect(texts).toContain('refill decision taken back by Pat nurse, RN')
  })

  it('D13: an undecided refill keeps the thread open', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    await nurse.act({ type: 'recordContact', outcome: 'reached', note: null })
    const seenVersion = (await nurse.view()).version
    expect((await nurse.view()).blockers).toEqual(['A refill is not decided yet. Press Shift+R.'])
    await expect(nurse.act({ type: 'completeThread', nextStep: 'Nothing left', seenVersion })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })
    expect((await nurse.view()).blockers).toEqual([])
    await nurse.act({ type: 'completeThread', nextStep: 'Nothing left', seenVersion: (await nurse.view()).version })
    expect((await nurse.view()).completion).toBe('completed')
  })

  it('S18 D12: a clerk matches, checks, asks and pends, and never approves, signs or denies', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril.')
    const clerk = await as('clerk')
    const [lineId = ''] = await takeUp(clerk)
    const refusal = { code: 'NOT_AUTHORIZED' }
    await expect(clerk.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject(refusal)
    await expect(clerk.act({ type: 'signRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject(refusal)
    await expect(clerk.act({ type: 'denyRefill', lineId, reason: 'too-early', ...GRACE })).rejects.toMatchObject(refusal)
    expect((await line(clerk, lineId)).acts).toMatchObject({ approveRefill: expect.stringContaining('nurse'), pendRefill: null, askAboutRefill: null })
    await clerk.act({ type: 'pendRefill', lineId, toStaffId: 'staff-pa' })
    expect(await line(clerk, lineId)).toMatchObject({ status: 'pended', pendedTo: 'Pat pa, PA' })
    await expect((await as('supervisor')).act({ type: 'takeBackRefill', lineId })).rejects.toMatchObject(refusal)
    await expect((await as('admin')).act({ type: 'checkRefill', lineId })).rejects.toMatchObject(refusal)
  })

  it('D12: approving takes the initials and the birth year, and the refusal does not say which was wrong', async () => {
    const { write, as, engine } = await refillClinic()
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    const head = (await engine.store.query('head', {})).seq
    const refusals = await Promise.all([{ initials: 'GX', birthYear: 1961 }, { initials: 'GO', birthYear: 1962 }, { initials: 'G', birthYear: 1961 }].map(async (wrong) =>
      nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...wrong }).catch((error: unknown) => error)))
    expect(new Set(refusals.map((refusal) => JSON.stringify([(refusal as Error).message, (refusal as { data: unknown }).data]))).size).toBe(1)
    expect(refusals[0]).toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'identity' } })
    expect((await engine.store.query('head', {})).seq).toBe(head)
    await nurse.act({ type: 'approveRefill', lineId, ...ORDER, initials: 'g.o.', birthYear: 1961 })
    expect(await line(nurse, lineId)).toMatchObject({ status: 'approved' })
  })

  it('D12: quantity, refills and reason outside the protocol are refused with their fields', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    await expect(nurse.act({ type: 'approveRefill', lineId, quantity: 91, refills: 0, ...GRACE })).rejects.toMatchObject({ data: { field: 'quantity' } })
    await expect(nurse.act({ type: 'approveRefill', lineId, quantity: 0, refills: 0, ...GRACE })).rejects.toMatchObject({ data: { field: 'quantity' } })
    await expect(nurse.act({ type: 'approveRefill', lineId, quantity: 90, refills: 4, ...GRACE })).rejects.toMatchObject({ data: { field: 'refills' } })
    await expect(nurse.act({ type: 'denyRefill', lineId, reason: 'because', ...GRACE })).rejects.toMatchObject({ data: { field: 'reason' } })
    await expect(nurse.act({ type: 'pendRefill', lineId, toStaffId: 'staff-nurse' })).rejects.toMatchObject({ data: { field: 'toStaffId' } })
    await expect(nurse.act({ type: 'approveRefill', lineId: 'nothing', ...ORDER, ...GRACE })).rejects.toMatchObject({ data: { field: 'lineId' } })
    await expect(nurse.act({ type: 'addRefillLine', source: { messageId: 'm1', field: 'body', start: 0, end: 4 }, medicineId: 'lisinopril-20-mg' })).rejects.toMatchObject({ data: { field: 'source' } })
  })

  it('D12: a red flag raised after the check takes the protocol’s word back', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril.')
    const nurse = await as('nurse')
    const [lineId = ''] = await takeUp(nurse)
    await nurse.act({ type: 'raiseFlag', tier: 'D2' })
    expect(await line(nurse, lineId)).toMatchObject({ isStale: true, check: { verdict: 'outside' } })
    await expect(nurse.act({ type: 'approveRefill', lineId, ...ORDER, ...GRACE })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('red flag') })
  })
})

describe('Refills beside the queue', () => {
  it('S62: a refill message that tells of a stuck online order is marked, and the clerk’s check is kept', async () => {
    const { write, as } = await refillClinic()
    await write('I tried to refill my lisinopril on the website but the page just keeps loading and the button does not work on my old computer. Please refill it.')
    const clerk = await as('clerk')
    expect((await clerk.panel()).failedOrder).toMatchObject({ words: expect.arrayContaining(['website']), check: null })
    const templates = await clerk.client.clinic.templates()
    expect(templates.find(({ id }) => id === 'refill-order-failed')?.body).toContain('{line.pharmacy}')
    await clerk.act({ type: 'recordOrderCheck', outcome: 'stuck' })
    expect((await clerk.panel()).failedOrder).toMatchObject({ check: { outcome: 'stuck', by: 'Pat clerk, Clerk' } })
    expect((await clerk.client.thread.history({ threadId: 't1' })).at(-1)?.text).toBe('online refill order checked by Pat clerk, Clerk: a stuck order was found')
  })

  it('S62: a plain refill message is not marked', async () => {
    const { write, as } = await refillClinic()
    await write('Please refill my lisinopril. I ordered online last time and that worked.')
    expect((await (await as('clerk')).panel()).failedOrder).toBeNull()
  })

  it('S54: a question about a medicine offers the pharmacist, with the pharmacy line of the region; a refill does not', async () => {
    const question = await refillClinic()
    await question.write('Can I take my lisinopril together with ibuprofen, and should I take it with food?', 'Question about my medication')
    const nurse = await question.as('nurse')
    expect(await nurse.view()).toMatchObject({ category: 'medication_question', refills: { pharmacistOffer: true } })
    expect((await nurse.client.clinic.templates()).find(({ id }) => id === 'ask-the-pharmacist')?.body).toContain('{line.pharmacy}')
    expect((await nurse.client.clinic.get()).phoneLines.find(({ id }) => id === 'pharmacy')?.number).toMatch(/\d{3}-\d{4}/)
    await nurse.act({ type: 'routeThread', pool: 'pharmacist', reason: 'Medicine question for the pharmacist' })
    expect((await nurse.view()).pool).toEqual({ id: 'pharmacist', name: 'Pharmacist' })
    const refill = await refillClinic()
    await refill.write('Please refill my lisinopril.')
    expect((await (await refill.as('clerk')).panel()).pharmacistOffer).toBe(false)
  })

  it('S54: with a red flag nobody is sent to the pharmacist', async () => {
    const { write, as } = await refillClinic()
    await write('Can I take my lisinopril together with ibuprofen, and should I take it with food?', 'Question about my medication')
    const nurse = await as('nurse')
    await nurse.act({ type: 'raiseFlag', tier: 'D1' })
    expect((await nurse.panel()).pharmacistOffer).toBe(false)
  })
})
