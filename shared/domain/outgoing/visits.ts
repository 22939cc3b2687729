import { findingOf, type OutgoingFinding } from './finding.ts'
import type { OutgoingFacts } from './outgoingFacts.ts'
import { isVisitPhrase, namesClinician, namesDay } from './knownVisits.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { mayHearOfVisits, reachOf } from './textReach.ts'

const DAYS = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|miércoles|jueves|viernes|sábado|domingo'
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'
/** A day or a time of day. The fence keeps parts of phone numbers out. */
export const WHEN = new RegExp(
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
export const DECLINES =
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

type VisitFacts = Pick<OutgoingFacts, 'audience' | 'reach' | 'today'>

/** S34, S41: a requester without the right hears nothing of a visit, neither that it is nor that it is not. */
export function unauthorisedVisits(text: string, facts: VisitFacts): OutgoingFinding[] {
  if (mayHearOfVisits(facts)) return []
  return sentencesOf(text).filter((sentence) => quotesVisit(sentence.text)).map((sentence) => findingOf('confirmsVisit', sentence))
}

/** Why somebody comes, what was found, what it costs: a sixth field, whoever may see the five (S42). */
const SIXTH =
  /(?<!\p{L})(?:reason|because|diagnos\p{L}+|results?|tests?\s+(?:showed|for)|prescri\p{L}+|medicines?|medications?|symptoms?|copay\p{L}*|insurance|treatment|to\s+(?:discuss|talk\s+about|check|treat|follow\s+up\s+on|review)|about\s+(?:his|her|their|your|the)|for\s+(?:his|her|their)\s+\p{L}+|motivo|porque|diagnóstico|resultados?|medicinas?|medicamentos?|síntomas?|tratamiento|para\s+hablar)(?!\p{L})/iu

/** Of these the sentence before or after the visit is read too. */
const REASON = /(?<!\p{L})(?:the\s+reason|because|diagnos\p{L}+|el\s+motivo|porque|diagnóstico)(?!\p{L})/iu

/** Tells of a visit that is over, which is no visible appointment: held to the list of words alone. */
const OVER = /(?<!\p{L})(?:saw|was|were|seen|found|did|gave|checked|came|last|previous|vimos|fue|estuvo|últim[ao])(?!\p{L})/iu
const TO_COME = /(?<!\p{L})(?:is|will|next|upcoming|booked|scheduled|confirmed|es|será|próxim[ao]|programad[ao]|confirmad[ao])(?!\p{L})/iu

/**
 * S42: a proxy hears the five fields of a visit and no sixth. Since no list of words knows every sixth field, a visit to come is told in
 * the approved phrase alone; of free words each sentence about it is refused.
 */
export function sixthFields(text: string, facts: VisitFacts): OutgoingFinding[] {
  if (facts.audience === 'self' || !mayHearOfVisits(facts)) return []
  const sentences = sentencesOf(text)
  const isPhrase = isVisitPhrase(text, reachOf(facts).visitPhrases)
  const quotes = sentences.map(({ text: words }) => quotesVisit(words) || namesKnownVisit(words, facts))
  return sentences.flatMap((sentence, index) => {
    const isBeside = quotes[index - 1] === true || quotes[index + 1] === true
    const sixth = quotes[index] ? SIXTH.exec(sentence.text) : isBeside ? REASON.exec(sentence.text) : null
    if (sixth !== null) {
      const start = sentence.start + sixth.index
      return [findingOf('sixthField', { start, end: start + sixth[0].length })]
    }
    const isOver = OVER.test(sentence.text) && !TO_COME.test(sentence.text)
    return quotes[index] && !isPhrase && !isOver ? [findingOf('sixthField', sentence)] : []
  })
}

/** The day of a visit that this reader may hear of, though no word says "visit". */
const namesKnownVisit = (sentence: string, facts: VisitFacts): boolean =>
  reachOf(facts).shownVisits.some((visit) => namesDay(sentence, visit.date, facts.today))

/**
 * S36, S38, S47: a visit that this reader may not hear of, by its clinician or its day, whatever it is called. A day or clinician that a
 * shown visit has too tells nothing by itself.
 */
export function hiddenVisits(text: string, facts: VisitFacts): OutgoingFinding[] {
  const { hiddenVisits: hidden, shownVisits: shown } = reachOf(facts)
  if (hidden.length === 0) return []
  return sentencesOf(text).filter(({ text: words }) => {
    const tells = quotesVisit(words) || BOOKED.test(words) || (COMES.test(words) && WHEN.test(words))
    return hidden.some(({ date, clinician }) => {
      const isHere = namesClinician(words, clinician) && !shown.some((visit) => visit.clinician === clinician)
      if (isHere && (tells || WHEN.test(words) || ANY_VISIT.test(words))) return true
      return namesDay(words, date, facts.today) && !shown.some((visit) => visit.date === date) && (tells || facts.audience !== 'self')
    })
  }).map((sentence) => findingOf('hiddenVisit', sentence))
}

/** Therapy of the body is none of the mind. */
const BODY = '(?<!(?:physical|speech|language|occupational|hand|respiratory|massage|radiation|infusion|hormone|light|oxygen|wound|aquatic|vision|drug|antibiotic|iv)\\s)'
const MENTAL = new RegExp(
  '(?<!\\p{L})(?:psych|psychiatr\\p{L}*|psycholog\\p{L}*|psychotherap\\p{L}*|mental[- ]health|behaviou?ral[- ](?:health|medicine)|' +
    `${BODY}therapists?|${BODY}therapy\\s+(?:sessions?|appointments?|appts?|visits?|groups?|intake|hour)|(?:your|his|her|their)\\s+therapy|` +
    '(?:talk|couples|family|group|individual|cognitive|behaviou?ral)\\s+therapy|counsel(?:l?ing|l?ors?)|addiction\\s+\\p{L}+|psyd|lcsw|lmft|' +
    'psiqui\\p{L}*|psic[oó]log\\p{L}*|psicoterap\\p{L}*|salud\\s+(?:mental|conductual)|terapeuta|(?:su|la|sesi[oó]n\\s+de|cita\\s+de)\\s+terapia(?!\\s+(?:física|ocupacional|respiratoria|del\\s+habla))|' +
    'consejer[ií]a|consejer[oa])(?!\\p{L})',
  'iu',
)
const ANY_VISIT = /(?<!\p{L})(?:appointments?|appts?|visits?|sessions?|bookings?|intake|citas?|consultas?|sesi[oó]n(?:es)?)(?!\p{L})/iu
const COMES = /(?<!\p{L})(?:see(?:s|ing)?\s+you|expects?\s+you|meet(?:s|ing)?|come\s+(?:in|to)|arrive|waiting\s+for\s+you|l[oa]\s+(?:espera|verá|atenderá))(?!\p{L})/iu
const BY_PHONE = /(?<!\p{L})(?:call|phone|llam\p{L}+|teléfono)(?!\p{L})/iu
/** `Your counseling is on Monday`: the care itself stands for the visit. */
const OF_YOURS = /(?<!\p{L})(?:your|his|her|their|su|sus)(?!\p{L})/iu
const NEGATED = /(?<!\p{L})(?:not|never|cannot|can['’]t|nunca|no\s+se)(?!\p{L})/iu

/**
 * S47: no text books, names or confirms a mental health visit, not even to the patient. Naming the phone line to call is the one thing
 * that may be written.
 */
export function mentalHealthVisits(text: string): OutgoingFinding[] {
  if (!MENTAL.test(text)) return []
  const sentences = sentencesOf(text)
  /** Told without a word for a visit: "booked with psychiatry", "your counseling is on Monday". */
  const isSaid = (words: string): boolean =>
    MENTAL.test(words) && !NEGATED.test(words) && (BOOKED.test(words) || (WHEN.test(words) && (OF_YOURS.test(words) || !BY_PHONE.test(words))))
  const isRoute = ({ text: words }: Sentence): boolean => BY_PHONE.test(words) && !quotesVisit(words) && !COMES.test(words) && !isSaid(words)
  const names = (sentence: Sentence | undefined): boolean => sentence !== undefined && MENTAL.test(sentence.text) && !isRoute(sentence)
  return sentences
    .filter((sentence, index) => {
      const tells = quotesVisit(sentence.text) || (COMES.test(sentence.text) && WHEN.test(sentence.text))
      if (MENTAL.test(sentence.text)) return tells || isSaid(sentence.text) || (ANY_VISIT.test(sentence.text) && !isRoute(sentence))
      return tells && (names(sentences[index - 1]) || names(sentences[index + 1]))
    })
    .map((sentence) => findingOf('mentalHealthVisit', sentence))
}

/** Does this text name mental health care? For the visits of the record, which are words only (S47). */
export const namesMentalHealth = (text: string): boolean => MENTAL.test(text)
