import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { currentAnnouncement } from '#renderer/ui/announce.ts'
import { violations } from '../ui/axe.ts'
import { allowAll, ANA, flagged, message, NOW, ORTIZ, refusalView, staffMessage, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { focusThread, frame, pane, standUp, status, until, wait } from './stand.tsx'

const ana = thread({ threadId: 't-ana', patient: ANA, messages: [message({ messageId: 'a1', author: 'Ana Smith', body: 'Any morning next week.' })] })
const bannerText = () => (document.querySelector('[data-part="banner"]')?.textContent ?? '').replaceAll('\u00a0', ' ')

describe('Banner', () => {
  it('PS-01: name, born, sex, number, in this order and whole', async () => {
    await standUp([ana])
    expect(bannerText()).toMatch(/^SMITH, Ana \(Ms\)Born 14-Jul-1945 \(\d+ y\)Sex F/)
    expect(bannerText()).toContain('MRN 129 728 7652')
  })

  it('PS-01: a very long name wraps and is not cut', async () => {
    await standUp([thread({ patient: { ...ANA, family: 'Featherstonehaugh-Montgomery-Cholmondeley', given: 'Wilhelmina Alexandrina Theodora Maria' } })])
    const banner = document.querySelector('[data-part="banner"]')
    expect(banner?.textContent).toContain('FEATHERSTONEHAUGH-MONTGOMERY-CHOLMONDELEY, Wilhelmina Alexandrina Theodora Maria')
    expect(banner?.scrollWidth).toBe(banner?.clientWidth)
  })

  it('PS-04: what is not known says so', async () => {
    await standUp([thread({ patient: { ...ANA, birthDate: null, sex: null, mrn: null, title: null } })])
    expect(bannerText()).toContain('Born Not recorded')
    expect(bannerText()).toContain('Sex Not recorded')
    expect(bannerText()).toContain('MRN Not recorded')
    expect(bannerText()).not.toContain('?')
  })

  it.each([
    ['Known allergies', [{ text: 'sulfa (hives)', updatedOn: null }]],
    ['No known allergies', []],
    ['Allergies not recorded', null],
  ])('PS-32: "%s"', async (words, allergies) => {
    await standUp([thread({ patient: { ...ANA, allergies } })])
    expect(bannerText()).toContain(words)
  })

  it('PS-12: says who writes about whom', async () => {
    await standUp([thread({ patient: { ...ANA, family: 'Lee', given: 'Jo' }, proxy: { name: 'LEE, Kim', relationship: 'mother' } })])
    expect(bannerText()).toContain('From LEE, Kim (mother, proxy) about LEE, Jo')
  })

  it('PS-11: an unmatched sender has no chart and no allergies', async () => {
    await standUp([thread({ patient: null, reply: refusalView('patientNotMatched', 'The sender is not matched to a patient.', 'Match the patient first.') })], { side: true })
    expect(bannerText()).toContain('Patient not matched')
    expect(bannerText()).toContain('Allergies unavailable')
    await expect.element(page.getByText('No record is matched, so no chart is shown.')).toBeVisible()
  })

  it('PS-02: after death another pattern, the date and the age at death, and no age now', async () => {
    await standUp([thread({ patient: { ...ANA, deceasedDate: '2026-11-01' } })])
    expect(bannerText()).toContain('Died 01-Nov-2026')
    expect(bannerText()).toContain('Age at death 81 y')
    expect(bannerText()).not.toMatch(/1945 \(/)
    expect(getComputedStyle(document.querySelector('[data-part="banner"]') ?? document.body).backgroundImage).toContain('gradient')
  })
})

describe('PS-03: never one patient under the other’s banner', () => {
  it('while the next thread loads slowly, nobody’s data is painted', async () => {
    const stand = await standUp([flagged(), ana], { side: true })
    stand.engine.slowMs = 400
    const painted: string[] = []
    let watching = true
    const watch = () => {
      painted.push(`${document.querySelector<HTMLElement>('main')?.dataset['thread'] ?? ''}: ${document.body.innerText}`)
      if (watching) requestAnimationFrame(watch)
    }
    await stand.select('t-ana')
    requestAnimationFrame(watch)
    await until(() => bannerText().includes('SMITH'))
    watching = false
    await frame()
    expect(painted.length).toBeGreaterThan(3)
    for (const screen of painted) {
      expect(screen.startsWith('t-ana: ')).toBe(true)
      expect(screen).not.toMatch(/OKAFOR|Okafor|lisinopril|heart attack/)
    }
  })

  it('an answer for the thread before comes too late to be shown', async () => {
    const stand = await standUp([ana, flagged(), thread({ threadId: 't-3', patient: { ...ANA, family: 'Third' } })])
    stand.engine.slowMs = 250
    await stand.select('t-grace')
    await wait(100)
    stand.engine.slowMs = 20
    await stand.select('t-3')
    await until(() => bannerText().includes('THIRD'))
    await wait(300)
    expect(bannerText()).toContain('THIRD')
    expect(document.body.innerText).not.toContain('OKAFOR')
  })
})

describe('Red flag', () => {
  it('PS-21: one banner: what it may be, what to do, the words, the rule, who was told, two acts', async () => {
    await standUp([flagged()])
    const alarm = page.getByRole('region', { name: 'Red flag' })
    const text = alarm.element().textContent
    expect(text).toContain('Possible heart attack · call now, do not answer by message alone')
    expect(text).toContain('“tightness across my chest”, “down my left arm”.')
    expect(text).toContain('Rule cardiac-2, set 14. Tier D0.')
    expect(text).toContain('Pool told 09:15Supervisor told 09:16on-call at 09:22')
    expect(alarm.getByRole('button').elements().map((button) => button.textContent)).toEqual(['Call patient now: 510-555-0142 (mobile)', 'Not a red flag…'])
  })

  it('PS-21: several flags make one banner, most urgent first', async () => {
    const [first] = flagged().flags
    if (!first) throw new Error('no flag')
    await standUp([flagged({ flags: [{ ...first, flagId: 'f0', tier: 'D2', label: 'Possible infection', words: ['chills'] }, first, { ...first, flagId: 'f2', status: 'lowered', label: 'Possible stroke' }] })])
    expect(page.getByRole('region', { name: 'Red flag' }).elements()).toHaveLength(1)
    expect(page.getByRole('region', { name: 'Red flag' }).element().textContent).toContain('Possible heart attack · possible infection · call now')
    expect(document.body.innerText).not.toContain('stroke')
  })

  it('PS-23: a clerk gets a script and may not lower the flag', async () => {
    const stand = await standUp([flagged({ allowed: allowAll({ lowerFlag: 'Only a nurse, PA or physician sets a disposition or lowers a flag.' }) })], { prepare: (engine) => (engine.me = ORTIZ) })
    await expect.element(page.getByText(/Do not advise/)).toBeVisible()
    await expect.element(page.getByText(/Hand the call to a triage nurse now \(510-555-0100\)/)).toBeVisible()
    const button = page.getByRole('region', { name: 'Red flag' }).getByRole('button', { name: 'Not a red flag…' }).element()
    if (button instanceof HTMLElement) button.click()
    expect(currentAnnouncement().text).toBe('Only a nurse, PA or physician sets a disposition or lowers a flag.')
    expect(page.getByRole('dialog').query()).toBeNull()
    expect(stand.engine.acts).toEqual([])
  })

  it('D19: a thread that a clerk may not read shows nothing of it, and still goes to a nurse at one key', async () => {
    const stand = await standUp([flagged()], {
      prepare: (engine) => {
        engine.me = ORTIZ
        engine.onGet = () => {
          throw refusal('NOT_AUTHORIZED', { command: 'read', reason: 'This is a clinical thread. Raise a flag to send it to a nurse now.' })
        }
      },
    })
    await expect.element(page.getByRole('heading', { name: 'A clinical thread' })).toBeVisible()
    expect(document.body.innerText).not.toContain('OKAFOR')
    pane().querySelector('button')?.focus()
    await userEvent.keyboard('!')
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'raiseFlag', tier: 'D1' })
  })
})

