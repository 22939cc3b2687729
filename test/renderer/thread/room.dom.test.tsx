import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { panel } from '../refill/fixtures.ts'
import { violations } from '../ui/axe.ts'
import { BACK_PAIN, FLAGGED_EMERGENCY } from './emergencyFixtures.ts'
import { allowAll, flagged, message, NOW, staffMessage, thread, UPKEEP, WU } from './fixtures.ts'
import { box, focusThread, frame, pane, standUp, until } from './stand.tsx'

/** What the console leaves to the thread pane, the training band and the red band of an unclaimed flag above it. */
const SMALL = { window: [1024, 700], size: { width: 564, height: 564 } } as const
const LARGE = { window: [1440, 900], size: { width: 580, height: 764 } } as const

const LONG = `I have tightness across my chest when I climb the stairs.\n${'It began last night, it goes away when I sit, and it comes back on the stairs. '.repeat(14)}`
const plain = flagged()
const NOTICE = staffMessage({ messageId: 'notice', author: 'Automatic notice', authorDetail: 'sent by the console, not an answer', subject: 'Automatic notice', body: 'This is an automatic notice from Oakland Adult Medicine. Call 911 now.', isMine: false, sentAt: NOW })

/** A heart attack over which every strip of the console stands at once. */
const CROWDED: ThreadView = flagged({
  allowed: allowAll(),
  messages: [message({ messageId: 'm1', body: LONG }), NOTICE],
  handOff: { kind: 'escalation', from: 'Ortiz, Clerk', to: 'RN', toMe: true, fromMe: false, offeredAt: NOW },
  links: [{ threadId: 't-2', relation: 'sibling', subject: 'knee', addressedTo: 'Dr Amin', owner: 'Brooks, PA', state: 'answered', refusal: null }],
  upkeep: {
    ...UPKEEP, writers: [{ person: WU, until: Date.now() + 3_600_000 }], callAskedAt: NOW,
    portal: { reason: 'portalInactive', text: 'The patient has not signed on to the portal for 18 months.', path: 'Call the patient instead.' },
    channel: { at: NOW, by: 'screening', isSettled: false }, postClosure: { threadId: 't-old', completedAt: NOW },
    addressee: { name: 'Dr Wu', relation: 'readTest', text: 'Dr Wu helped to read a test.', pcp: 'Dr Chen', out: { until: '2026-12-01', cover: null } },
  },
  people: {
    ...plain.people, isConfidential: true, parentWroteForTeen: true, hint: 'The words read as if a mother wrote them.', proposal: { topic: 'sexual', label: 'Sexual health', words: ['pregnant'] },
    breakGlass: [{ accessId: 'g1', by: 'Lam, RN', at: NOW, until: NOW + 3_600_000, reason: 'Covering tonight', isMine: false, isActive: true, review: null }],
  },
  emergency: { ...FLAGGED_EMERGENCY, backPain: { ...BACK_PAIN, isConcerned: true, state: 'notCleared', words: 'Not cleared for the back-pain programme: leg weakness' } },
  refills: panel({ failedOrder: { words: ['would not go through'], check: null }, pharmacistOffer: true }),
  appointment: { status: 'requested', source: 'form', holdUntil: null, leaseSeconds: 300 },
})

const part = (name: string): DOMRect => document.querySelector(`[data-part="${name}"]`)?.getBoundingClientRect() ?? new DOMRect()
const alarm = (): DOMRect => document.querySelector('[aria-label="Red flag"]')?.getBoundingClientRect() ?? new DOMRect()

/** Pixels of that message which a reader sees. */
function visible(messageId: string): number {
  const list = part('messages')
  const rect = document.querySelector(`[data-message="${messageId}"]`)?.getBoundingClientRect()
  if (!rect) throw new Error(`No message ${messageId}`)
  return Math.max(0, Math.min(rect.bottom, list.bottom) - Math.max(rect.top, list.top))
}

async function open(view: ThreadView, { window: [width, height], size }: typeof SMALL | typeof LARGE) {
  await page.viewport(width, height)
  const stand = await standUp([view], { size: { ...size } })
  await frame()
  return stand
}

