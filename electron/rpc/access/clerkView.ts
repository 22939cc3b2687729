import { isClinical, ROLE_LABEL, ROLES, type Actor, type Role } from '#shared/domain/actor.ts'
import type { PatientBanner, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { People } from '../people.ts'
import { isTrace } from '../views/historyText.ts'
import { clerkEventText } from './clerkEventText.ts'
import { clerkRefills } from './clerkRefills.ts'

const CLINICAL_LABELS = new Set<string>(ROLES.filter(isClinical).map((role) => ROLE_LABEL[role]))
const HIDDEN = 'Confidential. Clinical staff read it.'
/** In the place of a subject that a confidential message may have given (D18, S10). */
export const NEUTRAL_SUBJECT = 'Confidential'

export interface ClerkContext {
  readonly thread: ThreadState
  readonly events: readonly ThreadEvent[]
  readonly me: Extract<Actor, { kind: 'staff' }>
  readonly people: People
  readonly pack: PolicyPack
}

/** A message of the thread is marked by itself: its words are for clinical roles alone. */
export const hidesMessages = (thread: Pick<ThreadState, 'people'>): boolean => thread.people.confidential.some(({ kind }) => kind === 'message')

/** Subject of a thread in a list of this role's (D19). */
export const subjectFor = (role: Role, { state, subject }: { readonly state: Pick<ThreadState, 'people'>; readonly subject: string }): string =>
  role === 'clerk' && hidesMessages(state) ? NEUTRAL_SUBJECT : subject

/**
 * D19, S12, minimum necessary: what a clerk gets of a clerical thread, picked field by field, so that a field that is added to the view
 * later is left out until somebody puts it here. No problems, no clinical notes, reasons, flags or dispositions, medicines only as far as
 * a refill asks for them. What is left out is named, so that an empty list never reads as "none". Here and not on the screen.
 */
export function clerkView(view: ThreadView, context: ClerkContext): ThreadView {
  const { thread, events, me, people, pack } = context
  const isHidden = (messageId: string): boolean => markOf(thread, { kind: 'message', ref: messageId }) !== undefined
  const asks = asksOfClerks(events, me)
  const messages = view.messages
    .filter((message) => message.kind !== 'note' || !CLINICAL_LABELS.has(message.authorDetail) || asks.has(message.messageId))
    .map((message) => (isHidden(message.messageId) ? { ...message, subject: '', body: HIDDEN, marks: [], attachments: [] } : { ...message, marks: [] }))
  const refills = clerkRefills(view.refills, thread, isHidden)
  const medicines = refills && thread.category === 'refill' ? (view.patient?.medicines ?? []).filter(({ name }) => refills.medicines.some((medicine) => medicine.name === name)) : []
  const isOurs = thread.completedBy !== null && people.person(thread.completedBy).role === 'clerk'
  const disposition = pack.dispositions.find(({ code }) => code === view.disposition?.code)
  return {
    threadId: view.threadId,
    version: view.version,
    patient: view.patient && { ...bannerOf(view.patient), medicines },
    proxy: view.proxy,
    subject: hidesMessages(thread) ? NEUTRAL_SUBJECT : view.subject,
    addressedTo: view.addressedTo,
    pool: view.pool,
    assignee: view.assignee,
    isMine: view.isMine,
    triage: view.triage,
    people: peopleOf(view, messages.some(({ body }) => body === HIDDEN)),
    completion: view.completion,
    category: view.category,
    isClinical: view.isClinical,
    tier: view.tier,
    flags: [],
    clocks: view.clocks,
    messages,
    reply: view.reply,
    blockers: view.blockers,
    allowed: view.allowed,
    handOff: view.handOff,
    disposition: disposition && (!disposition.clinical || disposition.visitMode !== undefined) ? view.disposition : null,
    contacts: view.contacts,
    emergency: {
      branches: [], lines: [], onCall: view.emergency.onCall, afterHours: view.emergency.afterHours, ladder: [], call: null, welfare: null, notice: null,
      backPain: { isConcerned: false, state: 'notScreened', words: '', questions: [], screened: null, cleared: null },
    },
    appointment: view.appointment,
    nextStep: isOurs ? view.nextStep : null,
    ...(refills && { refills }),
    completedBy: view.completedBy,
    completedAt: view.completedAt,
    snoozedUntil: view.snoozedUntil,
    queuedReply: view.queuedReply,
    drafts: view.drafts,
    trace: events.filter(isTrace).flatMap((event) => {
      const text = clerkEventText(event, me, people, pack)
      return text === null ? [] : [{ at: event.at, text }]
    }),
    links: view.links,
    upkeep: upkeepOf(view),
    earlier: view.earlier,
  }
}

/** Notes that carry the words of a hand-off to this clerk, or to clerks: they were written to be read here. */
function asksOfClerks(events: readonly ThreadEvent[], me: Extract<Actor, { kind: 'staff' }>): Set<string> {
  return new Set(events.flatMap((event) =>
    event.type === 'HandOffOffered' && event.noteId !== null && (event.toStaffId === me.id || (event.toStaffId === null && event.toRole === 'clerk')) ? [event.noteId] : []))
}

const bannerOf = ({
  patientId, family, given, title, birthDate, sex, mrn, preferredName, pronouns, phone, language, deceasedDate, allergies, careTeam, lastVisit, nextVisit, eligible,
}: PatientBanner): PatientBanner => ({
  patientId, family, given, title, birthDate, sex, mrn, preferredName, pronouns, phone, language, deceasedDate, allergies, careTeam, lastVisit, nextVisit, eligible,
  medicines: [], problems: [],
})

function peopleOf({ people, patient }: ThreadView, hidesText: boolean): ThreadView['people'] {
  return {
    audience: people.audience,
    audienceWords: people.audienceWords,
    until: people.until,
    age: people.age,
    readers: people.readers,
    rule: people.rule,
    parentWroteForTeen: people.parentWroteForTeen,
    isConfidential: people.isConfidential,
    marks: people.marks,
    proposal: null,
    hint: null,
    breakGlass: [],
    withheld: ['problems', 'medicines', 'notes', ...(hidesText ? ['confidential' as const] : [])],
    refreshAt: people.refreshAt,
    outgoing: { ...people.outgoing, lastVisit: people.outgoing.lastVisit && (patient?.lastVisit ?? null), nextVisit: people.outgoing.nextVisit && (patient?.nextVisit ?? null), topics: people.outgoing.topics },
  }
}

function upkeepOf({ upkeep }: ThreadView): ThreadView['upkeep'] {
  const { writers, portal, window, channel, callAskedAt, reads, postClosure, addressee } = upkeep
  return { writers, portal, window, channel, callAskedAt, reads, secondLook: null, postClosure, addressee, found: { dates: [], medicines: [], symptoms: [] } }
}
