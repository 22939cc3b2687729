import { threadStream } from '#electron/engine/streams.ts'
import { sweep } from '#electron/engine/sweep.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { INTAKE, OUTBOX, receive, staff } from '#test/helpers/builders.ts'
import { account, patientMessage } from '#test/helpers/engine.ts'
import { KEPT } from './acks.ts'
import { item, next, thread, type Desk } from './desk.ts'
import { patientRecord } from './people.ts'

const NURSES = ['staff-nurse', 'other-nurse', 'third-nurse'].map((id) => staff('nurse', id))
const PATIENTS = ['p1', 'p2', 'p3', 'p4', 'p5']
const TEXTS = [
  'May I take both tablets together?', 'I have crushing chest pain since this morning.', 'Please move my visit to Friday.',
  'Thank you, that helped.',
]

/** A patient writes: text, intake item and thread in one commit. To a thread that is there, or a new one. */
async function intake(desk: Desk): Promise<void> {
  const before = desk.random.chance(0.5) ? await thread(desk) : null
  const threadId = before?.threadId ?? next(desk, 't')
  const messageId = next(desk, 'm')
  const sourceId = `portal|${messageId}`
  const body = `${desk.random.pick(TEXTS) ?? ''} (${messageId})`
  const screening = desk.engine.screen({ subject: 'A question', body, attachmentNames: [], priorBodies: [] })
  await desk.engine.handle({
    threadId,
    command: receive({ messageId, patientId: before?.patientId ?? desk.random.pick(PATIENTS) ?? null, screening }),
    actor: INTAKE,
    commandId: `intake:${sourceId}`,
    messages: [patientMessage(threadId, messageId, body, desk.now)],
    intakeItems: [item(desk, next(desk, 'i'), { sourceId, threadId, messageId })],
  })
  if (!before) desk.threads.push(threadId)
  desk.sourceIds.push(sourceId)
}

async function duplicate(desk: Desk): Promise<void> {
  const sourceId = desk.random.pick(desk.sourceIds)
  const first = sourceId === undefined ? undefined : await desk.engine.store.query('acceptedItem', { sourceId })
  if (!first) return
  const { threadId, messageId } = first
  const intakeItems = [item(desk, next(desk, 'i'), { sourceId: first.sourceId, outcome: 'deduplicated', threadId, messageId })]
  await desk.engine.record({ commandId: next(desk, 'duplicate'), actor: INTAKE, intakeItems })
}

async function poison(desk: Desk): Promise<void> {
  const broken = { outcome: 'quarantined', reasonCode: 'NOT_JSON', reason: 'This is not JSON.', raw: '{"half":' } as const
  const intakeItems = [item(desk, next(desk, 'i'), broken)]
  await desk.engine.record({ commandId: next(desk, 'poison'), actor: INTAKE, intakeItems })
}

const holder = (desk: Desk, state: ThreadState): Extract<Actor, { kind: 'staff' }> =>
  NURSES.find((nurse) => nurse.id === state.assignee) ?? desk.random.pick(NURSES) ?? staff('nurse')

async function claim(desk: Desk): Promise<void> {
  const state = await thread(desk)
  const actor = desk.random.pick(NURSES) ?? staff('nurse')
  if (state) await desk.engine.handle({ threadId: state.threadId, command: { type: 'claimThread' }, actor, commandId: next(desk, 'claim') })
}

/** A reply or a note: the event and its text in one commit. */
async function write(desk: Desk, kind: 'staff' | 'note'): Promise<void> {
  const state = await thread(desk)
  if (!state) return
  const actor = holder(desk, state)
  const id = next(desk, kind === 'staff' ? 'r' : 'n')
  const asksPatient = desk.random.chance(0.3)
  const text = patientMessage(state.threadId, id, `Take one at night. (${id})`, desk.now)
  await desk.engine.handle({
    threadId: state.threadId,
    command: kind === 'note'
      ? { type: 'addNote', note: { id, textHash: '' } }
      : { type: 'replyToPatient', replyId: id, textHash: '', templateId: null, asksPatient, seenVersion: state.version },
    actor,
    commandId: next(desk, 'write'),
    messages: [{ ...text, kind, sender: { kind: 'staff', staffId: actor.id }, authorId: actor.id, authorRole: 'nurse' }],
  })
}

