import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { FlagView, MessageView, PatientBanner, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { EMERGENCY, FLAGGED_EMERGENCY } from './emergencyFixtures.ts'
import { STAFF_COMMANDS } from '#shared/domain/thread/commands.ts'
import { OWN_THREAD } from '#test/renderer/fixtures/peopleView.ts'

export const ZONE = 'America/Los_Angeles'
/** Tue 24-Nov-2026 09:20:30 in the clinic. */
export const NOW = Date.UTC(2026, 10, 24, 17, 20, 30)
const MINUTE = 60_000
const DAY = 86_400_000

export const RIVERA: Person = { staffId: 'rivera', name: 'Rivera', role: 'nurse', roleLabel: 'RN', initials: 'RN' }
export const ORTIZ: Person = { staffId: 'ortiz', name: 'Ortiz', role: 'clerk', roleLabel: 'Clerk', initials: 'CL' }
export const WU: Person = { staffId: 'wu', name: 'Dr Wu', role: 'physician', roleLabel: 'MD', initials: 'WU' }
export const STONE: Person = { staffId: 'stone', name: 'Stone', role: 'supervisor', roleLabel: 'Supervisor', initials: 'ST' }

export const CLINIC: ClinicView = {
  clinicName: 'Oakland Adult Medicine',
  timeZone: ZONE,
  policy: 'northern-california 1',
  isSample: true,
  pools: [
    { id: 'triage', name: 'Triage', isClinical: true },
    { id: 'refills', name: 'Refills', isClinical: false },
    { id: 'scheduling', name: 'Scheduling', isClinical: false },
    { id: 'results', name: 'Results', isClinical: true },
  ],
  dispositions: [
    { code: 'call-911', label: 'Call 911 or 988 now', tier: 'D0', key: '1' },
    { code: 'ed-now', label: 'Emergency department now', tier: 'D1', key: '2' },
    { code: 'within-4-hours', label: 'Seen or called within 4 hours', tier: 'D2', key: '3' },
    { code: 'today', label: 'Seen or called today', tier: 'D3', key: '4' },
    { code: 'within-24-hours', label: 'Seen or called within 24 hours', tier: 'D3', key: '5' },
    { code: 'within-3-days', label: 'Seen within 3 days', tier: 'D4', key: '6' },
    { code: 'within-2-weeks', label: 'Seen within 2 weeks or routine', tier: 'D5', key: '7' },
    { code: 'admin-done', label: 'Administrative, done', tier: 'D7', key: '8' },
  ],
  phoneLines: [
    { id: 'appointment-and-advice', label: 'Appointment and Advice line', number: '510-555-0100', isAllDay: true },
    { id: 'emergency', label: 'Emergency services', number: '911', isAllDay: true },
    { id: 'pharmacy', label: 'Pharmacy', number: '510-555-0130', isAllDay: false },
  ],
  staff: [RIVERA, ORTIZ, WU, STONE],
  sendHoldSeconds: 10,
  messageBytes: 65_536,
  ruleSetVersion: '14',
}

export const TEMPLATES: TemplateView[] = [
  { id: 'please-call-us', name: 'Please call us', language: 'en', isClinical: false, asksPatient: true, body: 'Hello. Please call us at {line.advice}, day or night.\n\n{me.name}, {me.role}\n{clinic.name}' },
  { id: 'refill-sent', name: 'Refill sent to the pharmacy', language: 'en', isClinical: false, asksPatient: false, body: 'Hello {patient.greeting},\nYour refill of *** was sent to ***.\n\n{me.name}, {me.role}' },
  { id: 'symptom-details', name: 'Ask for symptom details', language: 'en', isClinical: true, asksPatient: true, body: 'Hello {patient.greeting},\nPlease reply with the date it started.\n\n{me.name}, {me.role}' },
  { id: 'mensaje-recibido', name: 'We received your message (Spanish)', language: 'es', isClinical: false, asksPatient: false, body: 'Hola, {patient.greeting}:\nRecibimos su mensaje sobre ***.\n\n{me.name}, {me.role}' },
]

export const GRACE: PatientBanner = {
  patientId: 'grace', family: 'Okafor', given: 'Grace', title: 'Ms', birthDate: '1961-03-02', sex: 'female', mrn: '1148820371',
  preferredName: null, pronouns: null, phone: '510-555-0142', language: 'en', deceasedDate: null,
  allergies: [{ text: 'sulfa (hives)', updatedOn: '2026-06-11' }],
  medicines: [
    { name: 'lisinopril', text: '20 mg tablet — DOSE 20 mg — by mouth — daily' },
    { name: 'hydroxyzine', text: '25 mg tablet — DOSE 25 mg — by mouth — nightly' },
  ],
  problems: ['Hypertension', 'Type 2 diabetes', 'Former smoker'],
  careTeam: [{ name: 'Dr Chen', relation: 'pcp' }, { name: 'Dr Amin', relation: 'covering' }, { name: 'Dr Wu', relation: 'readTest' }],
  lastVisit: '2026-09-02', nextVisit: null, eligible: true,
}

export const ANA: PatientBanner = {
  ...GRACE, patientId: 'ana', family: 'Smith', given: 'Ana', birthDate: '1945-07-14', mrn: '1297287652', phone: null, language: null, allergies: [], medicines: [], problems: [], careTeam: [], lastVisit: null,
}

export const message = (change: Partial<MessageView> & { messageId: string }): MessageView => ({
  kind: 'patient', author: 'Grace Okafor', authorDetail: 'patient', subject: 'Refill please', body: 'Hello, I need my lisinopril refilled.', at: NOW - 8 * MINUTE, sentAt: null,
  marks: [], delivery: null, deliveryReason: null, releaseAt: null, isMine: false, isRetracted: false, attachments: [], ...change,
})

export const staffMessage = (change: Partial<MessageView> & { messageId: string }): MessageView =>
  message({ kind: 'staff', author: 'Rivera, RN', authorDetail: 'for Dr Chen', isMine: true, delivery: 'delivered', body: 'Thank you, we look into it.', ...change })

export const allowAll = (refusals: Readonly<Record<string, string>> = {}): ThreadView['allowed'] =>
  STAFF_COMMANDS.map((command) => ({ command, allowed: refusals[command] === undefined, reason: refusals[command] ?? null }))

const OPEN_REFUSALS = {
  acceptHandOff: 'There is no open hand-off.', declineHandOff: 'There is no open hand-off.', handBack: 'You have not claimed this thread.', releaseThread: 'Nobody has claimed this thread.',
  assignThread: 'Only a supervisor reassigns work. Offer a hand-off instead.', lowerFlag: 'No red flag is raised.', reopenThread: 'This thread is open.', wakeThread: 'This thread is not snoozed.',
  withdrawReply: 'No reply of yours is waiting to leave.', retryDelivery: 'No reply needs to be sent again.',
}

/** Nothing to say of cover, reading, channel or second looks. */
export const UPKEEP: ThreadView['upkeep'] = {
  writers: [], portal: null, window: null, channel: null, callAskedAt: null, reads: {}, secondLook: null, postClosure: null, addressee: null,
  found: { dates: [], medicines: [], symptoms: [] },
}

/** A plain open thread of Grace Okafor: one message, nothing flagged. */
export const thread = (change: Partial<ThreadView> = {}): ThreadView => ({
  threadId: 't-grace', version: 7, patient: GRACE, proxy: null, subject: 'Refill please', addressedTo: 'Dr Chen', pool: { id: 'triage', name: 'Triage' }, assignee: null, isMine: false,
  people: OWN_THREAD, triage: 'routed', completion: 'open', category: 'refill', isClinical: true, tier: null, flags: [],
  clocks: [
    { clockId: 'look', kind: 'firstLook', status: 'running', startedAt: NOW - 8 * MINUTE, warnAt: NOW + 112 * MINUTE, dueAt: NOW + 232 * MINUTE, endedAt: null, wasBreached: false, label: 'First look', ledger: [{ kind: 'start', at: NOW, text: 'Starts Tue 24-Nov 09:12.' }] },
    {
      clockId: 'promise', kind: 'promise', status: 'running', startedAt: NOW - 8 * MINUTE, warnAt: NOW + DAY, dueAt: NOW + 3 * DAY, endedAt: null, wasBreached: false, label: 'Answer',
      ledger: [
        { kind: 'start', at: NOW, text: 'Starts Tue 24-Nov 09:12; that day does not count.' },
        { kind: 'counted', date: '2026-11-25', count: 1, text: 'Wed 25-Nov is business day 1 of 2.' },
        { kind: 'skipped', date: '2026-11-26', text: 'Thu 26-Nov does not count: Thanksgiving Day.' },
        { kind: 'counted', date: '2026-11-27', count: 2, text: 'Fri 27-Nov is business day 2 of 2.' },
        { kind: 'due', at: NOW + 3 * DAY, text: 'Due Fri 27-Nov 17:00, at close.' },
      ],
    },
  ],
  messages: [message({ messageId: 'm1' })],
  reply: { allowed: true, until: null }, blockers: [], allowed: allowAll(OPEN_REFUSALS), handOff: null, disposition: null, contacts: [], nextStep: null, completedBy: null, completedAt: null,
  snoozedUntil: null, queuedReply: null, drafts: { reply: null, note: null },
  trace: [
    { at: NOW - 8 * MINUTE, text: 'received, filed by the patient as Refill' },
    { at: NOW - 8 * MINUTE, text: 'screened: nothing flagged' },
    { at: NOW - 8 * MINUTE, text: 'to Triage' },
  ],
  links: [], earlier: [], emergency: EMERGENCY, upkeep: UPKEEP, ...change,
})

export const FLAG: FlagView = {
  flagId: 'f1', status: 'raised', tier: 'D0', label: 'Possible heart attack', words: ['tightness across my chest', 'down my left arm'], ruleId: 'cardiac-2', ruleSetVersion: '14', source: 'R3', raisedBy: 'screening', raisedAt: NOW - 8 * MINUTE,
}

const BLOCKERS = [
  'A patient message has no answer yet. Reply, or record a call that reached the patient.',
  'The red flag has no disposition. Press D, or lower the flag with a reason.',
  'A D0 thread ends with a recorded call, never with a text alone. Call the patient and log the outcome.',
]
const BODY = `Hello, I need my lisinopril refilled, 20 mg, the pharmacy on Telegraph. I have four tablets left.
Also since last night I have had tightness across my chest when I climb the stairs and an ache down my left arm. It goes away when I sit so I think it is only the gym. Thank you and happy Thanksgiving.`
const markOf = (words: string) => ({ field: 'body' as const, start: BODY.indexOf(words), end: BODY.indexOf(words) + words.length, label: 'cardiac' })

/** The thread of the visual target: a refill request that hides a heart attack. */
export const flagged = (change: Partial<ThreadView> = {}): ThreadView => {
  const base = thread()
  const [look, promise] = base.clocks
  return thread({
    version: 12, tier: 'D0', flags: [FLAG],
    messages: [
      message({ messageId: 'm1', body: BODY, marks: [markOf('tightness across my chest'), markOf('down my left arm')] }),
      message({ messageId: 'n1', kind: 'note', author: 'System', authorDetail: '', subject: '', body: 'Sent to the patient at once: “Your message describes signs that need help now. Call 911.” Delivered 09:12, not yet read.' }),
    ],
    clocks: look && promise ? [{
      ...look, status: 'breached', dueAt: NOW - 3 * MINUTE, warnAt: NOW - 6 * MINUTE,
      ledger: [
        { kind: 'start', at: NOW - 8 * MINUTE, text: 'A D0 flag is looked at within 5 minutes, around the clock.' },
        { kind: 'note', at: NOW - 5.5 * MINUTE, text: 'Unclaimed at 50 %: the pool is told.' },
        { kind: 'note', at: NOW - 4.25 * MINUTE, text: 'Unclaimed at 75 %: the supervisor is told.' },
        { kind: 'note', at: NOW + 2 * MINUTE, text: 'Unclaimed at 100 %: the on-call route is told.' },
        { kind: 'due', at: NOW - 3 * MINUTE, text: 'First look due.' },
      ],
    }, promise] : [],
    blockers: BLOCKERS,
    allowed: allowAll({ ...OPEN_REFUSALS, snoozeThread: 'A thread with a red flag cannot be snoozed.', completeThread: BLOCKERS.join(' ') }).map((entry) =>
      entry.command === 'lowerFlag' ? { ...entry, allowed: true, reason: null } : entry),
    trace: [
      { at: NOW - 8 * MINUTE, text: 'received, filed by the patient as Refill' },
      { at: NOW - 8 * MINUTE, text: 'screened: cardiac, tier D0' },
      { at: NOW - 8 * MINUTE, text: 'to Triage; patient told to call 911' },
      { at: NOW - 5.5 * MINUTE, text: 'pool told' },
      { at: NOW - 4.25 * MINUTE, text: 'supervisor told' },
    ],
    reply: { allowed: true, until: '2026-12-24' },
    emergency: FLAGGED_EMERGENCY,
    earlier: [
      { threadId: 't-old-1', subject: 'Refill', at: NOW - 83 * DAY, completion: 'completed' },
      { threadId: 't-old-2', subject: 'Lab question', at: NOW - 140 * DAY, completion: 'completed' },
      { threadId: 't-old-3', subject: 'Flu shot', at: NOW - 390 * DAY, completion: 'completed' },
    ],
    ...change,
  })
}

export const refusalView = (reason: string, text: string, path: string): ThreadView['reply'] => ({ allowed: false, reason, text, path })
