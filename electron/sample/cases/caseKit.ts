import type { Actor } from '#shared/domain/actor.ts'
import { formRefOf } from '#shared/domain/appointment/requestForm.ts'
import { invariant } from '#shared/domain/assertNever.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { textHash } from '#electron/engine/ports/hashChain.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { SAMPLE_STAFF } from '../people.ts'
import type { TimedStep } from '../playScene.ts'
import { deliverNotices } from '../deliverNotices.ts'
import type { CaseKit, CaseMessage } from './sampleCase.ts'

type Arrival = Pick<CaseMessage, 'threadId' | 'at'>

/** Makes the kit of the cases, and notes what comes in. Command ids are `sample:<thread>:<n>`, so that the same clinic comes out every time. */
export function createCaseKit(engine: Engine, now: number, today: string): CaseKit & { readonly arrivals: readonly Arrival[] } {
  const counts = new Map<string, number>()
  const arrivals: Arrival[] = []
  const nextId = (threadId: string): string => {
    const count = (counts.get(threadId) ?? 0) + 1
    counts.set(threadId, count)
    return `sample:${threadId}:${count}`
  }
  return {
    engine,
    now,
    today,
    arrivals,
    receive: (message) => {
      arrivals.push(message)
      return { at: message.at, run: () => receive(engine, message, nextId(message.threadId)) }
    },
    act: (at, threadId, by, command, messages = []) => {
      const commandId = nextId(threadId)
      return {
        at,
        run: async () => {
          const given = typeof command === 'function' ? command() : command
          await engine.handle({ threadId, actor: actorOf(by), commandId, command: given, messages: messages.map((message) => ({ ...message, receivedAt: at })) })
        },
      }
    },
    route: (at, threadId, by, pool, reason) => {
      const commandId = nextId(threadId)
      return {
        at,
        run: async () => {
          const stream = await engine.store.load(threadStream(threadId))
          if (stream?.kind === 'thread' && stream.state.pool === pool) return
          await engine.handle({ threadId, actor: actorOf(by), commandId, command: { type: 'routeThread', pool, reason } })
        },
      }
    },
    text: (threadId, by, kind, messageId, body, subject = '') => {
      const author = staff(by)
      return {
        messageId, threadId, kind, sender: { kind: 'staff', staffId: author.staffId }, authorId: author.staffId, authorRole: author.role,
        subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: 0,
      }
    },
    run: (at, work): TimedStep => ({ at, run: work }),
  }
}

function staff(staffId: StaffId): (typeof SAMPLE_STAFF)[number] {
  const person = SAMPLE_STAFF.find((candidate) => candidate.staffId === staffId)
  invariant(person !== undefined, `${staffId} works in the sample clinic`)
  return person
}

function actorOf(by: StaffId | 'outbox' | 'intake'): Actor {
  if (by === 'outbox' || by === 'intake') return { kind: 'system', id: by }
  const { staffId, role, name } = staff(by)
  return { kind: 'staff', id: staffId, role, name }
}

async function receive(engine: Engine, message: CaseMessage, commandId: string): Promise<void> {
  const { threadId, at, subject, body, patientId, sender = { kind: 'self' }, attachments = [] } = message
  const messageId = message.messageId ?? `${threadId}-m1`
  const earlier = await engine.store.query('messages', { threadId })
  const priorBodies = earlier.filter((each) => each.kind === 'patient').map((each) => each.body)
  const form = formRefOf(subject, body, engine.pack, localDateOf(at, engine.pack.timeZone))
  const screening = engine.screen({ subject, body, attachmentNames: attachments.map((each) => each.name), priorBodies })
  const { after } = await engine.handle({
    threadId,
    actor: { kind: 'system', id: 'intake' },
    commandId,
    command: {
      type: 'receiveMessage', messageId, patientId, addressedTo: message.addressedTo ?? null, poolHint: null, sender, sentAt: at, textHash: '', screening,
      appointmentRequest: message.appointmentRequest ?? (form !== null || screening.category === 'scheduling'), ...(form && { appointmentForm: form }), markedUrgent: false, link: message.link ?? null, ...(message.postClosure && { postClosure: message.postClosure }),
    },
    messages: [{ messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body, textHash: '', attachments, sentAt: at, receivedAt: at }],
    intakeItems: [{
      itemId: `sample-${messageId}`, source: 'sample', sourceId: `urn:wellthread:sample|${messageId}`, fingerprint: textHash(subject, body), resourceType: 'Communication',
      outcome: 'accepted', reasonCode: null, reason: null, raw: null, threadId, messageId, receivedAt: at,
    }],
  })
  await deliverNotices(engine, after)
}
