import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { BLANK, type TemplateFacts } from '#shared/domain/templates/placeholders.ts'
import { counted } from '../words.ts'
import { editDraft, type Draft, type DraftRef } from './draftStore.ts'
import { findPhrases, phraseFacts, typedPhrase } from './phraseFacts.ts'

export interface PhraseContext {
  view: ThreadView
  me: Person
  clinic: ClinicView | null
  draftRef: DraftRef
  draft: Draft
  templates: readonly TemplateView[]
  box: RefObject<HTMLTextAreaElement | null>
}

export interface Phrases {
  listId: string
  isOpen: boolean
  found: readonly TemplateView[]
  activeIndex: number
  active: TemplateView | undefined
  onCaret: (text: string, caret: number) => void
  /** True when the key was for the list. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
  close: () => void
  insert: (phrase: TemplateView) => void
  factsFor: (phrase: TemplateView) => TemplateFacts
}

/** Dot phrases: `.thy` at a word start lists matches; the phrase takes the place of what was typed, facts filled in, blanks left. */
export function usePhrases({ view, me, clinic, draftRef, draft, templates, box }: PhraseContext): Phrases {
  const listId = useId()
  const [token, setToken] = useState<{ start: number; typed: string } | null>(null)
  const [activeIndex, setActiveIndex] = useState(0)
  const language = view.patient?.language ?? null
  const found = token ? findPhrases(templates, token.typed, language) : NONE
  const isOpen = found.length > 0
  const close = () => setToken(null)
  const factsFor = (phrase: TemplateView) => phraseFacts(view, me, clinic, phrase.language, Date.now())

  const onCaret = (text: string, caret: number) => {
    const typed = typedPhrase(text, caret)
    setToken(typed)
    setActiveIndex(0)
    const matches = typed ? findPhrases(templates, typed.typed, language) : NONE
    if (matches[0]) announce(`${counted(matches.length, 'phrase')}. ${matches[0].name}: Enter inserts it.`)
  }

  /** A clerk's text is one approved phrase, so a new one takes the place of everything; others insert where the cursor is. */
  const insert = (phrase: TemplateView) => {
    close()
    const facts = factsFor(phrase)
    const text = fillTemplate(phrase.body, facts)
    const area = box.current
    const body = area?.value ?? draft.body
    const replacesAll = me.role === 'clerk'
    const from = replacesAll ? 0 : (token?.start ?? area?.selectionStart ?? body.length)
    const to = replacesAll ? body.length : (area?.selectionEnd ?? body.length)
    const isWhole = body.slice(0, from).trim() === '' && body.slice(to).trim() === ''
    const start = isWhole ? 0 : from
    const next = isWhole ? text : body.slice(0, from) + text + body.slice(to)
    const fields = Object.values(facts).filter((fact): fact is string => typeof fact === 'string' && text.includes(fact) && fact !== BLANK)
    const allFields = [...new Set([...(isWhole ? [] : draft.fields), ...fields])]
    const asksPatient = draft.asksPatient || phrase.asksPatient
    typeInto(area, isWhole ? 0 : from, isWhole ? body.length : to, text)
    editDraft(draftRef, { body: next, templateId: isWhole ? phrase.id : null, fields: allFields, asksPatient })
    announce(`Inserted ${phrase.name}. ${counted(blanksOf(next).length, 'blank')}.`)
    requestAnimationFrame(() => selectFirstBlank(box.current, start, text))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const active = found[activeIndex]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = (activeIndex + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length
      setActiveIndex(next)
      announce(found[next]?.name ?? '')
    } else if (event.key === 'Enter' && !event.shiftKey && active) insert(active)
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return { listId, isOpen, found, activeIndex, active: found[activeIndex], onCaret, onKeyDown, close, insert, factsFor }
}

const NONE: readonly TemplateView[] = []

/** Through the browser's own editing, so that the platform's undo takes a phrase back like typed words. */
export function typeInto(area: HTMLTextAreaElement | null, from: number, to: number, text: string): void {
  if (!area) return
  area.focus()
  area.setSelectionRange(from, to)
  document.execCommand('insertText', false, text)
}

function selectFirstBlank(area: HTMLTextAreaElement | null, start: number, text: string): void {
  if (!area) return
  area.focus()
  const blank = blanksOf(text)[0]
  if (blank) area.setSelectionRange(start + blank.start, start + blank.end)
  else area.setSelectionRange(start + text.length, start + text.length)
}
