import { KNOWN_MEDICINES, MEDICINE_ENDINGS, NOT_MEDICINES, SYMPTOM_WORDS } from './wordLists.ts'

/**
 * S11: dates, medicine names and symptoms as they stand in the patient's messages, for the side panel. Words are found, never
 * made: every entry is a piece of the text. Nothing here flags, routes or lowers anything (that is the work of screening).
 */
export interface FoundWords {
  readonly dates: readonly FoundWord[]
  /** `listed`: name on the patient's medicine list that it stands for; null when the list does not hold it. */
  readonly medicines: readonly (FoundWord & { readonly listed: string | null })[]
  readonly symptoms: readonly FoundWord[]
}

export interface FoundWord {
  /** As the patient wrote it. */
  readonly text: string
  readonly messageId: string
}

export interface ReadText {
  readonly messageId: string
  readonly text: string
}

const MOST = 12
const NUMBER = '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of|several)'
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const DATE = new RegExp(
  [
    `\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b`,
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\\b`,
    '\\b\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?\\b',
    '\\b\\d{4}-\\d{2}-\\d{2}\\b',
    `\\b(?:since |last |on |next |this )?${DAY}(?: (?:morning|afternoon|evening|night))?\\b`,
    `\\b(?:for )?(?:the (?:last|past) )?(?:about )?${NUMBER} (?:hour|day|week|month|year)s?(?: ago| now)?\\b`,
    '\\b(?:since )?(?:yesterday|today|tonight|this morning|last night|last week|last month|this week)\\b',
  ].join('|'),
  'giu',
)

/** @param medicines names of the patient's list, as the record writes them. Pure. */
export function foundWords(texts: readonly ReadText[], medicines: readonly string[]): FoundWords {
  return {
    dates: distinct(texts.flatMap((read) => matches(read, DATE).filter(({ text }) => !/^(?:a|an) /iu.test(text) || /ago|now|for/iu.test(text)))),
    medicines: distinct(texts.flatMap((read) => medicinesIn(read, medicines))),
    symptoms: distinct(texts.flatMap((read) => matches(read, SYMPTOM))),
  }
}

const SYMPTOM = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SYMPTOM_WORDS.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

const matches = ({ messageId, text }: ReadText, pattern: RegExp): FoundWord[] =>
  [...text.matchAll(pattern)].map(([found]) => ({ text: found.trim(), messageId }))

function medicinesIn({ messageId, text }: ReadText, list: readonly string[]): FoundWords['medicines'][number][] {
  const names = new Map(list.map((name) => [firstWord(name), name]))
  const found: FoundWords['medicines'][number][] = []
  for (const [word] of text.matchAll(/[\p{L}][\p{L}-]{3,}/gu)) {
    const key = word.toLowerCase()
    const listed = names.get(key) ?? names.get(KNOWN_MEDICINES.get(key) ?? '') ?? null
    if (listed === null && !isMedicineName(key)) continue
    found.push({ text: word, messageId, listed })
  }
  return found
}

/** A name of a medicine that is commonly known, or ends like one; lower case. */
export const isMedicineName = (word: string): boolean => KNOWN_MEDICINES.has(word) || (word.length >= 7 && !NOT_MEDICINES.has(word) && MEDICINE_ENDINGS.some((ending) => word.endsWith(ending)))

const firstWord = (name: string): string => /[\p{L}-]+/u.exec(name)?.[0].toLowerCase() ?? name.toLowerCase()

/** Each once, whatever the case of its letters, in the order of the messages. */
function distinct<Word extends FoundWord>(words: readonly Word[]): Word[] {
  const seen = new Set<string>()
  const kept: Word[] = []
  for (const word of words) {
    const key = word.text.toLowerCase()
    if (seen.has(key)) continue
    seen.add(key)
    kept.push(word)
  }
  return kept.slice(0, MOST)
}