describe('the words of the patient have the room', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    { name: '1024x700 on its day', now: NOW, console: SMALL, message: 180, flag: 150 },
    { name: '1024x700 a week later', now: NOW + 7 * 86_400_000, console: SMALL, message: 180, flag: 150 },
    { name: '1440x900', now: NOW, console: LARGE, message: 330, flag: 150 },
  ])('a D0 thread under every strip shows enough of the message at $name, and the whole flag', async ({ now, console, message: least, flag }) => {
    // Times of another day take more words.
    vi.useFakeTimers({ toFake: ['Date'], now })
    await open({ ...CROWDED, upkeep: { ...CROWDED.upkeep, writers: [{ person: WU, until: now + 3_600_000 }] } }, console)
    expect(visible('m1')).toBeGreaterThanOrEqual(least)
    expect(document.querySelector('[data-message="m1"]')?.getBoundingClientRect().top).toBeGreaterThanOrEqual(part('messages').top)
    expect(alarm().height).toBeGreaterThan(80)
    expect(alarm().height).toBeLessThanOrEqual(flag)
    // Nothing of banner, flag and work strip is out of the pane.
    expect(part('banner').top).toBeGreaterThanOrEqual(pane().getBoundingClientRect().top)
    expect(alarm().top).toBeGreaterThanOrEqual(part('banner').bottom - 1)
    expect(part('composer').bottom).toBeLessThanOrEqual(pane().getBoundingClientRect().bottom + 1)
  })

  it('while one writes at 1024x700 at least 120 px of the message stay, with the send button in sight; text and focus are kept', async () => {
    await open({ ...CROWDED, people: plain.people, links: [], upkeep: UPKEEP }, SMALL)
    focusThread()
    await userEvent.keyboard('r')
    await until(() => document.activeElement === box())
    await userEvent.keyboard('Please call 911')
    await frame()
    expect(box().value).toBe('Please call 911')
    expect(document.activeElement).toBe(box())
    expect(visible('m1')).toBeGreaterThanOrEqual(110)
    const send = page.getByRole('button', { name: /^Send to OKAFOR/ }).element().getBoundingClientRect()
    expect(send.bottom).toBeLessThanOrEqual(pane().getBoundingClientRect().bottom)
    expect(send.top).toBeGreaterThan(part('composer').top)
  })

  it('a short thread that comes up anew, after the first look, keeps the message in sight when one writes', async () => {
    const short = flagged({ messages: [message({ messageId: 'm1', body: 'I have tightness across my chest.\n'.repeat(6) }), NOTICE], links: CROWDED.links, refills: CROWDED.refills ?? panel() })
    const stand = await open(short, SMALL)
    await stand.change({ ...short, version: short.version + 1, messages: [...short.messages] })
    focusThread()
    await userEvent.keyboard('r')
    await until(() => document.activeElement === box())
    await frame()
    expect((document.querySelector('[data-message="m1"]')?.getBoundingClientRect().top ?? 0) - part('messages').top).toBeLessThan(20)
    expect(visible('m1')).toBeGreaterThanOrEqual(100)
  })

  it('the composer is one row of tabs until it is opened, a draft keeps it open, and Esc in an empty one folds it', async () => {
    await open(CROWDED, SMALL)
    expect(part('composer').height).toBeLessThan(50)
    focusThread()
    await userEvent.keyboard('c')
    await until(() => document.activeElement === box())
    expect(part('composer').height).toBeGreaterThan(80)
    await userEvent.keyboard('{Escape}')
    await until(() => part('composer').height < 50)
    await page.getByRole('tab', { name: /Internal note/ }).click()
    await until(() => document.activeElement === box())
    await userEvent.keyboard('call log checked{Escape}')
    await frame()
    expect(part('composer').height).toBeGreaterThan(80)
    expect(box().value).toBe('call log checked')
  })

  it('what says who may read it never scrolls away, and the other strips are one press away', async () => {
    await open(CROWDED, SMALL)
    expect(part('pinned').top).toBeGreaterThanOrEqual(part('strip').bottom - 1)
    expect(part('pinned').bottom).toBeLessThanOrEqual(part('messages').top + 1)
    const strip = page.getByText('No portal reply.').element()
    expect(strip.getBoundingClientRect().bottom).toBeLessThan(part('messages').top + 1)
    await page.getByRole('button', { name: /more above$/ }).click()
    await until(() => strip.getBoundingClientRect().top >= part('messages').top - 1)
  })

  it('opens at the first message without an answer, and a notice of the console is one line that opens', async () => {
    const old = Array.from({ length: 12 }, (_, index) => (index % 2 ? staffMessage : message)({ messageId: `o${index}`, body: 'An older line.\n'.repeat(6) }))
    await open(thread({ messages: [...old, message({ messageId: 'first', body: 'First open question.\n'.repeat(4) }), NOTICE, message({ messageId: 'second', body: 'And another.\n'.repeat(20) })] }), SMALL)
    const top = (id: string) => (document.querySelector(`[data-message="${id}"]`)?.getBoundingClientRect().top ?? 0) - part('messages').top
    expect(top('first')).toBeGreaterThanOrEqual(0)
    expect(top('first')).toBeLessThan(40)
    expect(document.querySelector('[data-message="notice"]')?.getBoundingClientRect().height).toBeLessThan(40)
    expect(page.getByText('Automatic notice sent:').query()).not.toBeNull()
    await page.getByText('Automatic notice sent:').click()
    await expect.element(page.getByText(/sent by the console, not an answer/)).toBeVisible()
  })

  it('has no accessibility violation with every strip on, folded and open', async () => {
    await open(CROWDED, SMALL)
    expect(await violations()).toEqual([])
    focusThread()
    await userEvent.keyboard('r')
    await until(() => document.activeElement === box())
    expect(await violations()).toEqual([])
  })
})
