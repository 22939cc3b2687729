import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { settled, violations } from '../ui/axe.ts'
import { allowAll, flagged, message, NOW, STONE, thread } from './fixtures.ts'
import { refusal } from './fakeEngine.ts'
import { focusThread, mod, standUp, status, until, type Stand } from './stand.tsx'

const commit = () => userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
const dialog = () => page.getByRole('dialog')
const isClosed = () => document.querySelector('[role="dialog"]') === null

async function press(key: string): Promise<void> {
  focusThread()
  await userEvent.keyboard(key)
  await settled()
}

async function firstAct(stand: Stand): Promise<unknown> {
  await until(() => stand.engine.acts.length > 0)
  return stand.engine.acts[0]?.act
}

describe('Triage dialogs', () => {
  it('D then a figure sets the disposition: two strokes', async () => {
    const stand = await standUp([flagged()])
    await press('d')
    await expect.element(dialog()).toBeVisible()
    expect(dialog().element().textContent).toContain('OKAFOR, Grace (Ms)')
    await userEvent.keyboard('3')
    expect(await firstAct(stand)).toEqual({ type: 'recordDisposition', code: 'within-4-hours' })
    await until(isClosed)
  })

  it('D and a figure in one breath: the figure comes before the focus does, and counts', async () => {
    const stand = await standUp([flagged()])
    focusThread()
    const send = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    send('d')
    await until(() => !isClosed())
    send('3')
    expect(await firstAct(stand)).toEqual({ type: 'recordDisposition', code: 'within-4-hours' })
  })

  it('! raises a flag of a tier without a second question', async () => {
    const stand = await standUp([thread()])
    await press('!')
    await userEvent.keyboard('1')
    expect(await firstAct(stand)).toEqual({ type: 'raiseFlag', tier: 'D1' })
  })

  it('D9: lowering takes one of four reasons and words', async () => {
    const stand = await standUp([flagged()])
    await press('!')
    expect(dialog().getByRole('radio').elements()).toHaveLength(4)
    await commit()
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('radio', { name: 'Assessed: spoken to, not an emergency' }).click()
    await commit()
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('textbox', { name: 'In your words' }).fill('Muscle pain, spoke at 09:30')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'lowerFlag', reason: 'Assessed: spoken to, not an emergency. Muscle pain, spoke at 09:30', seenVersion: 12 })
  })

  it('D10: the call log has the number large, an outcome and a note', async () => {
    const stand = await standUp([flagged()])
    await page.getByRole('button', { name: /Call patient now/ }).click()
    await settled()
    const number = [...dialog().element().querySelectorAll('span')].find((line) => line.textContent === '510-555-0142')
    expect(number && Number.parseFloat(getComputedStyle(number).fontSize)).toBeGreaterThanOrEqual(22)
    await page.getByRole('radio', { name: 'No answer' }).click()
    await page.getByRole('textbox', { name: 'Note' }).fill('Rang ten times')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'recordContact', outcome: 'noAnswer', note: 'Rang ten times', number: '510-555-0142' })
  })

  it('D13: E asks what happens next, and a routine thread is done in two strokes', async () => {
    const stand = await standUp([thread()])
    await press('e')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: 7 })
    await until(() => stand.done() === 1)
  })

  it('D13: E says in words what stands in the way', async () => {
    const stand = await standUp([flagged()])
    await press('e')
    await expect.element(page.getByText('The red flag has no disposition. Press D, or lower the flag with a reason.', { exact: true })).toBeVisible()
    await commit()
    expect(stand.engine.acts).toEqual([])
  })

  it('D16: what changed behind the dialog stops it, and nothing is closed by mistake', async () => {
    const stand = await standUp([thread()])
    await press('e')
    await stand.change(thread({ version: 9, messages: [message({ messageId: 'm1' }), message({ messageId: 'm2', body: 'One more thing' })] }))
    stand.engine.onAct = () => {
      throw refusal('VERSION_CONFLICT', { streamId: 't-grace', expected: 7, actual: 9 })
    }
    await commit()
    expect(await firstAct(stand)).toMatchObject({ seenVersion: 7 })
    await expect.element(page.getByText('This thread changed meanwhile. Close, read what is new, and try again.')).toBeVisible()
    expect(stand.done()).toBe(0)
  })

  it('H understands words and echoes them on the clinic’s clock', async () => {
    const stand = await standUp([thread()])
    await press('h')
    await userEvent.keyboard('tomorrow 9')
    await until(() => /= \w{3} \d\d-\w{3}-\d{4} 09:00/.test(dialog().element().textContent ?? ''))
    await commit()
    const act = await firstAct(stand)
    expect(act).toMatchObject({ type: 'snoozeThread' })
    await until(() => stand.done() === 1)
  })

  it('A: a nurse offers to a colleague, who has to accept', async () => {
    const stand = await standUp([thread()])
    await press('a')
    await userEvent.keyboard('wu{Enter}')
    await page.getByRole('textbox', { name: 'Ask (optional)' }).fill('OK to refill?')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'offerHandOff', kind: 'transfer', toStaffId: 'wu', toRole: null, ask: 'OK to refill?' })
  })

  it('A: a supervisor assigns at once', async () => {
    const stand = await standUp([thread({ allowed: allowAll() })], { prepare: (engine) => (engine.me = STONE) })
    await press('a')
    await userEvent.keyboard('wu{Enter}')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'assignThread', staffId: 'wu' })
  })

  it('A: a pool takes a reason; who may not work the thread says so', async () => {
    const stand = await standUp([thread()])
    await press('a')
    const clerk = dialog().getByRole('option', { name: /Ortiz/ }).element()
    expect(clerk.getAttribute('aria-disabled')).toBe('true')
    expect(clerk.textContent).toContain('May not work this thread.')
    await userEvent.keyboard('results{Enter}')
    await commit()
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('textbox', { name: 'Reason' }).fill('TSH question')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'routeThread', pool: 'results', reason: 'TSH question' })
  })

  it('F asks a role in one line', async () => {
    const stand = await standUp([thread()])
    await press('f')
    await page.getByRole('radio', { name: /Physician \(MD\)/ }).click()
    await commit()
    expect(stand.engine.acts).toEqual([])
    await page.getByRole('textbox', { name: 'Ask' }).fill('Refill without a visit?')
    await commit()
    expect(await firstAct(stand)).toEqual({ type: 'offerHandOff', kind: 'escalation', toStaffId: null, toRole: 'physician', ask: 'Refill without a visit?' })
  })

  it('what the engine refuses is said in the dialog, which stays', async () => {
    await standUp([thread()], { prepare: (engine) => (engine.onAct = () => { throw refusal('ILLEGAL_TRANSITION', { command: 'completeThread', state: 'open', reason: 'A hand-off is still open. Accept it, or take it back.' }) }) })
    await press('e')
    await commit()
    await expect.element(dialog().getByRole('alert')).toHaveTextContent('A hand-off is still open. Accept it, or take it back.')
  })

  it('I claims and says so; then I releases', async () => {
    const stand = await standUp([thread()])
    await press('i')
    expect(await firstAct(stand)).toEqual({ type: 'claimThread' })
    await until(() => status() === 'Claimed: OKAFOR, Grace')
    await stand.change(thread({ isMine: true, version: 8, allowed: allowAll() }))
    await press('i')
    await until(() => stand.engine.acts.length === 2)
    expect(stand.engine.acts[1]?.act).toEqual({ type: 'releaseThread' })
  })
})

