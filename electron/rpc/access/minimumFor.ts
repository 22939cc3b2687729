import { isClinical, ROLE_LABEL, ROLES, type Role } from '#shared/domain/actor.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'

const CLINICAL_LABELS = new Set<string>(ROLES.filter(isClinical).map((role) => ROLE_LABEL[role]))
const HIDDEN = 'Confidential. Clinical staff read it.'

/**
 * D19, minimum necessary: what a clerk gets of a clerical thread. No problems, no notes of clinical staff, medicines in refill work only,
 * no message that is marked confidential. What is left out is named, so that an empty list never reads as "none". Here and not on the screen.
 */
export function minimumFor(role: Role, view: ThreadView): ThreadView {
  if (role !== 'clerk') return view
  const hidden = new Set(view.people.marks.flatMap(({ ref }) => (ref === null ? [] : [ref])))
  const keepsMedicines = view.category === 'refill'
  const messages = view.messages
    .filter((message) => !(message.kind === 'note' && CLINICAL_LABELS.has(message.authorDetail)))
    .map((message) => (hidden.has(message.messageId) ? { ...message, subject: '', body: HIDDEN, marks: [], attachments: [] } : message))
  return {
    ...view,
    messages,
    patient: view.patient && { ...view.patient, problems: [], medicines: keepsMedicines ? view.patient.medicines : [] },
    people: {
      ...view.people,
      proposal: null,
      withheld: [
        'problems', ...(keepsMedicines ? [] : ['medicines' as const]), 'notes', ...(messages.some(({ body }) => body === HIDDEN) ? ['confidential' as const] : []),
      ],
    },
  }
}
