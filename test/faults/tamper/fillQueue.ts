import { openSlots } from '#electron/engine/appointments/openSlots.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem, NewMessage } from '#electron/engine/ports/store.ts'
import { sweep } from '#electron/engine/sweep.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { CLERK, HOUR, INTAKE, MINUTE, MONDAY_10, NURSE, OUTBOX, PHYSICIAN, receive, screening } from '#test/helpers/builders.ts'
import { account, patientMessage } from '#test/helpers/engine.ts'
import { patientRecord } from '../people.ts'

const DIRECTORY: readonly DirectoryRecord[] = [
  patientRecord('p1', 'MRN-1', { careTeam: [{ staffId: PHYSICIAN.id, relation: 'pcp' }], lastPortalSignInAt: MONDAY_10 - HOUR }),
  patientRecord('p2', 'MRN-2'),
  patientRecord('p3', null),
  {
    kind: 'relatedPerson', id: 'rp1',
    record: {
      relatedPersonId: 'rp1', patientId: 'p2', family: 'Rivera', given: 'Luis', relationship: 'father', active: true, periodStart: null,
      periodEnd: null, phone: null,
    },
  },
  {
    kind: 'practitioner', id: PHYSICIAN.id,
    record: { staffId: PHYSICIAN.id, family: 'Okafor', given: 'Ada', title: 'Dr', roleText: 'Physician', absences: [] },
  },
  { kind: 'pool', id: 'Group/x', record: { reference: 'Group/x', name: 'Nurses', poolId: null } },
]

const item = (itemId: string, changes: Partial<IntakeItem>): IntakeItem => ({
  itemId, source: 'folder', sourceId: `portal|${itemId}`, fingerprint: 'f'.repeat(64), resourceType: 'Communication', outcome: 'accepted',
  reasonCode: null, reason: null, raw: null, threadId: null, messageId: null, receivedAt: MONDAY_10, ...changes,
})

const written = (threadId: string, messageId: string, kind: 'staff' | 'note', at: number): NewMessage => ({
  ...patientMessage(threadId, messageId, `Take one at night (${messageId}).`, at), kind, sender: { kind: 'staff', staffId: NURSE.id },
  authorId: NURSE.id, authorRole: 'nurse',
})

/**
 * A small queue with a row of every kind: flagged, claimed, snoozed, handed over, waiting, completed and linked threads,
 * deadlines, texts of patients, proxies and staff, every kind of directory record, intake items of each outcome,
 * accounts with credentials, drafts, views, a reader's place and settings.
 */