describe('Reading dialogs', () => {
  it('Y shows why it is here and each clock’s ledger', async () => {
    await standUp([flagged()])
    await press('y')
    const words = dialog().element().textContent ?? ''
    expect(words).toContain('screened: cardiac, tier D0')
    expect(words).toContain('Thu 26-Nov does not count: Thanksgiving Day.')
    expect(words).toContain('MRN')
  })

  it('Shift+H shows the whole history with its seals', async () => {
    await standUp([thread()], {
      prepare: (engine) => (engine.history = [{ seq: 41, at: NOW, actor: 'Rivera', role: 'nurse', type: 'thread.claimed.v1', text: 'Claimed the thread', policy: 'northern-california 1', hash: 'a3f09c11e27b00' }]),
    })
    focusThread()
    await userEvent.keyboard('{Shift>}h{/Shift}')
    await expect.element(page.getByRole('row', { name: /24-Nov-2026 09:20 Rivera, RN Claimed the thread/ })).toBeVisible()
    await expect.element(page.getByText('#41 a3f09c11')).toBeVisible()
    await expect.element(page.getByText(/Chain verified 24-Nov-2026 09:20, 41,207 events/)).toBeVisible()
  })

  it.each(['d', 'a', 'e', 'h', 'f', 'y', '!'])('the dialog of %s has no accessibility violation', async (key) => {
    await standUp([thread()])
    await press(key)
    await expect.element(dialog()).toBeVisible()
    expect(await violations()).toEqual([])
  })
})