describe('Messages', () => {
  it('marks the words of a red flag, and a retracted message is struck through', async () => {
    await standUp([flagged({ messages: [...flagged().messages, message({ messageId: 'm9', body: 'Wrong doctor', isRetracted: true })] })])
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent?.replace(/^\[.*?\] /, ''))).toEqual(['tightness across my chest', 'down my left arm'])
    const struck = document.querySelector('[data-message="m9"] p')
    expect(struck && getComputedStyle(struck).textDecorationLine).toBe('line-through')
  })

  it('says in words where each reply stands', async () => {
    await standUp([
      thread({
        messages: [
          staffMessage({ messageId: 's1', delivery: 'delivered' }),
          staffMessage({ messageId: 's2', delivery: 'failed', deliveryReason: 'the portal did not answer' }),
          staffMessage({ messageId: 's3', delivery: 'unknown' }),
          staffMessage({ messageId: 's4', delivery: 'withdrawn' }),
        ],
      }),
    ])
    const words = (id: string) => document.querySelector(`[data-message="${id}"] footer`)?.textContent
    expect(words('s1')).toContain('Delivered')
    expect(words('s2')).toContain('Not delivered: the portal did not answer')
    expect(words('s3')).toContain('Not confirmed')
    expect(words('s4')).toContain('Taken back before it left')
  })

  it('an internal note says INTERNAL and is dashed', async () => {
    await standUp([flagged()])
    const note = document.querySelector<HTMLElement>('[data-message="n1"]')
    expect(note?.textContent).toContain('INTERNAL · the patient will not see this')
    expect(note && getComputedStyle(note).borderTopStyle).toBe('dashed')
  })

  it('N and P walk the messages and say where they are', async () => {
    await standUp([thread({ messages: ['one', 'two', 'three'].map((body, index) => message({ messageId: `m${index}`, body })) })])
    focusThread()
    await userEvent.keyboard('n')
    expect(currentAnnouncement().text).toMatch(/^message 3 of 3, patient, Grace Okafor, Tue 24-Nov-2026 09:12/)
    await userEvent.keyboard('p')
    expect(currentAnnouncement().text).toMatch(/^message 2 of 3, patient/)
    await userEvent.keyboard('nn')
    expect(status()).toBe('This is the newest message.')
  })

  it('opens at the newest where all is answered; what comes later does not move the reader', async () => {
    const many = Array.from({ length: 30 }, (_, index) => (index === 29 ? staffMessage : message)({ messageId: `m${index}`, body: `Line ${index}\n`.repeat(4) }))
    const stand = await standUp([thread({ messages: many })])
    const scroller = document.querySelector<HTMLElement>('[data-part="messages"]')
    if (!scroller) throw new Error('no list')
    await until(() => scroller.scrollTop > 0 && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40)
    scroller.scrollTop = 100
    await frame()
    const before = scroller.scrollTop
    await stand.change(thread({ version: 8, messages: [...many, message({ messageId: 'new', body: 'Also this' })] }))
    await expect.element(page.getByRole('button', { name: '1 new message' })).toBeVisible()
    expect(Math.abs(scroller.scrollTop - before)).toBeLessThan(5)
  })

  it('number 6: a thread of 200 messages is painted within 150 ms of its data', async () => {
    const body = `${'I have had this cough since Monday and it keeps me awake. '.repeat(6)}\nThank you`
    const many = thread({ threadId: 't-long', messages: Array.from({ length: 200 }, (_, index) => (index % 2 ? staffMessage({ messageId: `m${index}`, body }) : message({ messageId: `m${index}`, body, marks: [{ field: 'body', start: 15, end: 20, label: 'breathing' }] }))) })
    const stand = await standUp([ana, many, thread({ threadId: 't-warm' })])
    await stand.select('t-warm')
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const from = performance.now()
      await stand.select('t-long')
      await until(() => document.querySelectorAll('[data-message]').length === 200)
      await frame()
      times.push(performance.now() - from)
      await stand.select('t-warm')
    }
    expect(Math.min(...times)).toBeLessThan(150)
  })
})

