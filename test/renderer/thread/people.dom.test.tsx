import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PeopleView } from '#shared/contract/schemas/peopleView.ts'
import { OWN_THREAD } from '../fixtures/peopleView.ts'
import { violations } from '../ui/axe.ts'
import { GRACE, STONE, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { box, focusThread, standUp, status, until } from './stand.tsx'

const TEEN: PeopleView = {
  ...OWN_THREAD, audience: 'teenLimited', audienceWords: 'sees only displayed appointments of a teen', age: 15,
  readers: [
    { name: 'OKAFOR, Ada', relation: 'mother', grade: 'teenLimited', reads: 'reads this answer, else only displayed appointments', canRead: true, isAddressee: true },
    { name: 'OKAFOR, Grace', relation: 'patient', grade: 'self', reads: 'can read everything', canRead: true, isAddressee: false },
  ],
  outgoing: { isTeen: true, lastVisit: '2026-09-02', nextVisit: null, isNextVisitConfidential: false, topics: [] },
}
const proxy = { name: 'OKAFOR, Ada', relationship: 'mother' }
const strip = (): string => document.querySelector('[data-part="audience"]')?.textContent ?? ''

it('D17: the banner says who writes about whom and what they may read; the composer who will read it, and again at Send', async () => {
  await standUp([thread({ proxy, people: TEEN })])
  const banner = (): string => document.querySelector('[data-part="banner"]')?.textContent ?? ''
  expect(banner()).toContain('From OKAFOR, Ada (mother, proxy) about OKAFOR, Grace, 15 years · sees only displayed appointments of a teen')
  expect(strip()).toContain('OKAFOR, Ada (mother) reads this answer, else only displayed appointments')
  await userEvent.type(box(), 'Hello')
  await expect.element(page.getByText('Read by OKAFOR, Ada (mother) and OKAFOR, Grace (patient)')).toBeVisible()
  expect(await violations()).toEqual([])
})

it('S39: a draft that tells a teen’s parent of a past visit is named while it is written and does not leave', async () => {
  const stand = await standUp([thread({ proxy, people: TEEN })])
  await userEvent.type(box(), 'She was seen on Tuesday.')
  await until(() => strip().includes('gets no details of past visits'))
  expect(page.getByRole('button', { name: /^Send to / }).element().getAttribute('aria-disabled')).toBe('true')
  await userEvent.fill(box(), 'Please bring the form.')
  await until(() => !strip().includes('past visits'))
  await page.getByRole('button', { name: /^Send to / }).click()
  await until(() => stand.engine.acts.length === 1)
})

it('S43: where only an approved phrase may go, free words are held and the phrase leaves', async () => {
  const rule = { kind: 'phrases' as const, templates: ['please-call-us'], text: 'A parent wrote for a teen.', path: 'Answer with the approved phrase, or call the teen.' }
  const stand = await standUp([thread({ proxy, people: { ...TEEN, rule, parentWroteForTeen: true } })])
  await expect.element(page.getByText('A parent wrote for a teen:')).toBeVisible()
  await userEvent.type(box(), 'Yes, it is ready.')
  expect(page.getByRole('button', { name: /^Send to / }).element().getAttribute('aria-disabled')).toBe('true')
  await userEvent.fill(box(), '.please')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('button', { name: /^Send to / }).click()
  await until(() => stand.engine.acts.length === 1)
  expect(stand.engine.acts[0]?.act).toMatchObject({ type: 'replyToPatient', templateId: 'please-call-us' })
})

it('S38: a proposal is decided with one press; Shift+C marks a message and takes marks away with a reason', async () => {
  const proposal = { topic: 'contraception', label: 'Contraception', words: ['birth control'] }
  const stand = await standUp([thread({ people: { ...OWN_THREAD, age: 15, proposal } })])
  await page.getByRole('button', { name: 'Mark confidential' }).click()
  await until(() => stand.engine.acts.length === 1)
  expect(stand.engine.acts[0]?.act).toEqual({ type: 'markConfidential', kind: 'thread', ref: null, topic: 'contraception' })
  await stand.change(thread({ version: 9, people: { ...OWN_THREAD, age: 15, isConfidential: true, marks: [{ kind: 'thread', ref: null, by: 'Rivera, RN', at: 0 }] } }))
  focusThread()
  await userEvent.keyboard('{Shift>}C{/Shift}')
  await expect.element(page.getByRole('dialog')).toBeVisible()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Agreed with the patient' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Take the mark away/ }).click()
  await until(() => stand.engine.acts.length === 2)
  expect(stand.engine.acts[1]?.act).toEqual({ type: 'unmarkConfidential', kind: 'thread', ref: null, reason: 'Agreed with the patient' })
})

it('D19: a restricted thread says whose it is and where, and opens with a reason', async () => {
  let isOpen = false
  const stand = await standUp([thread()], {
    prepare: (engine) => {
      engine.onGet = () => {
        if (!isOpen) throw refusal('NOT_AUTHORIZED', { command: 'openThread', reason: '' }, 'The record of this patient is restricted and is not in your work.')
      }
      engine.brief = { threadId: 't-grace', patient: GRACE, pool: 'Triage', assignee: 'Lam, RN', ask: null, reason: '', mayBreakGlass: true, breakGlassMinutes: 30 }
    },
  })
  await expect.element(page.getByRole('heading', { name: 'OKAFOR, Grace (Ms)' })).toBeVisible()
  expect(document.body.textContent).not.toContain('refilled')
  const open = page.getByRole('button', { name: 'Break the glass for 30 minutes' })
  expect(open.element().getAttribute('aria-disabled')).toBe('true')
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'The patient is on the phone' }).click()
  isOpen = true
  await open.click()
  await until(() => stand.engine.acts.length === 1)
  expect(stand.engine.acts[0]?.act).toEqual({ type: 'breakGlass', reason: 'The patient is on the phone' })
  await until(() => status().includes('A supervisor reviews it'))
})

