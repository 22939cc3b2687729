import { z } from 'zod'
import { CONTACT_OUTCOMES } from '../../domain/thread/state.ts'
import { appointmentActs } from './appointmentView.ts'
import { id, instant, role, workType } from './common.ts'
import { refillActs } from './refillView.ts'
import { emergencyActs } from './emergencyView.ts'
import { peopleActs } from './peopleView.ts'
import { upkeepActs } from './upkeepView.ts'

/** Upper bound of any text that a person writes here; the pack's `limits.messageBytes` may be lower. */
const text = z.string().min(1).max(65_536)
const seenVersion = z.number().int().min(0)

/** Warnings that the author saw and ticked, as `code:start` (shared/domain/outgoing). */
const acknowledged = z.array(z.string().max(80)).max(500)

/** What a person may do to a thread. The engine turns each into one command of the domain, with new ids. */
export const act = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('claimThread') }),
  z.strictObject({ type: z.literal('releaseThread') }),
  z.strictObject({ type: z.literal('assignThread'), staffId: id }),
  z.strictObject({ type: z.literal('routeThread'), pool: id, reason: z.string().min(1).max(500) }),
  z.strictObject({ type: z.literal('offerHandOff'), kind: z.enum(['transfer', 'escalation']), toStaffId: id.nullable(), toRole: role.nullable(), ask: text.nullable() }),
  z.strictObject({ type: z.literal('acceptHandOff') }),
  z.strictObject({ type: z.literal('declineHandOff') }),
  z.strictObject({ type: z.literal('handBack'), reason: z.string().min(1).max(500) }),
  z.strictObject({ type: z.literal('addNote'), body: text }),
  z.strictObject({ type: z.literal('changeCategory'), category: workType }),
  z.strictObject({ type: z.literal('raiseFlag'), tier: z.enum(['D0', 'D1', 'D2']) }),
  z.strictObject({ type: z.literal('lowerFlag'), reason: z.string().min(1).max(500), seenVersion }),
  z.strictObject({ type: z.literal('recordDisposition'), code: id }),
  z.strictObject({ type: z.literal('recordContact'), outcome: z.enum(CONTACT_OUTCOMES), note: text.nullable(), number: z.string().max(40).nullable().optional() }),
  z.strictObject({ type: z.literal('replyToPatient'), body: text, templateId: id.nullable(), asksPatient: z.boolean(), seenVersion, acknowledged: acknowledged.optional() }),
  z.strictObject({ type: z.literal('withdrawReply'), replyId: id }),
  z.strictObject({ type: z.literal('retryDelivery'), replyId: id }),
  z.strictObject({ type: z.literal('completeThread'), nextStep: z.string().min(1).max(500), seenVersion }),
  z.strictObject({ type: z.literal('reopenThread'), reason: z.string().min(1).max(500) }),
  z.strictObject({ type: z.literal('snoozeThread'), until: instant }),
  z.strictObject({ type: z.literal('wakeThread') }),
  ...refillActs,
  ...emergencyActs,
  ...peopleActs,
  ...appointmentActs,
  ...upkeepActs,
])
export type Act = z.infer<typeof act>
export type ActType = Act['type']

export const actInput = z.strictObject({ commandId: id, threadId: id, act })
/** `undo` is the act that takes this one back, with its name; null when it cannot be taken back. */
export const actResult = z.object({ seq: z.number().int(), version: z.number().int(), undo: z.object({ label: z.string(), act }).nullable() })
export type ActResult = z.infer<typeof actResult>
