import { z } from 'zod'
import type { ScriptedAnswer } from './answerScript.ts'

/** As much of the clinic's CommunicationRequest as a portal needs. */
const requestSchema = z.looseObject({
  resourceType: z.literal('CommunicationRequest'),
  identifier: z.array(z.object({ system: z.string(), value: z.string() })).min(1),
  status: z.literal('active'),
  subject: z.looseObject({ reference: z.string() }),
  recipient: z.array(z.looseObject({ reference: z.string() })).min(1),
  /** A person; the automatic notice has none. */
  sender: z.looseObject({ reference: z.string().optional() }),
  priority: z.string().optional(),
  authoredOn: z.iso.datetime({ offset: true }).optional(),
  payload: z.array(z.looseObject({ contentString: z.string() })).min(1),
})
export type ClinicReply = z.infer<typeof requestSchema>

/** Null for what is no reply of a clinic. */
export function readReply(text: string): ClinicReply | null {
  try {
    const parsed = requestSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const identityOf = (reply: ClinicReply): { system: string; value: string } => reply.identifier[0] ?? { system: '', value: '' }

/** The receipt: the same request, completed. */
export const receiptFor = (reply: ClinicReply): object => ({ ...reply, status: 'completed' })

/** The read receipt: the portal's copy of the reply, without its words, with the time at which the patient opened it (S25). */
export function readReceiptFor(reply: ClinicReply, readAt: number): object {
  const { system, value } = identityOf(reply)
  return {
    resourceType: 'Communication',
    identifier: [{ system: 'urn:wellthread:sample-portal', value: `read-${value}` }],
    status: 'completed',
    basedOn: [{ type: 'CommunicationRequest', identifier: { system, value } }],
    subject: { reference: reply.subject.reference },
    received: new Date(readAt).toISOString(),
  }
}

/** The patient's next message, in answer to the clinic's reply. `sent` is UTC epoch ms. */
export function messageAfter(reply: ClinicReply, answer: ScriptedAnswer, sent: number): object {
  const { system, value } = identityOf(reply)
  return {
    resourceType: 'Communication',
    identifier: [{ system: 'urn:wellthread:sample-portal', value: `answer-${value}` }],
    status: 'completed',
    inResponseTo: [{ type: 'Communication', identifier: { system, value } }],
    subject: { reference: reply.subject.reference },
    sender: { reference: reply.recipient[0]?.reference ?? reply.subject.reference },
    ...(reply.sender.reference === undefined ? {} : { recipient: [{ reference: reply.sender.reference }] }),
    sent: new Date(sent).toISOString(),
    payload: [{ contentString: answer.text }],
  }
}
