import type { RefObject } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import type { Draft, DraftRef } from '../composer/draftStore.ts'
import { editDraft } from '../composer/draftStore.ts'
import { typeInto, type Phrases } from '../composer/usePhrases.ts'

/** English and Spanish id of the phrase behind a remedy: the clinic's words, never the program's. */
const PHRASES = {
  wayBack: { en: 'covering-way-back', es: 'sustituto-como-escribir' },
  moveToPhone: { en: 'move-to-phone', es: 'mejor-por-telefono' },
} as const

export interface RemedyContext {
  templates: readonly TemplateView[]
  phrases: Pick<Phrases, 'factsFor'>
  box: RefObject<HTMLTextAreaElement | null>
  draft: Draft
  draftRef: DraftRef
  language: 'en' | 'es'
}

/** S20 puts the way back under the text; S15 puts a short "please call" in place of it. The browser's undo takes either back. */
export function remedyWith({ templates, phrases, box, draft, draftRef, language }: RemedyContext): (remedy: keyof typeof PHRASES) => void {
  return (remedy) => {
    const id = PHRASES[remedy][language]
    const phrase = templates.find((template) => template.id === id)
    if (!phrase) return say(`The approved phrase “${id}” is not in this clinic’s list.`, 'refused')
    const text = fillTemplate(phrase.body, phrases.factsFor(phrase))
    const kept = remedy === 'wayBack' ? draft.body.trimEnd() : ''
    const body = kept === '' ? text : `${kept}\n\n${text}`
    const asksPatient = draft.asksPatient || phrase.asksPatient
    typeInto(box.current, 0, draft.body.length, body)
    editDraft(draftRef, { body, templateId: kept === '' ? phrase.id : null, fields: kept === '' ? [] : draft.fields, asksPatient })
    announce(`Inserted ${phrase.name}.`)
  }
}
