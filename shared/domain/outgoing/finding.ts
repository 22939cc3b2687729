/** What a check of an outgoing text may say. Codes are stored with the reply where a person sent it all the same; never renamed. */
export const OUTGOING_CODES = [
  'empty', 'blank', 'flash', 'mentalHealthVisit', 'confirmsVisit', 'sixthField', 'hiddenVisit', 'outsideScope', 'resultsOnline', 'noWayBack',
  'otherName', 'otherBirthDate', 'otherNumber',
  'lowerCaseName', 'possibleBirthDate', 'greeting', 'sensitiveWords', 'attachment', 'unit', 'latin', 'trailingZero', 'nakedDecimal', 'adjacentNumbers',
] as const
export type OutgoingCode = (typeof OUTGOING_CODES)[number]

/** One thing that is wrong with a text before it leaves. Offsets are UTF-16 units of the text as given, end exclusive. */
export interface OutgoingFinding {
  /** `code:start`: what a person ticks, and what travels back with the text. */
  readonly id: string
  readonly code: OutgoingCode
  /** `block`: the text cannot leave. `warning`: it leaves when a person says so for this finding. */
  readonly level: 'block' | 'warning'
  /** Rule of the clinic behind it: `S47`, `PS-08`. */
  readonly rule: string
  /** What is wrong and what to do, without the words themselves. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** What the composer offers to do about it. */
  readonly remedy: 'wayBack' | 'moveToPhone' | null
}

const CHECKS: Record<OutgoingCode, Pick<OutgoingFinding, 'level' | 'rule' | 'text'> & { remedy?: OutgoingFinding['remedy'] }> = {
  empty: { level: 'block', rule: 'S5', text: 'Nothing is written. Spaces alone do not count.' },
  blank: { level: 'block', rule: 'S5', text: 'A blank is left. F2 goes there.' },
  flash: { level: 'block', rule: 'S50', text: 'Flash is gone. Take this out; use the video visit phrase.' },
  mentalHealthVisit: { level: 'block', rule: 'S47', text: 'A mental health visit is never booked, named or confirmed in writing. Give the phone line instead.' },
  confirmsVisit: { level: 'block', rule: 'S34', text: 'This person has no right to hear of a visit, not even that there is none. Take this out.' },
  sixthField: { level: 'block', rule: 'S42', text: 'Only when, who, where, what to bring, and how to change it may be told of a visit, in the approved phrase. Use the phrase “Details of a visit: the five fields”.' },
  hiddenVisit: { level: 'block', rule: 'S38', text: 'This visit is told to this reader by nobody in writing. Take it out; call the patient, or give the phone line.' },
  outsideScope: { level: 'block', rule: 'S41', text: 'The patient granted this person no access to this. Take it out, or call the patient.' },
  resultsOnline: { level: 'block', rule: 'S61', text: 'This patient cannot see results online. Call, or send a letter.' },
  noWayBack: { level: 'block', rule: 'S20', text: 'You answer for a colleague, so the patient has no Reply. Say how to reach us: a phone line or a new message.', remedy: 'wayBack' },
  otherName: { level: 'block', rule: 'PS-08', text: 'This is the name of another patient.' },
  otherBirthDate: { level: 'block', rule: 'PS-08', text: 'This is the birth date of another patient.' },
  otherNumber: { level: 'block', rule: 'PS-08', text: 'This is the record number or phone of another patient.' },
  lowerCaseName: { level: 'warning', rule: 'PS-08', text: 'This may be the name of another patient.' },
  possibleBirthDate: { level: 'warning', rule: 'PS-08', text: 'This date is also the birth date of another patient. Is it meant?' },
  greeting: { level: 'warning', rule: 'PS-08', text: 'The greeting names neither the patient nor who wrote for them.' },
  sensitiveWords: { level: 'warning', rule: 'S15', text: 'This repeats private words of the patient. A phone call keeps them out of the record.', remedy: 'moveToPhone' },
  attachment: { level: 'warning', rule: 'PS-08', text: 'The text speaks of an attachment, and there is none.' },
  unit: { level: 'warning', rule: 'PS-34', text: 'Write “units” or “mcg” in full: U, IU and µg are misread.' },
  latin: { level: 'warning', rule: 'PS-34', text: 'Write “once a day” or “every other day” in full.' },
  trailingZero: { level: 'warning', rule: 'PS-34', text: 'A zero after the point is misread as ten times the dose. Write 1, not 1.0.' },
  nakedDecimal: { level: 'warning', rule: 'PS-34', text: 'Put a zero before the point: 0.5, not .5.' },
  adjacentNumbers: { level: 'warning', rule: 'PS-34', text: 'Two numbers side by side run together. Write “1 tablet of 200 mg”.' },
}

export interface Span {
  readonly start: number
  readonly end: number
}

export function findingOf(code: OutgoingCode, { start, end }: Span): OutgoingFinding {
  const { remedy = null, ...check } = CHECKS[code]
  return { id: `${code}:${start}`, code, ...check, start, end, remedy }
}

/** Every place where the pattern stands. */
export function findAll(code: OutgoingCode, pattern: RegExp, text: string): OutgoingFinding[] {
  return Array.from(text.matchAll(pattern), (match) => findingOf(code, { start: match.index, end: match.index + match[0].length }))
}

/** What the history says of a warning that a person sent all the same. */
export const WARNING_WORDS: Partial<Record<OutgoingCode, string>> = {
  lowerCaseName: 'a name', possibleBirthDate: 'a date', greeting: 'the greeting', sensitiveWords: 'private words', attachment: 'no attachment',
  unit: 'a unit', latin: 'a Latin short form', trailingZero: 'a zero after the point', nakedDecimal: 'a point without a zero', adjacentNumbers: 'two numbers side by side',
}
