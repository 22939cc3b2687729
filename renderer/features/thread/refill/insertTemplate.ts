import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { BLANK } from '#shared/domain/templates/placeholders.ts'
import { draftOf, editDraft } from '../composer/draftStore.ts'
import { phraseFacts } from '../composer/phraseFacts.ts'

/** Puts an approved phrase into the reply: alone, or after what is written. A clerk's text is one phrase, so it takes the place of another. */
export function insertTemplate(template: TemplateView, view: ThreadView, me: Person, clinic: ClinicView | null): void {
  const ref = { staffId: me.staffId, threadId: view.threadId, mode: 'reply' } as const
  const facts = phraseFacts(view, me, clinic, template.language, Date.now())
  const text = fillTemplate(template.body, facts)
  const draft = draftOf(ref)
  const isAlone = me.role === 'clerk' || draft.body.trim() === ''
  const fields = Object.values(facts).filter((fact): fact is string => typeof fact === 'string' && fact !== BLANK && text.includes(fact))
  editDraft(ref, {
    body: isAlone ? text : `${draft.body.trimEnd()}\n\n${text}`,
    templateId: isAlone ? template.id : null,
    asksPatient: template.asksPatient || (!isAlone && draft.asksPatient),
    fields: isAlone ? fields : [...new Set([...draft.fields, ...fields])],
  })
}