describe('Keys and strips', () => {
  it('law 2: a key that does nothing here says why', async () => {
    await standUp([flagged({ allowed: allowAll({ snoozeThread: 'A thread with a red flag cannot be snoozed.', claimThread: 'A colleague has claimed this thread.', completeThread: 'Only a clerk, nurse, PA or physician completes or reopens a thread.' }) })])
    focusThread()
    await userEvent.keyboard('h')
    expect(status()).toBe('A thread with a red flag cannot be snoozed.')
    await userEvent.keyboard('i')
    expect(status()).toBe('A colleague has claimed this thread.')
    await userEvent.keyboard('e')
    expect(status()).toBe('Only a clerk, nurse, PA or physician completes or reopens a thread.')
    expect(page.getByRole('dialog').query()).toBeNull()
  })

  it('D12: an offer to me can be accepted or declined from its strip', async () => {
    const stand = await standUp([thread({ allowed: allowAll(), handOff: { kind: 'escalation', from: 'Ortiz, Clerk', to: 'RN', toMe: true, fromMe: false, offeredAt: NOW } })])
    await expect.element(page.getByText(/escalates this to you/)).toBeVisible()
    await page.getByRole('button', { name: 'Accept' }).click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'acceptHandOff' })
  })

  it('D12: an offer of mine can be taken back', async () => {
    const stand = await standUp([thread({ allowed: allowAll(), handOff: { kind: 'transfer', from: 'Rivera, RN', to: 'Dr Wu', toMe: false, fromMe: true, offeredAt: NOW } })])
    await page.getByRole('button', { name: 'Take back' }).click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'declineHandOff' })
  })

  it('has no accessibility violation, flagged and plain, with the side panel', async () => {
    const stand = await standUp([flagged(), ana], { side: true })
    expect(await violations()).toEqual([])
    await stand.select('t-ana')
    await until(() => bannerText().includes('SMITH'))
    expect(await violations()).toEqual([])
  })
})
