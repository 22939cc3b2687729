import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { violations } from '../ui/axe.ts'
import { allowAll, NOW, ORTIZ, RIVERA, thread, UPKEEP, WU } from './fixtures.ts'
import { focusThread, pane, standUp, status, until } from './stand.tsx'

const upkeep = (change: Partial<ThreadView['upkeep']>): ThreadView['upkeep'] => ({ ...UPKEEP, ...change })
const words = (): string => (pane().textContent ?? '').replace(/\s+/g, ' ')

const FULL = thread({
  allowed: allowAll(),
  links: [{ threadId: 't-2', relation: 'sibling', subject: 'knee', addressedTo: 'Dr Amin', owner: 'Brooks, PA', state: 'answered', refusal: null }],
  upkeep: upkeep({
    writers: [{ person: WU, until: Date.now() + 3_600_000 }, { person: RIVERA, until: Date.now() - 5_000 }],
    portal: { reason: 'portalInactive', text: 'The patient has not signed on to the portal for 18 months and must register again.', path: 'Call the patient instead.' },
    window: { sentAt: NOW, until: '2026-12-24', days: 30, daysLeft: 30 },
    channel: { at: NOW, by: 'screening', isSettled: false },
    callAskedAt: NOW,
    secondLook: { by: 'Lam, RN', at: NOW, reason: 'History', tier: 'D1', label: 'Possible heart attack', isMine: false },
    postClosure: { threadId: 't-old', completedAt: NOW },
    addressee: { name: 'Dr Wu', relation: 'readTest', text: 'Dr Wu helped to read a test.', pcp: 'Dr Chen', out: { until: '2026-12-01', cover: null } },
    found: { dates: [{ text: 'since Monday', messageId: 'm1' }], medicines: [{ text: 'Zestril', messageId: 'm1', listed: 'lisinopril' }], symptoms: [{ text: 'cough', messageId: 'm1' }] },
  }),
})

describe('what keeps a thread from being forgotten or answered twice', () => {
  it('every strip says its thing, a lapsed lease is not shown, and nothing breaks axe', async () => {
    await standUp([FULL], { side: true })
    expect(words()).toContain('Call the patient: the reply has not been read.')
    expect(words()).toContain('No portal reply.')
    expect(words()).toContain('New or changing symptom: convert to phone or visit.')
    expect(words()).toContain('Second look: Possible heart attack was lowered by Lam, RN')
    expect(words()).toContain('Post-closure message.')
    expect(words()).toContain('Dr Wu is writing a reply in this thread.')
    expect(words()).not.toContain('Rivera is writing')
    expect(words().match(/Also sent to Dr Amin, owner Brooks, PA, answered/g)).toHaveLength(2)
    const side = page.getByRole('complementary').element().textContent ?? ''
    expect(side).toContain('Zestril (on the list)')
    expect(side).toContain('Dr Wu helped to read a test.')
    expect(side).toContain('The patient can reply until 24-Dec-2026.')
    expect(await violations()).toEqual([])
  })

  it('D9: agreeing is one press, raising again takes a reason', async () => {
    const stand = await standUp([thread({ allowed: allowAll(), upkeep: upkeep({ secondLook: FULL.upkeep.secondLook }) })])
    await page.getByRole('button', { name: 'I agree' }).click()
    await until(() => stand.engine.acts.length === 1)
    await page.getByRole('button', { name: 'Raise again…' }).click()
    await page.getByRole('button', { name: 'History does not rule it out' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Raise again/ }).click()
    await until(() => stand.engine.acts.length === 2)
    expect(stand.engine.acts.map(({ act }) => act)).toEqual([
      { type: 'recordSecondLook', outcome: 'agreed', reason: null },
      { type: 'recordSecondLook', outcome: 'raisedAgain', reason: 'History does not rule it out' },
    ])
  })

  it('S4: a misaddressed message moves to the PCP with a reason', async () => {
    const stand = await standUp([thread({ allowed: allowAll(), upkeep: upkeep({ addressee: FULL.upkeep.addressee }) })], { side: true })
    await page.getByRole('button', { name: 'Move to Dr Chen…' }).click()
    await page.getByRole('button', { name: 'The patient has not met this doctor' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Move/ }).click()
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'readdressToPcp', reason: 'The patient has not met this doctor' })
  })

  it('S18: for a clerk ! sends to a nurse at once, without a question', async () => {
    const stand = await standUp([thread({ allowed: allowAll(), isClinical: false })], { prepare: (engine) => (engine.me = ORTIZ) })
    focusThread()
    await userEvent.keyboard('!')
    await until(() => stand.engine.acts.length === 1)
    expect(stand.engine.acts[0]?.act).toEqual({ type: 'raiseFlag', tier: 'D2' })
    expect(page.getByRole('dialog').elements()).toHaveLength(0)
    expect(status()).toContain('Sent to a nurse now')
  })
})
