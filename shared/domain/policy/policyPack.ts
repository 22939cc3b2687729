import { z } from 'zod'
import { ROLES } from '../actor.ts'
import { TIERS, WORK_TYPES } from '../screening/findings.ts'

/** Regional policy as data (D1). A number here may be changed by a clinic; the rule around it may not. */
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a wall time HH:MM')
const wallInterval = z.tuple([wallTime, wallTime])
const localDate = z.iso.date()
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const duePolicy = z.union([
  z.strictObject({ businessDays: z.number().int().min(1) }),
  z.strictObject({ businessHours: z.number().min(0) }),
  z.strictObject({ elapsedHoursExcludingNonBusinessDays: z.number().min(0) }),
], 'exactly one of businessDays (1 or more), businessHours, elapsedHoursExcludingNonBusinessDays')

export const policyPackSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  version: z.number().int().min(1),
  clinicName: z.string().min(1),
  timeZone: z.string().min(1),
  calendar: z.strictObject({
    weekly: z.partialRecord(z.enum(weekdays), z.array(wallInterval)),
    businessWeekdays: z.array(z.enum(weekdays)).min(1),
    /** Dated list for ten years, with names so that the ledger can say why a day was skipped. */
    holidays: z.array(z.strictObject({ date: localDate, name: z.string().min(1) })).min(1),
    dateHours: z.record(localDate, z.array(wallInterval)).optional(),
    closures: z.record(localDate, z.array(wallInterval)).optional(),
  }),
  clocks: z.strictObject({
    promise: z.strictObject({ warnAt: duePolicy, due: duePolicy }),
    firstLook: z.strictObject({ due: duePolicy, warnAt: duePolicy }),
    appointmentRequest: z.strictObject({ warnAt: duePolicy, due: duePolicy }),
    /** First human look at a flagged thread, real minutes around the clock (D8); D3 is "same business day". */
    flaggedFirstLookMinutes: z.strictObject({ D0: z.number().positive(), D1: z.number().positive(), D2: z.number().positive() }),
    /** Shares of the flagged limit at which the pool, the supervisor and the on-call route are told. */
    escalation: z.strictObject({ pool: z.number(), supervisor: z.number(), onCall: z.number() }),
  }),
  windows: z.strictObject({
    replyDays: z.number().int().positive(),
    portalInactiveMonths: z.number().int().positive(),
    slotLeaseSeconds: z.number().int().positive(),
    claimLapseMinutes: z.number().int().positive(),
    sendHoldSeconds: z.number().int().min(0),
    receiptTimeoutMinutes: z.number().int().positive(),
    idleLockMinutes: z.number().positive(),
    idleWarningSeconds: z.number().positive(),
  }),
  ages: z.strictObject({
    childUnder: z.number().int(),
    teenFrom: z.number().int(),
    teenTo: z.number().int(),
    ownAccountFrom: z.number().int(),
    teenProxyMayMessage: z.boolean(),
  }),
  departments: z.array(z.strictObject({
    id: z.string(),
    name: z.string(),
    bookableOnline: z.boolean(),
    visitTypes: z.array(z.string()),
    /** Phone line to call instead (S46). */
    route: z.string().optional(),
  })),
  phoneLines: z.array(z.strictObject({ id: z.string(), label: z.string(), number: z.string(), allDay: z.boolean() })),
  pools: z.array(z.strictObject({ id: z.string(), name: z.string(), clinical: z.boolean(), roles: z.array(z.enum(ROLES)).min(1) })).min(1),
  /** Work type → pool; every work type must have one. */
  routing: z.record(z.enum(WORK_TYPES), z.string()),
  flaggedPool: z.string(),
  dispositions: z.array(z.strictObject({
    code: z.string(),
    label: z.string(),
    tier: z.enum(TIERS),
    /** Second stroke, after D. */
    key: z.string().length(1),
    clinical: z.boolean(),
  })).min(1),
  limits: z.strictObject({ messageBytes: z.number().int().positive(), fileBytes: z.number().int().positive() }),
})

export type PolicyPack = z.infer<typeof policyPackSchema>