export async function fillQueue(engine: Engine, setNow: (ms: number) => void): Promise<void> {
  const { store } = engine
  let commands = 0
  const act = (threadId: string, command: ThreadCommand, actor: typeof NURSE = NURSE, messages: NewMessage[] = []): Promise<unknown> =>
    engine.handle({ threadId, command, actor, commandId: `c${(commands += 1)}`, messages })
  type Arrival = Partial<ReturnType<typeof receive>>
  const arrive = (threadId: string, messageId: string, command: Arrival, message: Partial<NewMessage> = {}): Promise<unknown> =>
    engine.handle({
      threadId, actor: INTAKE, commandId: `intake:${messageId}`, command: receive({ messageId, ...command }),
      messages: [{ ...patientMessage(threadId, messageId, `May I take both? (${messageId})`, engine.clock.now()), ...message }],
      intakeItems: [item(`i-${messageId}`, { threadId, messageId })],
    })

  await engine.record({ commandId: 'directory', actor: INTAKE, directory: DIRECTORY })
  await account(engine, NURSE.id, 'nurse', 'scrypt-hash-nurse')
  await account(engine, CLERK.id, 'clerk', 'scrypt-hash-clerk')
  await account(engine, PHYSICIAN.id, 'physician', 'scrypt-hash-physician')
  const change = { type: 'changePassphrase', credentialHash: '' } as const
  await engine.handleAccount({ staffId: NURSE.id, by: NURSE.id, commandId: 'change', credential: 'scrypt-hash-nurse-2', command: change })
  await engine.handleAccount({ staffId: CLERK.id, by: CLERK.id, commandId: 'wrong', command: { type: 'recordSignIn', succeeded: false } })

  const sentAt = MONDAY_10 - MINUTE
  const attachments = [{ name: 'rash.jpg', contentType: 'image/jpeg', bytes: 4096 }]
  await arrive('t1', 'm1', { screening: screening('D1'), addressedTo: PHYSICIAN.id, sentAt }, { sentAt, attachments })
  await arrive('t1', 'm2', {})
  const father = { kind: 'proxy', relatedPersonId: 'rp1' } as const
  await arrive('t2', 'm3', { patientId: 'p2', sender: father }, { sender: father })
  await arrive('t3', 'm4', { patientId: 'p1' })
  await arrive('t4', 'm5', { patientId: null, sender: { kind: 'unmatched' }, link: { threadId: 't3', relation: 'sibling' } })

  const later = MONDAY_10 + 10 * MINUTE
  setNow(later)
  await sweep(engine)
  await act('t1', { type: 'claimThread' })
  const call = { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: { id: 'n1', textHash: '' } } as const
  await act('t1', call, NURSE, [written('t1', 'n1', 'note', later)])
  await act('t1', { type: 'recordDisposition', code: engine.pack.dispositions[0]?.code ?? '' })
  const ask = { id: 'n2', textHash: '' }
  const offer = { type: 'offerHandOff', handOffId: 'h1', kind: 'escalation', toStaffId: PHYSICIAN.id, toRole: null, note: ask } as const
  await act('t1', offer, NURSE, [written('t1', 'n2', 'note', later)])
  await act('t2', { type: 'snoozeThread', until: later + HOUR })
  const reply = { type: 'replyToPatient', replyId: 'r1', textHash: '', templateId: null, asksPatient: false, seenVersion: 99 } as const
  await act('t3', reply, NURSE, [written('t3', 'r1', 'staff', later)])
  setNow(MONDAY_10 + 20 * MINUTE)
  await sweep(engine)
  const handedOver = { type: 'recordDelivery', replyId: 'r1', outcome: 'handedOver', reason: null } as const
  await engine.handle({ threadId: 't3', actor: OUTBOX, commandId: 'handed', command: handedOver })
  await act('t3', { type: 'completeThread', nextStep: 'None.', seenVersion: 99 })

  const slot = { departmentId: 'adult-medicine', visitType: 'Return or follow-up', clinicianId: null, clinicianName: 'Dr Okafor', location: 'Room 1', minutes: 20, mode: 'inPerson', isConfidential: false, instructions: null } as const
  await openSlots(engine, {
    commandId: 'slots', actor: INTAKE,
    slots: [{ slotId: 's1', startsAt: MONDAY_10 + 100 * HOUR, ...slot }, { slotId: 's2', startsAt: MONDAY_10 + 150 * HOUR, ...slot, bookedFor: 'p1' }],
  })
  await engine.record({
    commandId: 'items', actor: INTAKE,
    intakeItems: [
      item('i-again', { outcome: 'deduplicated', sourceId: 'portal|i-m1', threadId: 't1', messageId: 'm1' }),
      item('i-poison', { outcome: 'quarantined', sourceId: null, reasonCode: 'structure', reason: 'No message.', raw: '{"type":"X"}' }),
    ],
  })
  const staffId = NURSE.id
  await store.keep({ kind: 'draft', draft: { threadId: 't1', staffId, mode: 'reply', body: 'Half a sentence', savedAt: MONDAY_10 } })
  await store.keep({ kind: 'draft', draft: { threadId: 't2', staffId, mode: 'note', body: 'Called back', savedAt: MONDAY_10 } })
  for (const threadId of ['t1', 't2']) {
    await store.keep({ kind: 'view', staffId, role: 'nurse', threadId, patientId: 'p1', what: 'thread', at: MONDAY_10 })
  }
  await store.keep({ kind: 'checkpoint', reader: 'outbox', seq: 5 })
  await store.keep({ kind: 'meta', key: 'packId', value: 'northern-california' })
}
