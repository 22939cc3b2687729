import { expect, it } from 'vitest'
import { screening } from '#test/helpers/builders.ts'
import { arrive, testEngine } from '#test/helpers/engine.ts'

const text = (body: string) => [{ id: 'emergency-notice-acute-en', language: 'en', body }]
const record = (patientId: string) => ({
  patientId, mrn: '1', family: 'Okafor', given: 'Grace', title: null, preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: null, pronouns: null, phone: null,
  language: null, allergies: null, medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null,
  replacedBy: null, active: true,
})

async function afterD0(notices: readonly { id: string; language: string; body: string }[], breaks = false) {
  const { engine } = testEngine({ notices })
  await engine.record({ commandId: 'd', actor: { kind: 'system', id: 'intake' }, directory: [{ kind: 'patient', id: 'p1', record: record('p1') }] })
  if (breaks) Object.defineProperty(engine, 'ids', { value: { next: () => { throw new Error('no id') } } })
  await arrive(engine, 't1', 'm1', { body: 'crushing chest pain', screening: screening('D0') })
  const messages = await engine.store.query('messages', { threadId: 't1' })
  const loaded = await engine.store.load('thread:t1')
  return { bodies: messages.map((message) => message.body), emergency: loaded?.kind === 'thread' ? loaded.state.emergency : null }
}

it('D10: a text with a blank left is not sent, and that is said', async () => {
  const { bodies, emergency } = await afterD0(text('Call {line.no-such-line} now.'))
  expect(bodies).toEqual(['crushing chest pain'])
  expect(emergency?.withheld?.reason).toBe('noText')
})

it('D10: whatever is wrong with the notice, the message is taken', async () => {
  const { bodies, emergency } = await afterD0(text('Call {line.emergency} now.'), true)
  expect(bodies).toEqual(['crushing chest pain'])
  expect(emergency).toMatchObject({ notices: [], withheld: null })
})

it('D10: without a sister in the language of the record the English text is sent', async () => {
  expect((await afterD0(text('Call {line.emergency} now.'))).bodies).toEqual(['crushing chest pain', 'Call 911 now.'])
})
