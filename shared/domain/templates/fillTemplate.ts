import { BLANK, HOLE_LIMIT, isPlaceholder, PLACEHOLDER_PATTERN, type TemplateFacts } from './placeholders.ts'

/** Puts what is known into the phrase. A fact that is missing, or too long for one line, becomes a blank, never an empty hole. */
export function fillTemplate(body: string, facts: TemplateFacts): string {
  return body.trim().replaceAll(PLACEHOLDER_PATTERN, (_, name: string) => {
    const fact = (isPlaceholder(name) ? facts[name] : null)?.replaceAll(/\s+/g, ' ').trim()
    return fact && fact.length <= HOLE_LIMIT ? fact : BLANK
  })
}
