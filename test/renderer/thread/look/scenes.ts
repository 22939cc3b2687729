import type { Person } from '#shared/contract/schemas/common.ts'
import type { HistoryEntry, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { allowAll, ANA, flagged, GRACE, message, NOW, ORTIZ, RIVERA, staffMessage, thread } from '../fixtures.ts'

export interface Scene {
  view: ThreadView
  me?: Person
  history?: readonly HistoryEntry[]
}

const MINUTE = 60_000
const HISTORY: HistoryEntry[] = ['Message received from the patient', 'Screened: cardiac, tier D0', 'Red flag raised by rule cardiac-2', 'Routed to Triage by policy', 'Pool told', 'Rivera looked'].map((text, index) => ({
  seq: 41_201 + index, at: NOW - 8 * MINUTE + index * 30_000, actor: index < 5 ? 'System' : 'Rivera', role: index < 5 ? null : 'nurse', type: ['message.received.v1', 'message.screened.v1', 'flag.raised.v1', 'thread.routed.v1', 'escalation.reached.v1', 'thread.lookedAt.v1'][index] ?? '', text, policy: 'northern-california 1', hash: 'a3f09c11e27b'.repeat(5),
}))
const DRAFT = 'Dear Ms Okafor, I tried to reach you at 510-555-0142 at 09:20. Chest tightness with an ache in the arm needs care right away: please call 911 now.'

export const SCENES: Record<string, Scene> = {
  flagged: { view: flagged({ drafts: { reply: { body: DRAFT, savedAt: NOW - 10_000 }, note: null } }), history: HISTORY },
  clerk: {
    me: ORTIZ,
    view: flagged({ allowed: allowAll({ lowerFlag: 'Only a nurse, PA or physician sets a disposition or lowers a flag.', recordDisposition: 'Only a nurse, PA or physician sets a disposition or lowers a flag.', replyToPatient: 'A clinical thread is answered by a nurse, PA or physician.' }) }),
  },
  conversation: {
    view: thread({
      isMine: true, assignee: RIVERA, version: 20, category: 'symptom', subject: 'knee after the fall',
      handOff: { kind: 'escalation', from: 'Ortiz, Clerk', to: 'RN', toMe: true, fromMe: false, offeredAt: NOW - 30 * MINUTE },
      disposition: { code: 'within-3-days', label: 'Seen within 3 days', by: 'Rivera, RN', at: NOW - 20 * MINUTE },
      messages: [
        message({ messageId: 'm1', subject: 'knee after the fall', body: 'Swelling is down but it still clicks on stairs. Should I keep\u202e the brace on? <b>Really</b>\nThank you', at: NOW - 3 * 86_400_000, attachments: [{ name: 'knee photo.jpg', contentType: 'image/jpeg', bytes: 1_400_000 }] }),
        staffMessage({ messageId: 'm2', subject: 'knee after the fall', at: NOW - 2 * 86_400_000, body: 'Hello Grace Okafor, keep the brace on during the day. Any numbness below the knee?' }),
        message({ messageId: 'm3', subject: 'knee after the fall', body: 'No numbness. Thanks!', at: NOW - 86_400_000 }),
        message({ messageId: 'm4', subject: 'knee after the fall', body: 'Sent to the wrong doctor, sorry.', at: NOW - 80_000_000, isRetracted: true }),
        staffMessage({ messageId: 'm5', subject: 'knee after the fall', at: NOW - 70_000_000, body: 'Please book a visit this week.', delivery: 'failed', deliveryReason: 'the portal did not answer' }),
        message({ messageId: 'n2', kind: 'note', author: 'Ortiz, Clerk', authorDetail: '', subject: '', body: 'Patient called too. Asks if she can drive.', at: NOW - 40 * MINUTE }),
        staffMessage({ messageId: 'm6', subject: 'knee after the fall', at: NOW - 4_000, body: 'You may drive when it does not hurt to brake.', delivery: 'queued', releaseAt: NOW + 7_000 }),
      ],
      queuedReply: { replyId: 'm6', releaseAt: NOW + 7_000, isMine: true },
      links: [{ threadId: 't-2', relation: 'sibling', subject: 'knee after the fall', addressedTo: 'Dr Wu', owner: 'Brooks, PA', state: 'not answered yet', refusal: null }],
      reply: { allowed: true, until: '2026-12-24' },
    }),
  },
  completed: {
    view: thread({
      completion: 'completed', completedBy: 'Rivera, RN', completedAt: NOW - 20 * MINUTE, nextStep: 'Patient will book', clocks: [],
      reply: { allowed: false, reason: 'completed', text: 'This thread is completed, so Reply is gone.', path: 'Reopen it with a reason, or the patient starts a new message.' },
      patient: { ...ANA, allergies: null }, threadId: 't-ana',
    }),
  },
  proxy: {
    view: thread({
      threadId: 't-jo', proxy: { name: 'LEE, Kim', relationship: 'mother' }, subject: 'Sports form', category: 'referral_or_forms',
      patient: { ...ANA, family: 'Lee', given: 'Jo', title: null, birthDate: '2026-10-19', sex: null, mrn: null, preferredName: 'Jojo', pronouns: 'they/them', language: 'Spanish' },
      messages: [message({ messageId: 'm1', author: 'Kim Lee', authorDetail: 'mother, proxy', subject: 'Sports form', body: 'The coach needs it by Friday, can you fax it?' })],
      snoozedUntil: NOW + 3 * 86_400_000,
    }),
  },
  deceased: {
    view: thread({
      patient: { ...GRACE, deceasedDate: '2026-11-01' }, drafts: { reply: null, note: null },
      reply: { allowed: false, reason: 'patientDeceased', text: 'The record says that the patient has died.', path: 'Call the family contact; no portal message may be sent.' },
    }),
  },
  unmatched: {
    view: thread({
      patient: null,
      reply: { allowed: false, reason: 'patientNotMatched', text: 'The sender is not matched to a patient.', path: 'Use the approved “please call us” text, or match the patient first.' },
    }),
  },
}
