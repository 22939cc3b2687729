import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { SetAsideItem, SetAsideRow } from '#shared/contract/setAside.ts'
import { refuse, type FakeEngine } from '../fixtures/fakeEngine.ts'
import { signedInAs, staff } from '../fixtures/people.ts'
import { pause, startConsole } from '../fixtures/startConsole.tsx'
import { violations } from '../ui/axe.ts'

const ROW: SetAsideRow = {
  itemId: 'q-9', what: 'Message', receivedAt: Date.UTC(2026, 10, 24, 18), source: 'folder', field: 'Communication.sender', tier: 'D0',
  reason: 'Read this first: the text may describe an emergency (D0). The proxy access of the sender is outside its period.',
  patient: { patientId: 'pa', family: 'Haddad', given: 'Amina', title: 'Ms', birthDate: '1980-05-14', sex: 'F', mrn: '114880371' }, patientWords: null,
  sender: 'HADDAD, Karim, access until 2025-06-30', opened: null,
}
const ITEM: SetAsideItem = { ...ROW, subject: 'My wife', body: 'She has crushing chest pain.', attachments: [], takeInRefusal: null, settleRefusal: null, settled: null }

const filled = (changes: Partial<SetAsideItem> = {}) => (engine: FakeEngine) => {
  engine.override('setAside.list', () => ({ total: 1, items: [ROW] }))
  engine.override('setAside.open', () => ({ ...ITEM, ...changes }))
}

it('D22: the rail counts what was set aside; a nurse reads it and writes down the call; nothing fails axe', async () => {
  const engine = await startConsole({ prepare: filled() })
  engine.override('setAside.settle', () => ({ seq: 101 }))
  await page.getByRole('button', { name: /^Set aside 1/ }).click()
  await expect.element(page.getByText('HADDAD, Amina (Ms), 14-May-1980, MRN 114 880 371')).toBeVisible()
  expect(document.body.textContent).not.toContain('crushing')
  expect(engine.callsOf('setAside.open')).toEqual([])
  // The dialog fades in.
  await pause(300)
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: /^Read message of/ }).click()
  await expect.element(page.getByText('She has crushing chest pain.')).toBeVisible()
  await expect.element(page.getByText('HADDAD, Karim, access until 2025-06-30')).toBeVisible()
  expect(engine.callsOf('setAside.open')).toEqual([{ itemId: 'q-9' }])
  expect(await violations()).toEqual([])
  const settle = page.getByRole('button', { name: 'Settle: called the patient' })
  await page.getByRole('radio', { name: /^Called the patient/ }).click()
  await settle.click({ force: true })
  expect(engine.callsOf('setAside.settle')).toEqual([])
  await page.getByLabelText(/Whom you called/).fill('Called 510-555-0142, 911 is on its way.')
  await settle.click()
  await expect.poll(() => engine.callsOf('setAside.settle')).toMatchObject([{ itemId: 'q-9', outcome: 'called', words: 'Called 510-555-0142, 911 is on its way.' }])
  await expect.element(page.getByRole('list', { name: /Set aside, most urgent first/ })).toBeVisible()
})

it('PS-09 D22: taking in asks for initials and birth year, shows the refusal, and opens the thread', async () => {
  const engine = await startConsole({ prepare: filled() })
  engine.override('setAside.takeIn', (input) => {
    if ((input as { birthYear: number }).birthYear !== 1980) throw refuse('INVALID_COMMAND', 'The initials and the birth year do not match this patient. Nothing was decided.')
    return { threadId: engine.rows[2]?.threadId }
  })
  await page.getByRole('button', { name: /^Set aside 1/ }).click()
  await page.getByRole('button', { name: /^Read message of/ }).click()
  await page.getByRole('radio', { name: /^Take in for HADDAD, Amina/ }).click()
  await page.getByLabelText('Patient’s initials').fill('AH')
  await page.getByLabelText('Birth year').fill('1981')
  await page.getByRole('button', { name: 'Take in for HADDAD, Amina' }).click()
  await expect.element(page.getByRole('alert').getByText(/do not match this patient/)).toBeVisible()
  await page.getByLabelText('Birth year').fill('1980')
  await page.getByRole('button', { name: 'Take in for HADDAD, Amina' }).click()
  await expect.poll(() => engine.callsOf('thread.get')).toContainEqual({ threadId: engine.rows[2]?.threadId })
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
})

it('D19: a supervisor reads and does not settle', async () => {
  const as = (role: string) => (engine: FakeEngine) => {
    const person = staff.find((candidate) => candidate.role === role)
    if (person) engine.session = signedInAs(person, Date.now())
    filled({ settleRefusal: 'A nurse, PA or physician settles this.' })(engine)
  }
  await startConsole({ prepare: as('supervisor') })
  await page.getByRole('button', { name: /^Set aside 1/ }).click()
  await page.getByRole('button', { name: /^Read message of/ }).click()
  await expect.element(page.getByText('A nurse, PA or physician settles this.')).toBeVisible()
  expect(page.getByRole('radio').elements()).toEqual([])
})

it('D19: a clerk has no line for it, and nothing is asked of the engine', async () => {
  const engine = await startConsole({
    prepare: (made) => {
      const clerk = staff.find((candidate) => candidate.role === 'clerk')
      if (clerk) made.session = signedInAs(clerk, Date.now())
      filled()(made)
    },
  })
  await expect.element(page.getByRole('listbox')).toBeVisible()
  expect(page.getByRole('button', { name: /^Set aside/ }).elements()).toEqual([])
  expect(engine.callsOf('setAside.list')).toEqual([])
})
