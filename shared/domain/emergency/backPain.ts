import type { EmergencyPolicy } from './emergencyPolicy.ts'
import type { BackPainState } from './emergencyState.ts'
import type { ThreadState } from '../thread/state.ts'

/** S52: may the patient start the back-pain programme? `reasons` name each "yes", or what was not asked. */
export type ProgrammeState =
  | { readonly kind: 'notScreened' | 'screenClear' | 'cleared' }
  | { readonly kind: 'incomplete' | 'notCleared'; readonly reasons: readonly string[] }

export function programmeState(backPain: BackPainState | null, questions: EmergencyPolicy['backPain']['questions']): ProgrammeState {
  if (backPain === null) return { kind: 'notScreened' }
  const answered = (answer: string): string[] => questions.filter(({ id }) => (backPain.answers[id] ?? 'notAsked') === answer).map(({ short }) => short)
  const yes = answered('yes')
  if (yes.length > 0) return backPain.clearance === null ? { kind: 'notCleared', reasons: yes } : { kind: 'cleared' }
  const open = answered('notAsked')
  return open.length > 0 ? { kind: 'incomplete', reasons: open } : { kind: 'screenClear' }
}

/** `Not cleared for the back-pain programme: leg weakness`. */
export function programmeWords(state: ProgrammeState): string {
  switch (state.kind) {
    case 'notScreened':
      return 'Not screened for the back-pain programme'
    case 'incomplete':
      return `Back-pain screen not finished: ${state.reasons.join(', ')} not asked`
    case 'notCleared':
      return `Not cleared for the back-pain programme: ${state.reasons.join(', ')}`
    case 'screenClear':
      return 'Back-pain screen clear: the programme may be offered'
    case 'cleared':
      return 'Cleared for the back-pain programme by a doctor'
  }
}

export const mayOfferProgramme = (state: ProgrammeState): boolean => state.kind === 'screenClear' || state.kind === 'cleared'

const BACK_WORDS = /\bback\s*(?:-|\s)?(?:pain|ache|aches|aching|hurts?|hurting|spasms?|is killing|went out|exercis\w*|program\w*)|\b(?:pain|ache|hurts?) in (?:my|his|her|the)(?: lower)? back\b|backache|lumbago|sciatica|dolor de espalda|me duele la espalda/i
const BACK_GROUPS: readonly string[] = ['back_pain_red_flag', 'cauda_equina']

/** Does the thread concern back pain, by its flags or by what the patient wrote? Only opens the checklist (S52). */
export function concernsBackPain(thread: Pick<ThreadState, 'flags' | 'emergency'>, patientTexts: readonly string[]): boolean {
  return thread.emergency.backPain !== null || thread.flags.some((flag) => BACK_GROUPS.includes(flag.finding.group)) || patientTexts.some((text) => BACK_WORDS.test(text))
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s‐-―-]+/g, ' ')

/** S52: does an outgoing text speak of the programme? The pack's words; what only says that the patient must not start yet does not count. */
export function speaksOfProgramme(text: string, policy: EmergencyPolicy['backPain'], isConcerned: boolean): boolean {
  const rest = policy.beforeWords.reduce((left, words) => left.replaceAll(plain(words), ' '), plain(text))
  return [...policy.programmeWords, ...(isConcerned ? policy.threadWords : [])].some((words) => rest.includes(plain(words)))
}

/** S52: why a text about the programme may not leave now, with the path; null when it may. */
export function programmeRefusal(thread: Pick<ThreadState, 'emergency'>, questions: EmergencyPolicy['backPain']['questions']): string | null {
  const state = programmeState(thread.emergency.backPain, questions)
  if (mayOfferProgramme(state)) return null
  const path = state.kind === 'notCleared' ? 'A physician or PA clears the patient first.' : 'Ask the four questions and record the back-pain screen first; after a yes a physician or PA clears the patient first.'
  return `${programmeWords(state)}. ${path}`
}
