import type { Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { foundWords } from '#shared/domain/found/foundWords.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { portalRefusal, REPLY_REFUSAL_WORDS, replyWindow } from '#shared/domain/thread/replyState.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { isChannelSettled } from '#shared/domain/thread/upkeep/channelMark.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { UpkeepView } from '#shared/contract/schemas/upkeepView.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import type { People } from '../people.ts'
import { poolOf } from './inboxRowOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface UpkeepContext {
  readonly engine: Engine
  readonly thread: ThreadState
  readonly me: Staff
  readonly people: People
  readonly facts: Facts
  readonly patient: PatientRecord | null
  readonly messages: readonly StoredMessage[]
}

export function upkeepViewOf({ engine, thread, me, people, facts, patient, messages }: UpkeepContext): UpkeepView {
  const { pack } = engine
  const portal = portalRefusal(facts.patient, pack, facts.now)
  const window = replyWindow(thread, pack, facts.now)
  const { channelMark, callAsked, postClosure } = thread
  const written = messages.filter((message) => message.kind === 'patient')
  return {
    writers: engine.presence.writers(thread.threadId).filter(({ staffId }) => staffId !== me.id).map(({ staffId, until }) => ({ person: people.person(staffId), until })),
    portal: portal && { reason: portal.reason, text: portal.text, path: portal.path },
    window: window && { ...window, days: pack.windows.replyDays },
    channel: channelMark && { at: channelMark.at, by: channelMark.by === 'screening' ? 'screening' : people.label(channelMark.by), isSettled: isChannelSettled(thread) },
    callAskedAt: callAsked?.at ?? null,
    reads: Object.fromEntries(thread.replies.flatMap((reply) => (reply.readAt ? [[reply.replyId, reply.readAt]] : []))),
    secondLook: secondLookOf(thread, me, people),
    postClosure: postClosure && { ...postClosure },
    addressee: addresseeOf(thread, people, facts, patient),
    found: foundOf(written, patient),
  }
}

function secondLookOf(thread: ThreadState, me: Staff, people: People): UpkeepView['secondLook'] {
  const { lowered } = thread
  if (!thread.secondLook || lowered === null) return null
  const flag = thread.flags.find((candidate) => lowered.flagIds.includes(candidate.flagId) && candidate.finding.tier === lowered.tier)
  const label = flag === undefined || flag.raisedBy !== 'screening' ? 'Red flag raised by hand' : GROUP_LABEL[flag.finding.group]
  return { by: people.label(lowered.loweredBy), at: lowered.at, reason: lowered.reason, tier: lowered.tier, label, isMine: lowered.loweredBy === me.id }
}

/** S4, in words that a clerk may say to the patient. */
const RELATION_TEXT = {
  pcp: 'is the patient’s own doctor (PCP).',
  seen: 'has seen the patient.',
  consulted: 'was consulted by a colleague. The patient may never have met them.',
  readTest: 'helped to read a test. The patient may never have met them.',
  covering: 'covers for a colleague who takes part in the care.',
} as const

function addresseeOf(thread: ThreadState, people: People, facts: Facts, patient: PatientRecord | null): UpkeepView['addressee'] {
  const { addressedTo } = thread
  if (addressedTo === null) return null
  const { name } = people.person(addressedTo)
  const relation = patient?.careTeam.find((member) => member.staffId === addressedTo)?.relation ?? null
  const pcp = patient?.careTeam.find((member) => member.relation === 'pcp')?.staffId ?? null
  const today = localDateOf(facts.now, facts.pack.timeZone)
  const out = facts.absences.find((absence) => absence.from <= today && today <= absence.to)
  return {
    name,
    relation,
    text: relation === null ? `${name} is not on the patient’s care team in the record.` : `${name} ${RELATION_TEXT[relation]}`,
    pcp: pcp === null || pcp === addressedTo ? null : people.person(pcp).name,
    out: out ? { until: out.to, cover: out.coveredBy === null ? null : (out.coveredByName ?? people.person(out.coveredBy).name) } : null,
  }
}

function foundOf(written: readonly StoredMessage[], patient: PatientRecord | null): UpkeepView['found'] {
  const { dates, medicines, symptoms } = foundWords(written.map(({ messageId, subject, body }) => ({ messageId, text: `${subject}\n${body}` })), (patient?.medicines ?? []).map(({ name }) => name))
  return { dates: dates.map((word) => ({ ...word })), medicines: medicines.map((word) => ({ ...word })), symptoms: symptoms.map((word) => ({ ...word })) }
}

/** D11, S7: to whom, who has it, where it stands: two people never answer one concern against each other. */
export function linkedThreadOf(link: ThreadState['links'][number], other: { state: ThreadState; subject: string }, people: People, pack: PolicyPack): ThreadView['links'][number] {
  const { state, subject } = other
  const pool = poolOf(state.pool, pack)
  return {
    threadId: link.threadId,
    relation: link.relation,
    subject,
    addressedTo: state.addressedTo === null ? (pool?.name ?? null) : people.person(state.addressedTo).name,
    owner: state.assignee !== null ? people.label(state.assignee) : pool === null ? 'nobody yet' : `nobody yet, in ${pool.name}`,
    state: stateWords(state),
    refusal: link.refusal ? REPLY_REFUSAL_WORDS[link.refusal].text : null,
  }
}

function stateWords(state: ThreadState): string {
  if (state.completion === 'completed') return 'completed'
  if (state.completion === 'waitingOnPatient') return 'waiting for the patient'
  if (state.unanswered.length === 0 && state.replies.length > 0) return 'answered'
  return state.firstLookedAt === null ? 'not looked at yet' : 'not answered yet'
}
