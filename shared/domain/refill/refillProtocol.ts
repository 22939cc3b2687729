import { z } from 'zod'

const months = z.number().int().min(1).max(60)

/**
 * `resources/protocols/refill.v1.yaml`: the figures of the refill protocol. A clinic changes figures here; which facts
 * are asked, that "not recorded" is not "met", and that a controlled substance is never renewed by protocol, is code.
 */
export const refillProtocolSchema = z.strictObject({
  id: z.string().min(1),
  version: z.number().int().min(1),
  name: z.string().min(1),
  source: z.string().min(1),
  visitWithinMonths: months,
  /** Days before the supply ends from which a refill is in time. */
  earlyDays: z.number().int().min(0).max(90),
  /** Largest days' supply and number of refills that may be approved by protocol. */
  supplyDays: z.number().int().min(1).max(365),
  maxRefills: z.number().int().min(0).max(12),
  /** Whole years at the clinic's local date. */
  minAge: z.number().int().min(0),
  labs: z.array(z.strictObject({ classes: z.array(z.string()).min(1), test: z.string().min(1), withinMonths: months })),
  pregnancy: z.strictObject({ classes: z.array(z.string()), fromAge: z.number().int(), toAge: z.number().int() }),
  denyReasons: z.array(z.strictObject({ id: z.string().min(1), label: z.string().min(1) })).min(1),
  /** Approved templates that ask the patient about a refill. */
  askTemplates: z.array(z.string()).min(1),
  /** Who places what is approved here (interop.md: the order itself is the record system's). */
  orderPlacedBy: z.string().min(1),
})
export type RefillProtocol = z.infer<typeof refillProtocolSchema>

/** As events name it: `refill@1`. */
export const protocolStamp = ({ id, version }: RefillProtocol): string => `${id}@${version}`
