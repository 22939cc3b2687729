import { blanksOf } from '../templates/blanks.ts'
import { findAll, findingOf, type OutgoingFinding } from './finding.ts'
import { misreadNumbers } from './numbers.ts'
import { digitsOf } from './numberRuns.ts'
import { otherPatientsIn, strangeGreeting } from './otherPatients.ts'
import type { OutgoingFacts } from './outgoingFacts.ts'
import { sentencesOf } from './sentences.ts'
import { quotedSensitiveWords } from './sensitive.ts'
import { outsideScope } from './scope.ts'
import { hiddenVisits, mentalHealthVisits, sixthFields, unauthorisedVisits } from './visits.ts'

/** A text on its way to a patient, without its signature. */
export interface OutgoingDraft {
  readonly body: string
  /** How many files go with it. */
  readonly attachments: number
}

/**
 * Everything that is wrong with a text before it leaves, all at once, hard blocks first, then by place. The composer shows it and the
 * write path enforces it. Pure; linear in the text; 20 ms at most for what a portal takes (PS-08).
 * Rules: S5, S15, S20, S34, S36, S38, S41, S42, S47, S50, S61, PS-08, PS-34.
 */
export function checkOutgoing(draft: OutgoingDraft, facts: OutgoingFacts): OutgoingFinding[] {
  const { body } = draft
  const end = body.length
  if (body.trim() === '') return [findingOf('empty', { start: 0, end })]
  const visits = [...mentalHealthVisits(body), ...hiddenVisits(body, facts), ...unauthorisedVisits(body, facts), ...sixthFields(body, facts), ...outsideScope(body, facts)]
  const found = [
    ...blanksOf(body).map((blank) => findingOf('blank', blank)),
    ...otherPatientsIn(body, facts),
    ...visits,
    ...findAll('flash', FLASH, body),
    ...resultsOnline(body, facts),
    ...(facts.coveringFor !== null && !namesWayBack(body, facts.lines) ? [findingOf('noWayBack', { start: end, end })] : []),
    ...strangeGreeting(body, facts),
    ...quotedSensitiveWords(body, facts.sensitiveSaid),
    ...missingAttachment(draft),
    ...misreadNumbers(body),
  ]
  const unique = [...new Map(found.map((finding) => [finding.id, finding])).values()]
  return unique.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning') || a.start - b.start)
}

export const isBlocked = (findings: readonly OutgoingFinding[]): boolean => findings.some(({ level }) => level === 'block')

/** S50: the browser part, not hot flashes and not a flash of light. */
const FLASH =
  /(?<!\p{L})(?:adobe\s+flash(?:\s+player)?|flash[\s-]*(?:player|plug-?in)|shockwave|(?:install|enable|update|download|needs?|allow|turn\s+on|instal[ae]r?|activ[ae]r?|actualic[ae]|actualizar)\s+(?:(?:the|latest|a|recent|newest|version|of|el|la)\s+)*flash)(?!\p{L})/giu

const RESULTS = /(?<!\p{L})(?:results?|labs?|tests?\s+results?|resultados?|análisis)(?!\p{L})/iu
const ONLINE = /(?<!\p{L})(?:online|on-line|on\s+the\s+(?:portal|app|website|site)|in\s+the\s+(?:portal|app)|your\s+(?:portal|account|app)|website|en\s+línea|en\s+el\s+portal|en\s+la\s+(?:aplicación|app|página))(?!\p{L})/iu
const SEES = /(?<!\p{L})(?:see|view|look|check|find|read|available|posted|appear|shown?|ve[ar]|consult[ae]r?|revis[ae]r?|encontrar|disponibles?)(?!\p{L})/iu

/** S61: portal results need care at a medical office of the clinic. */
function resultsOnline(body: string, facts: OutgoingFacts): OutgoingFinding[] {
  if (facts.seesResultsOnline) return []
  return sentencesOf(body)
    .filter(({ text }) => RESULTS.test(text) && ONLINE.test(text) && SEES.test(text) && !/(?<!\p{L})(?:not|cannot|can't|can’t|no)(?!\p{L})/iu.test(text))
    .map((sentence) => findingOf('resultsOnline', sentence))
}

/** S20: a line of the clinic, or "start a new message". */
function namesWayBack(body: string, lines: readonly string[]): boolean {
  if (/(?<!\p{L})(?:new\s+message|mensaje\s+nuevo|nuevo\s+mensaje)(?!\p{L})/iu.test(body)) return true
  const digits = digitsOf(body)
  return lines.some((line) => digitsOf(line).length >= 7 && digits.includes(digitsOf(line)))
}

const ATTACHED = /(?<!\p{L})(?:attach(?:ed|ment|ments|ing)|enclos(?:ed|ing)|adjunt[oa]s?)(?!\p{L})/iu
const THEIRS = /(?<!\p{L})(?:you(?:r)?|su|sus|usted)\s+(?:\p{L}+\s+){0,2}?(?:attach\p{L}*|enclos\p{L}*|adjunt\p{L}*)|(?:attach\p{L}*)\s+(?:to\s+)?your/iu

/** An attachment that is named and not there; what the patient attached does not count. */
function missingAttachment({ body, attachments }: OutgoingDraft): OutgoingFinding[] {
  if (attachments > 0) return []
  return sentencesOf(body).flatMap((sentence) => {
    const match = THEIRS.test(sentence.text) ? null : ATTACHED.exec(sentence.text)
    if (match === null) return []
    const start = sentence.start + match.index
    return [findingOf('attachment', { start, end: start + match[0].length })]
  }).slice(0, 1)
}
