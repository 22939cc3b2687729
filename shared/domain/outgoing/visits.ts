import { findingOf, type OutgoingFinding } from './finding.ts'
import type { OutgoingAudience } from './outgoingFacts.ts'
import { sentencesOf, type Sentence } from './sentences.ts'

const DAYS = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|miércoles|jueves|viernes|sábado|domingo'
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'
/** A day or a time of day. The fence keeps parts of phone numbers out. */
const WHEN = new RegExp(
  `(?<![\\p{L}\\d])(?:${DAYS}|tomorrow|tonight|mañana|${MONTHS})(?=\\s+\\d|\\s+the\\s+\\d|[\\s,.;:!?)]|$)(?<!\\bmay)|` +
    `(?<![\\d-])\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?(?![\\d-])|(?<![\\d-])\\d{1,2}:\\d{2}(?!\\d)|\\b\\d{1,2}\\s?[ap]\\.?m\\b|\\bat (?:noon|\\d{1,2})\\b(?!-)|` +
    `\\bmay\\s+\\d{1,2}\\b|\\b\\d{1,2}-(?:${MONTHS})\\b`,
  'iu',
)

/** A visit that exists; not a request for one, not the making of one, not the name of the phone line. */
const VISIT_WORD =
  '(?:appointments?|appts?|visits?|check-?ups?|citas?|consultas?)(?!\\s+(?:requests?|and\\s+advice|line|form))(?!\\p{L})'
const VISIT = new RegExp(
  `(?<!\\p{L})(?<!\\b(?:make|making|book|schedule|arrange|request|want|need|ask for|offer|offer you|hacer|pedir|pida|programar|solicitar|solicitud de)\\s+(?:(?:an?|another|new|una|otra|the|your|su)\\s+){0,2}(?:new\\s+|video\\s+|phone\\s+)?)${VISIT_WORD}`,
  'iu',
)
const BOOKED =
  /(?<!\p{L})(?:re)?(?:booked|scheduled|confirmed|cancell?ed|reserved|moved|programad[ao]|confirmad[ao]|cancelad[ao]|reservad[ao])(?!\p{L})(?!\s+(?:only\s+)?(?:by phone|online|por teléfono|solo por))/iu