it('D19: a supervisor reviews a break-glass in words, and sees in the history who viewed the thread', async () => {
  const glass = { accessId: 'a1', by: 'Amin, MD', at: 0, until: 1, reason: 'On the phone', isMine: false, isActive: false, review: null }
  const stand = await standUp([thread({ people: { ...OWN_THREAD, breakGlass: [glass] } })], {
    prepare: (engine) => {
      engine.me = STONE
      engine.views = [{ by: 'Amin, MD', at: 0, what: 'opened the thread', refused: false }]
    },
  })
  await expect.element(page.getByText('Opened by break-glass')).toBeVisible()
  await page.getByRole('button', { name: 'Review…' }).click()
  await page.getByRole('radio', { name: /^Not appropriate/ }).click()
  await userEvent.fill(page.getByRole('textbox', { name: /In your words/ }), 'No reason to be in there')
  await page.getByRole('button', { name: /^Record the review/ }).click()
  await until(() => stand.engine.acts.length === 1)
  expect(stand.engine.acts[0]?.act).toEqual({ type: 'reviewBreakGlass', accessId: 'a1', verdict: 'notAppropriate', words: 'No reason to be in there' })
  focusThread()
  await userEvent.keyboard('{Shift>}H{/Shift}')
  await until(() => document.querySelector('[role="dialog"]')?.textContent.includes('Amin, MD opened the thread') === true)
})

it('D17: at midnight of the clinic the open thread is read anew, and says what the birthday changed', async () => {
  const before = thread({ proxy, people: { ...TEEN, audience: 'childFull', audienceWords: 'can read everything', age: 11, refreshAt: Date.now() + 700 } })
  const stand = await standUp([before])
  const banner = (): string => document.querySelector('[data-part="banner"]')?.textContent ?? ''
  expect(banner()).toContain('11 years · can read everything')
  stand.engine.threads.set('t-grace', thread({ proxy, people: { ...TEEN, age: 12 } }))
  await until(() => banner().includes('12 years · sees only displayed appointments'), 4000)
})
