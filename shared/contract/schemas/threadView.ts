import { z } from 'zod'
import { emergencyView } from './emergencyView.ts'
import { refillPanelView } from './refillView.ts'
import { CONTACT_OUTCOMES, DELIVERY_STATES, TRIAGE_STATES } from '../../domain/thread/state.ts'
import { peopleView } from './peopleView.ts'
import { appointmentBrief } from './appointmentView.ts'
import { clockView, instant, patientIdentity, person, proxyIdentity, role, tier, workType } from './common.ts'
import { linkedThread, upkeepView } from './upkeepView.ts'

/** The strip across the thread pane (PS-01, PS-02, PS-32). */
export const patientBanner = patientIdentity.extend({
  preferredName: z.string().nullable(),
  pronouns: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  deceasedDate: z.string().nullable(),
  /** null: not recorded; []: none known. */
  allergies: z.array(z.object({ text: z.string(), updatedOn: z.string().nullable() })).nullable(),
  medicines: z.array(z.object({ name: z.string(), text: z.string() })),
  problems: z.array(z.string()),
  careTeam: z.array(z.object({ name: z.string(), relation: z.string() })),
  lastVisit: z.string().nullable(),
  nextVisit: z.string().nullable(),
  eligible: z.boolean(),
})
export type PatientBanner = z.infer<typeof patientBanner>

export const textMark = z.object({ field: z.enum(['subject', 'body', 'attachment']), start: z.number().int(), end: z.number().int(), label: z.string() })

export const messageView = z.object({
  messageId: z.string(),
  kind: z.enum(['patient', 'staff', 'note']),
  /** `Grace Okafor`, `Rivera, RN`, `Kim Lee (mother, proxy)`. */
  author: z.string(),
  authorDetail: z.string(),
  subject: z.string(),
  body: z.string(),
  /** When the console received or queued it; the clock's instant. */
  at: instant,
  sentAt: instant.nullable(),
  marks: z.array(textMark),
  delivery: z.enum(DELIVERY_STATES).nullable(),
  deliveryReason: z.string().nullable(),
  releaseAt: instant.nullable(),
  isMine: z.boolean(),
  isRetracted: z.boolean(),
  /** Marked confidential by itself (S38). */
  isConfidential: z.boolean().optional(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.number().int() })),
})
export type MessageView = z.infer<typeof messageView>

export const flagView = z.object({
  flagId: z.string(),
  status: z.enum(['raised', 'lowered']),
  tier,
  /** `Possible heart attack`. */
  label: z.string(),
  words: z.array(z.string()),
  ruleId: z.string(),
  ruleSetVersion: z.string().nullable(),
  source: z.string(),
  raisedBy: z.string(),
  raisedAt: instant,
})
export type FlagView = z.infer<typeof flagView>

export const ledgerLine = z.object({
  kind: z.enum(['start', 'counted', 'skipped', 'pause', 'due', 'note']),
  date: z.string().optional(),
  at: instant.optional(),
  count: z.number().optional(),
  text: z.string(),
})

export const allowedCommand = z.object({ command: z.string(), allowed: z.boolean(), reason: z.string().nullable() })

export const threadView = z.object({
  threadId: z.string(),
  /** Travels back as `seenVersion` (D16). */
  version: z.number().int(),
  patient: patientBanner.nullable(),
  /** Who wrote last for the patient, when that was a proxy (PS-12). */
  proxy: proxyIdentity.nullable(),
  subject: z.string(),
  addressedTo: z.string().nullable(),
  pool: z.object({ id: z.string(), name: z.string() }).nullable(),
  assignee: person.nullable(),
  isMine: z.boolean(),
  triage: z.enum(TRIAGE_STATES),
  people: peopleView,
  completion: z.enum(['open', 'waitingOnPatient', 'completed']),
  category: workType,
  isClinical: z.boolean(),
  tier: tier.nullable(),
  flags: z.array(flagView),
  clocks: z.array(clockView.extend({ ledger: z.array(ledgerLine), label: z.string() })),
  messages: z.array(messageView),
  /** May the clinic write, and until when may the patient reply (D14)? */
  reply: z.union([
    z.object({ allowed: z.literal(true), until: z.string().nullable() }),
    z.object({ allowed: z.literal(false), reason: z.string(), text: z.string(), path: z.string() }),
  ]),
  /** What stands between this thread and completion (D13); empty when it may be completed. */
  blockers: z.array(z.string()),
  allowed: z.array(allowedCommand),
  handOff: z.object({ kind: z.enum(['transfer', 'escalation', 'cover']), from: z.string(), to: z.string(), toMe: z.boolean(), fromMe: z.boolean(), offeredAt: instant }).nullable(),
  disposition: z.object({ code: z.string(), label: z.string(), by: z.string(), at: instant }).nullable(),
  contacts: z.array(z.object({ outcome: z.enum(CONTACT_OUTCOMES), by: z.string(), at: instant })),
  emergency: emergencyView,
  /** The appointment request in short; the scheduling panel asks for the rest. */
  appointment: appointmentBrief.nullish(),
  nextStep: z.string().nullable(),
  /** Refill panel (D12); left out where no record is matched. */
  refills: refillPanelView.optional(),
  completedBy: z.string().nullable(),
  completedAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
  queuedReply: z.object({ replyId: z.string(), releaseAt: instant, isMine: z.boolean() }).nullable(),
  drafts: z.object({ reply: z.object({ body: z.string(), savedAt: instant }).nullable(), note: z.object({ body: z.string(), savedAt: instant }).nullable() }),
  /** "Why it is here": the routing trace, oldest first. */
  trace: z.array(z.object({ at: instant, text: z.string() })),
  links: z.array(linkedThread),
  upkeep: upkeepView,
  earlier: z.array(z.object({ threadId: z.string(), subject: z.string(), at: instant, completion: z.enum(['open', 'waitingOnPatient', 'completed']) })),
})
export type ThreadView = z.infer<typeof threadView>

export const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  actor: z.string(),
  role: role.nullable(),
  type: z.string(),
  text: z.string(),
  policy: z.string(),
  hash: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntry>
