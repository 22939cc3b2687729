import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { base } from './errors.ts'
import { actInput, actResult } from './schemas/act.ts'
import { id, instant, person, tier } from './schemas/common.ts'
import { appointmentPanel } from './schemas/appointmentView.ts'
import { outgoingFacts } from './schemas/outgoing.ts'
import { inboxPage, inboxPageInput } from './schemas/inboxRow.ts'
import { ruleToSee } from './schemas/ruleToSee.ts'
import { threadBrief, threadViewed } from './schemas/peopleView.ts'
import { toldThread, waitingFlags } from './schemas/emergencyView.ts'
import { historyEntry, threadView } from './schemas/threadView.ts'
import { policy } from './policy.ts'
import { screening } from './screening.ts'
import { leave } from './leave.ts'
import { accounts, profile, session } from './session.ts'
import { setAside } from './setAside.ts'

/** What the renderer needs once: names, pools, dispositions, phone lines, limits (from the policy pack in force). */
export const clinicView = z.object({
  clinicName: z.string(),
  timeZone: z.string(),
  policy: z.string(),
  isSample: z.boolean(),
  pools: z.array(z.object({ id: z.string(), name: z.string(), isClinical: z.boolean() })),
  dispositions: z.array(z.object({ code: z.string(), label: z.string(), tier, key: z.string() })),
  phoneLines: z.array(z.object({ id: z.string(), label: z.string(), number: z.string(), isAllDay: z.boolean() })),
  /** Where a patient writes a new message (S23). */
  newMessagePath: z.string().optional(),
  /** Colleagues with an account who may be named as assignee. */
  staff: z.array(person),
  sendHoldSeconds: z.number(),
  messageBytes: z.number(),
  ruleSetVersion: z.string(),
})
export type ClinicView = z.infer<typeof clinicView>

/** Approved phrases. `{patient.given}`, `{me.name}` … are filled in, `***` is a blank that must be filled before sending. */
export const templateView = z.object({ id: z.string(), name: z.string(), body: z.string(), language: z.string(), isClinical: z.boolean(), asksPatient: z.boolean() })
export type TemplateView = z.infer<typeof templateView>

export const change = z.object({
  seq: z.number().int(),
  threadId: z.string().nullable(),
  topics: z.array(z.enum(['thread', 'account', 'directory', 'intake', 'session', 'policy', 'presence', 'slot'])),
})
export type Change = z.infer<typeof change>

export const quarantineItem = z.object({ itemId: z.string(), resourceType: z.string(), reasonCode: z.string(), reason: z.string(), receivedAt: instant, source: z.string() })

/**
 * The one contract behind three doors (D20): the desktop's MessagePort, the loopback web host's WebSocket, and calls
 * within the process for the command line and tests. The schemas are the read models.
 */
export const contract = {
  profile,
  session,
  accounts,
  policy,
  screening,
  /** The scheduling panel of a thread: request, ranked slots, who holds what. */
  appointments: { panel: base.input(z.strictObject({ threadId: id })).output(appointmentPanel) },
  clinic: { get: base.output(clinicView), templates: base.output(z.array(templateView)), rulesToSee: base.output(z.array(ruleToSee)) },
  inbox: {
    page: base.input(inboxPageInput).output(inboxPage),
    /** Claims the thread whose clock is worst and which this person's role may work; says why it is that one. */
    takeNext: base.input(z.strictObject({ commandId: id })).output(z.object({ threadId: z.string(), reason: z.string() }).nullable()),
  },
  thread: {
    get: base.input(z.strictObject({ threadId: id })).output(threadView),
    /** A person has had the thread before their eyes: meets the first-look clock when the role is right (D4). Opening alone does not. */
    look: base.input(z.strictObject({ threadId: id })).output(z.object({ looked: z.boolean() })),
    act: base.input(actInput).output(actResult),
    history: base.input(z.strictObject({ threadId: id })).output(z.array(historyEntry)),
    /** What the hand-off needs of a thread that this person may not open (D19). */
    brief: base.input(z.strictObject({ threadId: id })).output(threadBrief),
    /** Who viewed the thread, newest first; for supervisors (D19). */
    views: base.input(z.strictObject({ threadId: id })).output(z.array(threadViewed)),
  },
  /** What the escalation ladder tells this person now (D8, PS-24). */
  emergency: {
    told: base.output(z.array(toldThread)),
    /** For the lock screen and the sign-in screen, asked without a session: how many red flags tell somebody now, and the worst tier. */
    waiting: base.output(waitingFlags),
  },
  /** What the checks of an outgoing text must know (shared/domain/outgoing); the write path holds the text against more. */
  outgoing: { facts: base.input(z.strictObject({ threadId: id })).output(outgoingFacts) },
  draft: {
    save: base.input(z.strictObject({ threadId: id, mode: z.enum(['reply', 'note']), body: z.string().max(65_536) })).output(z.object({ savedAt: instant })),
  },
  intake: {
    status: base.output(
      z.object({
        received: z.number(), accepted: z.number(), deduplicated: z.number(), quarantined: z.number(), waiting: z.number(),
        folder: z.string().nullable(),
        quarantine: z.array(quarantineItem),
      }),
    ),
  },
  setAside,
  leave,
  system: {
    status: base.output(z.object({ events: z.number(), chainVerifiedAt: instant.nullable(), chainProblem: z.string().nullable(), rulesProblem: z.string().nullable(), sending: z.number(), consoles: z.number(), version: z.string() })),
  },
  changes: {
    /** Everything after `after`; without it, from now on. The client resumes with the last `seq` that it saw. */
    subscribe: base.input(z.strictObject({ after: z.number().int().optional() })).output(eventIterator(change)),
  },
}
export type Contract = typeof contract