/** Time passes and every deadline fires: replies are released, clocks warn and breach. */
async function passTime(desk: Desk): Promise<void> {
  desk.now += 1000 + desk.random.below(60_000)
  desk.setNow(desk.now)
  await sweep(desk.engine)
}

/** What the outbox does with a reply on its way. */
async function deliver(desk: Desk): Promise<void> {
  const state = await thread(desk)
  const reply = state?.replies.find((candidate) => candidate.delivery === 'sending')
  if (!state || !reply) return
  const outcome = reply.receiptDueAt === null ? 'handedOver' : desk.random.chance(0.8) ? 'delivered' : 'failed'
  const reason = outcome === 'failed' ? 'portalRefused' : null
  const command = { type: 'recordDelivery', replyId: reply.replyId, outcome, reason } as const
  await desk.engine.handle({ threadId: state.threadId, command, actor: OUTBOX, commandId: next(desk, 'delivery') })
}

async function complete(desk: Desk): Promise<void> {
  const state = await thread(desk)
  if (!state) return
  const command = { type: 'completeThread', nextStep: 'Nothing is left to do.', seenVersion: state.version } as const
  await desk.engine.handle({ threadId: state.threadId, command, actor: holder(desk, state), commandId: next(desk, 'complete') })
}

async function signIn(desk: Desk): Promise<void> {
  const nurse = desk.random.pick(NURSES) ?? staff('nurse')
  const command = { type: 'recordSignIn', succeeded: desk.random.chance(0.7) } as const
  await desk.engine.handleAccount({ staffId: nurse.id, command, by: nurse.id, commandId: next(desk, 'signIn') })
}

/** Draft, reader's place and view: kept beside the log, durable when said. The numbers only grow. */
async function keepSomething(desk: Desk): Promise<void> {
  const { store } = desk.engine
  const number = desk.now + (desk.counter += 1)
  const kind = desk.random.pick(['draft', 'checkpoint', 'view'] as const) ?? 'draft'
  const { threadId, staffId, reader } = KEPT
  if (kind === 'draft') await store.keep({ kind, draft: { threadId, staffId, mode: 'reply', body: String(number), savedAt: number } })
  if (kind === 'checkpoint') await store.keep({ kind, reader, seq: number })
  if (kind === 'view') await store.keep({ kind, staffId, role: 'nurse', threadId, patientId: 'p1', what: 'thread', at: number })
  desk.say({ kind, number })
}

const STEPS: readonly { weight: number; step: (desk: Desk) => Promise<void> }[] = [
  { weight: 6, step: intake }, { weight: 2, step: duplicate }, { weight: 1, step: poison }, { weight: 3, step: claim },
  { weight: 5, step: (desk) => write(desk, 'staff') }, { weight: 2, step: (desk) => write(desk, 'note') }, { weight: 4, step: passTime },
  { weight: 5, step: deliver }, { weight: 1, step: complete }, { weight: 1, step: signIn }, { weight: 2, step: keepSomething },
]
const WEIGHED = STEPS.flatMap(({ weight, step }) => Array.from({ length: weight }, () => step))

/** What must be there before the work; done once a queue, since the command ids repeat. */
export async function furnish(desk: Desk): Promise<void> {
  const { engine } = desk
  if ((await engine.store.query('commandSeq', { commandId: 'furnish' })) === undefined) {
    await engine.record({ commandId: 'furnish', actor: INTAKE, directory: PATIENTS.map((id) => patientRecord(id, `MRN-${id}`)) })
  }
  for (const nurse of NURSES) if (!(await engine.store.load(`account:${nurse.id}`))) await account(engine, nurse.id, 'nurse')
  if (!(await engine.store.load(threadStream(KEPT.threadId)))) {
    await engine.handle({
      threadId: KEPT.threadId, command: receive({ messageId: 'm-drafts' }), actor: INTAKE, commandId: 'intake:drafts',
      messages: [patientMessage(KEPT.threadId, 'm-drafts', 'Hello', desk.now)],
    })
  }
}

/** One random step. A refusal of the domain is part of the work: nothing was written, nothing is said. */
export async function work(desk: Desk): Promise<void> {
  try {
    await desk.random.pick(WEIGHED)?.(desk)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code.startsWith('STORAGE')) throw error
  }
}
