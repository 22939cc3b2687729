import type { Actor } from '#shared/domain/actor.ts'
import { DomainError } from '#shared/domain/errors.ts'
import type { Screening } from '#shared/domain/screening/findings.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { isClinicalWork } from '#shared/domain/thread/decideIntake.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { textHash } from '#electron/engine/ports/hashChain.ts'
import type { NewMessage } from '#electron/engine/ports/store.ts'
import { deliverNotices } from './deliverNotices.ts'
import { SAMPLE_STAFF } from './people.ts'
import type { Scene } from './story.ts'

export interface SampleMessage {
  readonly id: string
  readonly subject: string
  readonly body: string
}
export interface TimedStep {
  /** UTC epoch ms. */
  readonly at: number
  run(): Promise<void>
}

const HOUR = 3_600_000
const MINUTE = 60_000
const OUTBOX: Actor = { kind: 'system', id: 'outbox' }
const ANSWERS = [
  'Thank you for your message. I have looked at your record and noted this. Please go on as before, and write again if anything changes.',
  'Thank you for writing. I have passed this on to your care team and noted what you told us. We will be in touch.',
]

/** The steps of one scene, in time order. A step that the rules refuse (a flag came up, say) is left out. */
export function playScene(engine: Engine, scene: Scene & { readonly phone: string | null }, message: SampleMessage, now: number, index: number): TimedStep[] {
  const threadId = `sample-${message.id}`
  const start = now - scene.hoursAgo * HOUR
  const screening = engine.screen({ ...message, attachmentNames: [], priorBodies: [] })
  const actor = actorOf(worksClinically(engine, screening) && isClerk(scene.by) ? 'staff-lam' : scene.by)
  // A red flag is looked at within minutes, the rest within a morning.
  const isFlagged = screening.tier !== null
  const span = Math.min(isFlagged ? 9 * MINUTE : 3 * HOUR, (now - start) / 3)
  const commandId = (name: string): string => `sample:${message.id}:${name}`
  const text = (name: string, kind: 'staff' | 'note', body: string): NewMessage => ({
    messageId: `${threadId}-${name}`, threadId, kind, sender: { kind: 'staff', staffId: actor.id }, authorId: actor.id, authorRole: actor.role,
    subject: kind === 'staff' ? message.subject : '', body, textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now(),
  })
  const step = (at: number, name: string, command: () => ThreadCommand, more: { by?: Actor; messages?: () => NewMessage[] } = {}): TimedStep => ({
    at,
    run: async () => {
      try {
        await engine.handle({ threadId, command: command(), actor: more.by ?? actor, commandId: commandId(name), messages: more.messages?.() ?? [] })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
      }
    },
  })
  const reply = (at: number, asksPatient: boolean, body: string): TimedStep =>
    step(at, 'reply', () => ({ type: 'replyToPatient', replyId: `${threadId}-reply`, textHash: '', templateId: actor.role === 'clerk' ? 'message-received' : null, asksPatient, seenVersion: Number.MAX_SAFE_INTEGER }), {
      messages: () => [text('reply', 'staff', body)],
    })
  const delivery = (at: number, outcome: 'handedOver' | 'delivered' | 'failed' | 'gaveUp'): TimedStep =>
    step(at, outcome, () => ({ type: 'recordDelivery', replyId: `${threadId}-reply`, outcome, reason: outcome === 'failed' ? 'portalUnreachable' : null }), { by: OUTBOX })

  const look = step(start + span / 3, 'look', () => ({ type: 'lookAtThread' }))
  const claim = step(start + span / 2, 'claim', () => ({ type: 'claimThread' }))
  const settle = [
    step(start + span * 0.6, 'call', () => ({ type: 'recordContact', outcome: 'reached', note: null, number: scene.phone })),
    step(start + span * 0.65, 'disposition', () => ({ type: 'recordDisposition', code: dispositionFor(engine, actor.role, isFlagged) })),
  ]
  const replyAt = start + span * 0.7
  const readAt = replyAt + (5 + (index % 13)) * MINUTE
  // Made-up patients read what reaches them; the cases tell of those who do not (S25).
  const delivered = [
    delivery(replyAt + 12_000, 'handedOver'), delivery(replyAt + 15_000, 'delivered'),
    step(readAt, 'read', () => ({ type: 'recordRead', replyId: `${threadId}-reply`, readAt }), { by: OUTBOX }),
  ]
  const answer = [reply(replyAt, false, ANSWERS[index % ANSWERS.length] ?? ''), ...delivered]
  const complete = step(readAt + MINUTE, 'complete', () => ({ type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: Number.MAX_SAFE_INTEGER }))
  const arrival: TimedStep = { at: start, run: () => receive(engine, scene, message, threadId) }

  switch (scene.ending) {
    case 'new':
      return [arrival]
    case 'looked':
      return [arrival, look]
    case 'claimed':
      return [arrival, look, claim]
    case 'answered':
      return [arrival, look, claim, ...answer]
    case 'completed':
      return [arrival, look, claim, ...settle, ...answer, complete]
    case 'waiting':
      return [arrival, look, claim, reply(replyAt, true, 'Thank you for writing. Before we answer: since when is this so, and is it getting better or worse?'), ...delivered]
    case 'escalated':
      return [
        arrival, look, claim,
        step(replyAt, 'escalate', () => ({ type: 'offerHandOff', handOffId: `${threadId}-handoff`, kind: 'escalation', toStaffId: null, toRole: 'physician', note: { id: `${threadId}-ask`, textHash: '' } }), {
          messages: () => [text('ask', 'note', 'Could you decide on this one? The patient leaves on Thursday.')],
        }),
      ]
    case 'snoozed':
      return [arrival, look, claim, step(replyAt, 'snooze', () => ({ type: 'snoozeThread', until: now + (3 + (index % 5)) * HOUR }))]
    case 'reopened':
      return [arrival, look, claim, ...settle, ...answer, complete, step(readAt + 2 * HOUR, 'reopen', () => ({ type: 'reopenThread', reason: 'The patient called back' }))]
    case 'queuedReply':
      return [arrival, look, claim, reply(now - 2000, false, ANSWERS[1] ?? '')]
    case 'undelivered':
      return [arrival, look, claim, reply(replyAt, false, ANSWERS[1] ?? ''), delivery(replyAt + 12_000, 'failed'), delivery(replyAt + MINUTE, 'gaveUp')]
    case 'unconfirmed':
      return [arrival, look, claim, reply(replyAt, false, ANSWERS[0] ?? ''), delivery(replyAt + 12_000, 'handedOver')]
    case 'lowered':
      return [
        arrival, look, claim,
        step(replyAt, 'raise', () => ({ type: 'raiseFlag', flagId: `${threadId}-flag`, tier: 'D2' })),
        step(replyAt + MINUTE, 'lower', () => ({ type: 'lowerFlag', reason: 'Long-standing and unchanged', seenVersion: Number.MAX_SAFE_INTEGER })),
      ]
    case 'called':
      return [
        arrival, look, claim,
        step(replyAt, 'note', () => ({ type: 'addNote', note: { id: `${threadId}-note`, textHash: '' } }), { messages: () => [text('note', 'note', 'Called twice in the morning, no answer. Will try again after lunch.')] }),
        step(replyAt + MINUTE, 'call', () => ({ type: 'recordContact', outcome: 'noAnswer', note: null, number: scene.phone })),
      ]
  }
}

