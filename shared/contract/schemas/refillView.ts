import { z } from 'zod'
import { CHECK_ITEMS, VERDICTS } from '../../domain/refill/refillCheck.ts'
import { MATCHES, ORDER_OUTCOMES, REFILL_STATES } from '../../domain/refill/refillLine.ts'
import { id, instant } from './common.ts'

/** Where the patient's words stand: UTF-16 offsets, end exclusive. */
const source = z.object({ messageId: id, field: z.enum(['subject', 'body']), start: z.number().int().min(0), end: z.number().int().min(0) })
/** PS-09: typed again by whoever decides; one refusal for every kind of mismatch. */
const identity = { initials: z.string().min(1).max(20), birthYear: z.number().int().min(1850).max(2200) }
const order = { quantity: z.number().int(), refills: z.number().int() }

/** What a person may do to the refills of a thread. */
export const refillActs = [
  /** `source` from a suggestion, or null when the person picked the item from the list. */
  z.strictObject({ type: z.literal('addRefillLine'), source: z.strictObject(source.shape).nullable(), medicineId: id.nullable() }),
  z.strictObject({ type: z.literal('dropRefillLine'), lineId: id }),
  z.strictObject({ type: z.literal('checkRefill'), lineId: id }),
  z.strictObject({ type: z.literal('approveRefill'), lineId: id, ...order, ...identity }),
  z.strictObject({ type: z.literal('pendRefill'), lineId: id, toStaffId: id }),
  z.strictObject({ type: z.literal('signRefill'), lineId: id, ...order, ...identity }),
  z.strictObject({ type: z.literal('denyRefill'), lineId: id, reason: id, ...identity }),
  z.strictObject({ type: z.literal('askAboutRefill'), lineId: id, templateId: id }),
  z.strictObject({ type: z.literal('takeBackRefill'), lineId: id }),
  /** S62: what the clerk found when an online order may have broken. */
  z.strictObject({ type: z.literal('recordOrderCheck'), outcome: z.enum(ORDER_OUTCOMES) }),
] as const

/** One item of the medicine list, ready for the screen (PS-30); dates are `YYYY-MM-DD`. */
export const refillMedicine = z.object({
  medicineId: z.string(),
  /** Generic name, plain. */
  name: z.string(),
  parts: z.array(z.object({ kind: z.enum(['generic', 'brand', 'text', 'dose']), text: z.string() })),
  status: z.enum(['active', 'stopped']).nullable(),
  prescriber: z.string().nullable(),
  lastOrdered: z.string().nullable(),
  lastDispensed: z.string().nullable(),
  quantity: z.number().nullable(),
  form: z.string().nullable(),
  /** `12 days left – early by 5`; null when the record does not say. */
  supply: z.string().nullable(),
  refillsLeft: z.number().nullable(),
  schedule: z.string().nullable(),
  isHighRisk: z.boolean(),
  pharmacy: z.object({ name: z.string(), address: z.string() }).nullable(),
})
export type RefillMedicine = z.infer<typeof refillMedicine>

const checkItem = z.object({ id: z.enum(CHECK_ITEMS), label: z.string(), verdict: z.enum(VERDICTS), fact: z.string(), on: z.string().nullable() })
export type RefillCheckItem = z.infer<typeof checkItem>

/** Why an act does nothing on this line, or null when it does. */
const acts = z.object({
  dropRefillLine: z.string().nullable(), checkRefill: z.string().nullable(), approveRefill: z.string().nullable(), pendRefill: z.string().nullable(),
  signRefill: z.string().nullable(), denyRefill: z.string().nullable(), askAboutRefill: z.string().nullable(), takeBackRefill: z.string().nullable(),
})

export const refillLineView = z.object({
  lineId: z.string(),
  status: z.enum(REFILL_STATES),
  /** As the patient wrote it; null when a person picked the item. */
  words: z.string().nullable(),
  match: z.enum(MATCHES),
  medicine: refillMedicine.nullable(),
  lookAlikes: z.array(z.string()),
  /** As it stands this minute. */
  check: z.object({ protocol: z.string(), verdict: z.enum(['within', 'outside']), items: z.array(checkItem) }),
  /** Who checked it and when; null before the first check. */
  checkedBy: z.string().nullable(),
  checkedAt: instant.nullable(),
  /** The facts changed since the check. */
  isStale: z.boolean(),
  order: z.object({ quantity: z.number().int(), refills: z.number().int() }).nullable(),
  pendedTo: z.string().nullable(),
  denyReason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  acts,
})
export type RefillLineView = z.infer<typeof refillLineView>

/** What the text asks for and nobody has taken up yet: a proposal. */
export const refillSuggestion = z.object({
  source,
  words: z.string(),
  match: z.enum(MATCHES),
  medicine: refillMedicine.nullable(),
  candidates: z.array(refillMedicine),
  lookAlikes: z.array(z.string()),
})
export type RefillSuggestion = z.infer<typeof refillSuggestion>

export const refillPanelView = z.object({
  protocol: z.string(),
  lines: z.array(refillLineView),
  suggestions: z.array(refillSuggestion),
  /** The whole list, to pick from. */
  medicines: z.array(refillMedicine),
  prescribers: z.array(z.object({ staffId: z.string(), name: z.string() })),
  denyReasons: z.array(z.object({ id: z.string(), label: z.string() })),
  askTemplates: z.array(z.object({ id: z.string(), name: z.string() })),
  orderPlacedBy: z.string(),
  maxRefills: z.number().int(),
  /** S62: null unless the message may stand for an online order that broke. */
  failedOrder: z.object({ words: z.array(z.string()), check: z.object({ outcome: z.enum(ORDER_OUTCOMES), by: z.string(), at: instant }).nullable() }).nullable(),
  /** S54: a question about a medicine, which a pharmacist answers best. */
  pharmacistOffer: z.boolean(),
})
export type RefillPanelView = z.infer<typeof refillPanelView>
