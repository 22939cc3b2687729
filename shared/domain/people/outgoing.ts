import type { Audience } from './audience.ts'
import { dateIn } from '../outgoing/knownVisits.ts'
import { plain } from './plain.ts'
import type { ConfidentialTopic } from './topics.ts'

/** What a text to a proxy is held against. */
export interface OutgoingPeople {
  readonly audience: Audience
  /** The patient is 12 to 17. */
  readonly isTeen: boolean
  /** Messages and notes that are marked confidential, of every thread of the patient. */
  readonly confidentialTexts: readonly string[]
  /** Approved phrases: words that stand in one of them quote nobody. */
  readonly approvedTexts?: readonly string[]
  /** As the record writes them: `2026-09-02 Dr Chen`; null when there is none. */
  readonly lastVisit: string | null
  readonly nextVisit: string | null
  readonly isNextVisitConfidential: boolean
  readonly topics: readonly ConfidentialTopic[]
}

export interface PeopleTextProblem {
  readonly rule: 'S36' | 'S38' | 'S39'
  /** The words of the draft that it is about. */
  readonly words: string
  readonly text: string
}

const RUN = 4
/** Says by itself that the visit is over. */
const PAST = /\b(?:(?:last|previous|most recent|ultim[ao]) (?:visit|appointment|checkup|visita|cita)|(?:was|were|got) (?:last )?seen (?:on|by|in|at|last|for|here)|came (?:in|to see us|to us) (?:on|last|for)|(?:at|during|after) (?:your|his|her|their|the) (?:visit|appointment)|fue atendid[oa]|estuvo (?:aqui|en la clinica))\b[^.!?\n]{0,40}/u
/** A visit with a day, past or to come. */
const VISIT_ON = /\b(?:your|his|her|their|the|su|la) (?:\p{L}+ ){0,2}?(?:visit|appointment|visita|cita) (?:on|of|from|in|del|de)\b[^.!?\n]*/u
const TO_COME = /\b(?:is|will|next|upcoming|booked|scheduled|confirmed|open|offer\p{L}*|es|sera|proxim[ao]|programad[ao]|confirmad[ao])\b/u

/**
 * What an outgoing text may not say to this reader (S36, S38, S39, D18). To the patient it may say everything. Pure; the composer shows it
 * while one writes, the write path refuses it.
 */
export function peopleTextProblems(draft: string, people: OutgoingPeople): PeopleTextProblem[] {
  if (people.audience === 'self') return []
  const text = plain(draft)
  const problems: PeopleTextProblem[] = []
  const quoted = quotedRun(draft, people.confidentialTexts, people.approvedTexts ?? [])
  if (quoted !== null) problems.push({ rule: 'S38', words: quoted, text: 'This quotes something confidential. A proxy would read it: take it out, or call the patient.' })
  const next = people.isNextVisitConfidential ? dateIn(text, people.nextVisit) : null
  if (next !== null) problems.push({ rule: 'S36', words: next, text: 'This appointment is not displayed to a proxy. Only displayed upcoming appointments may be named: call the patient.' })
  if (people.audience === 'childFull' || people.audience === 'adultGranted' || !people.isTeen) return problems
  for (const { label, pattern } of people.topics) {
    const [found] = [...text.matchAll(pattern)]
    if (found) problems.push({ rule: 'S38', words: found[0], text: `This names confidential care (${label.toLowerCase()}). Nothing about it goes to a proxy: call the teen, or write in the teen’s own thread.` })
  }
  const past = PAST.exec(text)?.[0].trim() ?? datedVisit(text, people.nextVisit) ?? dateIn(text, people.lastVisit)
  if (past !== null) problems.push({ rule: 'S39', words: past, text: 'A proxy of a 12 to 17 year old gets no details of past visits. Take this out.' })
  return problems
}

/** A visit with a day that does not say that it is to come; null when there is none. */
function datedVisit(text: string, nextVisit: string | null): string | null {
  const found = VISIT_ON.exec(text)?.[0].trim()
  return found === undefined || TO_COME.test(found) || dateIn(found, nextVisit) !== null ? null : found
}

/** A run of four words that a confidential text has too; null when there is none. Words of one letter do not make a run. */
function quotedRun(draft: string, texts: readonly string[], approved: readonly string[]): string | null {
  if (texts.length === 0) return null
  const mine = wordsOf(draft)
  const ours = new Set(approved.flatMap((text) => runsOf(wordsOf(text))))
  const theirs = new Set(texts.flatMap((text) => runsOf(wordsOf(text))).filter((run) => !ours.has(run)))
  for (let at = 0; at + RUN <= mine.length; at += 1) {
    const run = mine.slice(at, at + RUN).join(' ')
    if (theirs.has(run)) return run
  }
  return null
}

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}']+/gu) ?? []
const runsOf = (words: readonly string[]): string[] =>
  words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')).filter((run) => /\p{L}{4}/u.test(run))
