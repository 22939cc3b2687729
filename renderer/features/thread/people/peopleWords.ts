import { formatIsoDate } from '#renderer/ui/format.ts'
import { plain } from '#shared/domain/people/plain.ts'
import { peopleTextProblems, type OutgoingPeople, type PeopleTextProblem } from '#shared/domain/people/outgoing.ts'
import type { PeopleView, ReaderView } from '#shared/contract/schemas/peopleView.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'

/** `9 years`, `1 year`; null when the age is not recorded. */
export const ageWords = (age: number | null): string | null => (age === null ? null : `${age} ${age === 1 ? 'year' : 'years'}`)

/** What whoever wrote may read: `can read everything`, `has access to messages until 31-Mar-2026`. */
export const accessWords = ({ audienceWords, until }: PeopleView): string => `${audienceWords.replace(/\.$/, '')}${until === null ? '' : ` until ${formatIsoDate(until)}`}`

/** `LEE, Kim (mother)`. */
export const readerWords = ({ name, relation }: ReaderView): string => `${name} (${relation})`

/** People who can read an answer here, whoever it goes to first. */
export const canReadIt = ({ readers }: PeopleView): ReaderView[] => readers.filter((reader) => reader.canRead)

const KIND_WORDS = { thread: 'The whole thread', message: 'A message', note: 'An internal note', appointment: 'The next appointment' } as const
export const markWords = (kind: keyof typeof KIND_WORDS): string => KIND_WORDS[kind]

/** S36, S38, S39: what this draft may not say to whoever reads it, by the same rule as the write path. */
export function draftProblems(view: ThreadView, draft: string): PeopleTextProblem[] {
  const { people } = view
  if (people.rule.kind === 'refused' || draft.trim() === '') return []
  const marked = new Set(people.marks.flatMap(({ ref }) => (ref === null ? [] : [ref])))
  const outgoing: OutgoingPeople = {
    audience: people.audience, isTeen: people.outgoing.isTeen, lastVisit: people.outgoing.lastVisit, nextVisit: people.outgoing.nextVisit,
    isNextVisitConfidential: people.outgoing.isNextVisitConfidential,
    confidentialTexts: view.messages.filter(({ messageId }) => people.isConfidential || marked.has(messageId)).map(({ body }) => body),
    topics: people.outgoing.topics.map(({ label, source }) => ({ id: plain(label), label, groups: [], workTypes: [], pattern: new RegExp(source, 'giu') })),
  }
  return peopleTextProblems(draft, outgoing)
}

/** Why this draft may not leave, because of who reads it; null when it may. `phrase` is the approved phrase that it is, word for word. */
export function peopleProblem(view: ThreadView, draft: string, phraseId: string | null): string | null {
  const { rule } = view.people
  if (rule.kind === 'phrases' && !(phraseId !== null && rule.templates.includes(phraseId))) return `${rule.text} ${rule.path}`
  return draftProblems(view, draft)[0]?.text ?? null
}