const OWNED = new RegExp(
  `(?<!\\p{L})(?:your|his|her|their|the|this|that(?!\\s+an?\\s)|su|la)\\s+(?:\\p{L}+\\s+){0,3}${VISIT_WORD}\\s+(?:is|was|are|were|will|with|at|on|in|has|stays|remains|es|está|con|el|en|sigue)(?!\\p{L})`,
  'iu',
)
const EXISTS = new RegExp(
  `(?<!\\p{L})(?:has|(?<!\\bto\\s)have|had|see|find|found|there\\s+(?:is|are|was)|tiene|hay|vemos)\\s+(?:(?:an?|no|any|one|two|the|\\d+|una|la|ninguna)\\s+(?:\\p{L}+\\s+){0,3}?)?${VISIT_WORD}`,
  'iu',
)
const DECLINES =
  /(?<!\p{L})(?:can ?not|can['’]t|may not|are not allowed to|not able to|unable to|no podemos|no puedo)\s+(?:\p{L}+\s+){0,2}?(?:say|confirm|tell|share|discuss|see|view|show|give|decir|confirmar|compartir|ver|dar)(?!\p{L})/iu

/** The fields of a visit as a form lists them. */
const LISTED = /(?<!\p{L})(?:date\s+and\s+time|fecha\s+y\s+hora)\s*:/iu

/** Does this sentence tell that there is a visit, when it is, or that there is none? */
export function quotesVisit(sentence: string): boolean {
  if (LISTED.test(sentence)) return true
  if (!VISIT.test(sentence)) return false
  if (DECLINES.test(sentence) && !WHEN.test(sentence)) return false
  return BOOKED.test(sentence) || OWNED.test(sentence) || EXISTS.test(sentence) || WHEN.test(sentence)
}

/** S34: a requester without the right hears nothing of a visit, neither that it is nor that it is not. */
export function unauthorisedVisits(text: string, audience: OutgoingAudience): OutgoingFinding[] {
  if (audience !== 'unmatched') return []
  return sentencesOf(text).filter((sentence) => quotesVisit(sentence.text)).map((sentence) => findingOf('confirmsVisit', sentence))
}

/** Why somebody comes, what was found, what it costs: a sixth field, whoever may see the five (S42). */
const SIXTH =
  /(?<!\p{L})(?:reason|because|diagnos\p{L}+|results?|tests?\s+(?:showed|for)|prescri\p{L}+|medicines?|medications?|symptoms?|copay\p{L}*|insurance|treatment|to\s+(?:discuss|talk\s+about|check|treat|follow\s+up\s+on|review)|about\s+(?:his|her|their|your|the)|for\s+(?:his|her|their)\s+\p{L}+|motivo|porque|diagnóstico|resultados?|medicinas?|medicamentos?|síntomas?|tratamiento|para\s+hablar)(?!\p{L})/iu

/** Of these the sentence before or after the visit is read too. */
const REASON = /(?<!\p{L})(?:the\s+reason|because|diagnos\p{L}+|el\s+motivo|porque|diagnóstico)(?!\p{L})/iu

/** S42: a proxy hears the five fields of a visit and no sixth. */
export function sixthFields(text: string, audience: OutgoingAudience): OutgoingFinding[] {
  if (audience === 'self' || audience === 'unmatched') return []
  const sentences = sentencesOf(text)
  const quotes = sentences.map((sentence) => quotesVisit(sentence.text))
  return sentences.flatMap((sentence, index) => {
    const isBeside = quotes[index - 1] === true || quotes[index + 1] === true
    const sixth = quotes[index] ? SIXTH.exec(sentence.text) : isBeside ? REASON.exec(sentence.text) : null
    if (sixth === null) return []
    const start = sentence.start + sixth.index
    return [findingOf('sixthField', { start, end: start + sixth[0].length })]
  })
}

const MENTAL =
  /(?<!\p{L})(?:psychiatr\p{L}*|psycholog\p{L}*|psychotherap\p{L}*|mental[- ]health|behaviou?ral[- ]health|(?<!(?:physical|speech|occupational|hand|respiratory|massage)\s)therapist|talk\s+therapy|counsel(?:l?ing|l?ors?)|psiquiatr\p{L}*|psic[oó]log\p{L}*|psicoterap\p{L}*|salud\s+(?:mental|conductual)|terapeuta)(?!\p{L})/iu
const ANY_VISIT = /(?<!\p{L})(?:appointments?|appts?|visits?|sessions?|bookings?|intake|citas?|consultas?|sesi[oó]n(?:es)?)(?!\p{L})/iu
const COMES = /(?<!\p{L})(?:see(?:s|ing)?\s+you|expects?\s+you|meet(?:s|ing)?|come\s+(?:in|to)|arrive|waiting\s+for\s+you|l[oa]\s+(?:espera|verá|atenderá))(?!\p{L})/iu
const BY_PHONE = /(?<!\p{L})(?:call|phone|llam\p{L}+|teléfono)(?!\p{L})/iu

/**
 * S47: no text books, names or confirms a mental health visit, not even to the patient. Naming the phone line to call is the one thing
 * that may be written.
 */
export function mentalHealthVisits(text: string): OutgoingFinding[] {
  if (!MENTAL.test(text)) return []
  const sentences = sentencesOf(text)
  const isRoute = ({ text: words }: Sentence): boolean => BY_PHONE.test(words) && !quotesVisit(words) && !COMES.test(words)
  const names = (sentence: Sentence | undefined): boolean => sentence !== undefined && MENTAL.test(sentence.text) && !isRoute(sentence)
  return sentences
    .filter((sentence, index) => {
      const tells = quotesVisit(sentence.text) || (COMES.test(sentence.text) && WHEN.test(sentence.text))
      if (MENTAL.test(sentence.text)) return tells || (ANY_VISIT.test(sentence.text) && !isRoute(sentence))
      return tells && (names(sentences[index - 1]) || names(sentences[index + 1]))
    })
    .map((sentence) => findingOf('mentalHealthVisit', sentence))
}
