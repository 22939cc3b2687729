import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { TemplateFacts } from '#shared/domain/templates/placeholders.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'

/** What a phrase may name in this thread, for this person. */
export function phraseFacts(view: ThreadView, me: Person | null, clinic: ClinicView | null, language: string, now: number): TemplateFacts {
  return templateFacts({
    patient: view.patient,
    hasProxy: view.proxy !== null,
    me,
    clinicName: clinic?.clinicName ?? null,
    newMessagePath: clinic?.newMessagePath,
    phoneLines: clinic?.phoneLines ?? [],
    language,
    today: new Intl.DateTimeFormat('en-CA', { timeZone: clinic?.timeZone ?? 'UTC' }).format(now),
  })
}

/** Phrases for `.name`: ids that begin so, then names and ids that hold it. For a patient who does not read English the phrases of their language come first. */
export function findPhrases(templates: readonly TemplateView[], typed: string, language: string | null, limit = 7): TemplateView[] {
  const wanted = typed.toLowerCase()
  const score = (template: TemplateView): number => {
    if (template.id.startsWith(wanted)) return 0
    if (template.id.split('-').some((word) => word.startsWith(wanted))) return 1
    return template.id.includes(wanted) || template.name.toLowerCase().includes(wanted) ? 2 : 9
  }
  const foreign = (template: TemplateView): number => (isLanguage(template.language, language) ? 0 : 1)
  return templates
    .filter((template) => score(template) < 9)
    .toSorted((a, b) => (isLanguage('en', language) ? score(a) - score(b) || foreign(a) - foreign(b) : foreign(a) - foreign(b) || score(a) - score(b)))
    .slice(0, limit)
}

/** Whether the record's language (a code or a word) is that of the phrase. */
export function isLanguage(code: string, recorded: string | null): boolean {
  if (!recorded) return code.startsWith('en')
  const short = code.slice(0, 2)
  return recorded.toLowerCase().startsWith(short) || (short === 'es' && /^(spa|españ)/i.test(recorded))
}

/** `.na` before the caret, at a word start and beginning with a letter, so that `.5` is a number. */
export function typedPhrase(text: string, caret: number): { start: number; typed: string } | null {
  const match = /(?:^|\s)\.([a-z][a-z0-9-]*)$/i.exec(text.slice(Math.max(0, caret - 60), caret))
  const typed = match?.[1]
  return typed === undefined ? null : { start: caret - typed.length - 1, typed }
}