/** What was decided, of the pack's own list: within hours for a red flag, at home or done for the rest. */
function dispositionFor({ pack }: Engine, role: Extract<Actor, { kind: 'staff' }>['role'], isFlagged: boolean): string {
  const tier = isFlagged ? 'D2' : role === 'clerk' ? 'D7' : 'D6'
  return pack.dispositions.find((disposition) => disposition.tier === tier)?.code ?? ''
}

/** Where intake will put it: a clerk may not work there (D19). */
function worksClinically({ pack }: Engine, { tier, category }: Screening): boolean {
  const pool = pack.pools.find((candidate) => candidate.id === pack.routing[category])
  return tier !== null || pool?.clinical === true || isClinicalWork(category)
}

const isClerk = (staffId: string): boolean => SAMPLE_STAFF.some((person) => person.staffId === staffId && person.role === 'clerk')

function actorOf(staffId: string): Extract<Actor, { kind: 'staff' }> {
  const person = SAMPLE_STAFF.find((candidate) => candidate.staffId === staffId) ?? SAMPLE_STAFF[0]
  return { kind: 'staff', id: person.staffId, role: person.role, name: person.name }
}

/** The message through the real intake decision: screened, flagged or sorted, routed, clocked, counted. */
async function receive(engine: Engine, scene: Scene, message: SampleMessage, threadId: string): Promise<void> {
  const { subject, body } = message
  const messageId = `${threadId}-m1`
  const sourceId = `urn:wellthread:sample|${message.id}`
  const screening = engine.screen({ subject, body, attachmentNames: [], priorBodies: [] })
  const sender = scene.proxy === null ? ({ kind: 'self' } as const) : ({ kind: 'proxy', relatedPersonId: scene.proxy } as const)
  const receivedAt = engine.clock.now()
  const { after } = await engine.handle({
    threadId,
    actor: { kind: 'system', id: 'intake' },
    commandId: `sample:${message.id}:receive`,
    command: {
      type: 'receiveMessage', messageId, patientId: scene.patientId, addressedTo: scene.addressedTo, poolHint: null, sender, sentAt: receivedAt,
      textHash: '', screening, appointmentRequest: screening.category === 'scheduling', markedUrgent: false, link: null,
    },
    messages: [{ messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body, textHash: '', attachments: [], sentAt: receivedAt, receivedAt }],
    intakeItems: [{
      itemId: `sample-${message.id}`, source: 'sample', sourceId, fingerprint: textHash(subject, body), resourceType: 'Communication', outcome: 'accepted',
      reasonCode: null, reason: null, raw: null, threadId, messageId, receivedAt,
    }],
  })
  await deliverNotices(engine, after)
}
