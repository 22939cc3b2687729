import { z } from 'zod'
import { ROLES } from '../actor.ts'
import { emergencyPolicySchema } from '../emergency/emergencyPolicy.ts'
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
    /**
     * A delivered reply that the patient has not read (S25). `fastMinutes`: real minutes, where the disposition is 24 hours or faster.
     * null where the portal tells nothing of reading.
     */
    unreadByPatient: z.strictObject({ warnAt: duePolicy, due: duePolicy, fastMinutes: z.number().positive() }).nullable(),
    /** First human look at a flagged thread, real minutes around the clock (D8); D3 is "same business day". */
    flaggedFirstLookMinutes: z.strictObject({ D0: z.number().positive(), D1: z.number().positive(), D2: z.number().positive() }),
    /** Shares of the flagged limit at which the pool, the supervisor and the on-call route are told. */
    escalation: z.strictObject({ pool: z.number(), supervisor: z.number(), onCall: z.number() }),
  }),
  windows: z.strictObject({
    replyDays: z.number().int().positive(),
    /** S22: a new message within so many calendar days of completion goes on about the same matter. */
    postClosureDays: z.number().int().positive(),
    portalInactiveMonths: z.number().int().positive(),
    slotLeaseSeconds: z.number().int().positive(),
    claimLapseMinutes: z.number().int().positive(),
    sendHoldSeconds: z.number().int().min(0),
    receiptTimeoutMinutes: z.number().int().positive(),
    idleLockMinutes: z.number().positive(),
    idleWarningSeconds: z.number().positive(),
    /** How long a break-glass opens one thread for one person (D19). */
    breakGlassMinutes: z.number().int().positive().default(30),
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
    /** What is urgent goes to a nurse, never to a clerk's list (S46). */
    sendToNurse: z.boolean().optional(),
    /** S47: only these roles see that there is such a visit, and no text names it. Absent: everybody. */
    shownTo: z.array(z.enum(ROLES)).optional(),
  })),
  appointments: z.strictObject({
    /** A clerk books from so many calendar days ahead on; earlier is the phone's (S46). */
    earliestDaysAhead: z.number().int().min(0),
    /** Visits nearer to each other than this are back to back (S48). */
    backToBackMinutes: z.number().int().min(0),
    /** Slots are listed this far ahead. */
    rangeDays: z.number().int().positive(),
    /** Mismatches in a row of number, name and birth date, then: call (S33). */
    identityTries: z.number().int().positive(),
    /** Phone line for what is not booked here and has no department of its own. */
    line: z.string(),
    /** What a video visit needs at the patient's end (S50). */
    videoNeeds: z.array(z.string().min(1)).min(1),
  }),
  /** S23: where on the website or in the app a patient writes, as the page names it. */
  webPaths: z.strictObject({ newMessage: z.string().min(1) }),
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
    /** S49, S50: opens slots of this mode to a clerk. */
    visitMode: z.enum(['phone', 'video']).optional(),
  })).min(1),
  /** S14, S52, S53, D8, D10. */
  emergency: emergencyPolicySchema,
  /** PS-25: a rule that is dismissed more often than this share of at least so many decided firings asks for review. */
  ruleReview: z.strictObject({ dismissedShare: z.number().positive().max(1), firings: z.number().int().positive() }),
  limits: z.strictObject({ messageBytes: z.number().int().positive(), fileBytes: z.number().int().positive() }),
})

export type PolicyPack = z.infer<typeof policyPackSchema>
