import { findingOf, type OutgoingFinding, type Span } from './finding.ts'
import type { OtherPatient, OutgoingFacts } from './outgoingFacts.ts'
import { digitsOf, numbersIn } from './numberRuns.ts'
import { datesIn } from './writtenDates.ts'

interface Word extends Span {
  readonly key: string
  readonly isCapital: boolean
}

/** Words as names are compared: no accents, no case, no hyphen. */
const keyOf = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}]+/gu), ({ 0: word, index }) => ({
    start: index, end: index + word.length, key: keyOf(word), isCapital: /^\p{Lu}/u.test(word),
  }))
}
/** Ten thousand names are read at each send: plain letters take the short way. */
const keysOf = (name: string): string[] =>
  /^[ -~]*$/.test(name) ? name.toLowerCase().split(/[^a-z]+/).filter((key) => key !== '') : wordsOf(name).map(({ key }) => key)

/** Names, dates and numbers of the other patients, by what a text would show. Made once for one list of patients. */
interface Guard {
  /** First word of a full name, in either order → the whole of it. */
  readonly names: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly birthDates: ReadonlyMap<string, readonly OtherPatient[]>
  readonly numbers: ReadonlySet<string>
}

const guards = new WeakMap<readonly OtherPatient[], Guard>()

function guardOf(others: readonly OtherPatient[]): Guard {
  const known = guards.get(others)
  if (known) return known
  const names = new Map<string, string[][]>()
  const birthDates = new Map<string, OtherPatient[]>()
  const numbers = new Set<string>()
  const addName = (keys: string[]): void => {
    const first = keys[0]
    if (first === undefined || keys.length < 2) return
    const list = names.get(first)
    if (list) list.push(keys)
    else names.set(first, [keys])
  }
  for (const other of others) {
    const family = keysOf(other.family)
    const given = keysOf(other.given)
    if (family.length > 0 && given[0] !== undefined) {
      addName([given[0], ...family])
      addName([...family, given[0]])
    }
    if (other.birthDate !== null) {
      const sameDay = birthDates.get(other.birthDate)
      if (sameDay) sameDay.push(other)
      else birthDates.set(other.birthDate, [other])
    }
    for (const number of [digitsOf(other.mrn), digitsOf(other.phone).slice(-10)]) if (number.length >= 6) numbers.add(number)
  }
  const guard = { names, birthDates, numbers }
  guards.set(others, guard)
  return guard
}

/**
 * PS-08: another open patient's full name, birth date, record number or phone in the text. The patient's own data, the proxy's, those of
 * colleagues and of the clinic never count, whoever shares them. Linear in the text and, once for one list, in the patients.
 */
export function otherPatientsIn(text: string, facts: OutgoingFacts): OutgoingFinding[] {
  const guard = guardOf(facts.others)
  const words = wordsOf(text)
  return [...namesIn(words, guard, facts), ...birthDatesIn(text, words, guard, facts), ...numbersOfOthers(text, guard, facts)]
}

function namesIn(words: readonly Word[], guard: Guard, facts: OutgoingFacts): OutgoingFinding[] {
  const ours = [...facts.own.names, ...facts.colleagues].map(keysOf).filter((keys) => keys.length > 1)
  const isOurs = (keys: readonly string[]): boolean => ours.some((own) => keys.every((key) => own.includes(key)))
  const found: OutgoingFinding[] = []
  let free = 0
  words.forEach((word, index) => {
    if (index < free) return
    for (const keys of guard.names.get(word.key) ?? []) {
      const length = [0, 1, 2].map((between) => keys.length + between).find((count) => matches(words, index, keys, count))
      const last = length === undefined ? undefined : words[index + length - 1]
      if (length === undefined || last === undefined || isOurs(keys)) continue
      const span = words.slice(index, index + length)
      const isName = span.every(({ key, isCapital }) => isCapital || PARTICLES.has(key))
      found.push(findingOf(isName ? 'otherName' : 'lowerCaseName', { start: word.start, end: last.end }))
      free = index + length
      return
    }
  })
  return found
}

/** Small words of a family name, written without a capital. */
const PARTICLES = new Set(['de', 'la', 'las', 'los', 'del', 'da', 'das', 'do', 'dos', 'di', 'du', 'van', 'von', 'der', 'den', 'ten', 'ter', 'el', 'al', 'bin', 'ibn', 'y', 'e', 'st'])

/** Up to two middle names or initials may stand between the given and the family name. */
function matches(words: readonly Word[], from: number, keys: readonly string[], count: number): boolean {
  const skipped = count - keys.length
  if (!words.slice(from + 1, from + 1 + skipped).every(({ isCapital }) => isCapital)) return false
  return keys.every((key, at) => words[from + at + (at === 0 ? 0 : skipped)]?.key === key)
}

/** With `born` before it, or with a name of that patient in the text, a date is a birth date; alone it may be any day. */
function birthDatesIn(text: string, words: readonly Word[], guard: Guard, facts: OutgoingFacts): OutgoingFinding[] {
  const keys = new Set(words.filter(({ isCapital }) => isCapital).map(({ key }) => key))
  const ours = new Set([...facts.own.names, ...facts.colleagues].flatMap(keysOf))
  const recent = `${Number(facts.today.slice(0, 4)) - 2}${facts.today.slice(4)}`
  return datesIn(text).flatMap(({ date, ...span }) => {
    const others = date === facts.own.birthDate ? [] : (guard.birthDates.get(date) ?? [])
    if (others.length === 0) return []
    const isSaid = /(?:born|birth\p{L}*|d\.?o\.?b\.?|\bb\.|nacid[ao]|nacimiento)\W{0,3}(?:is|on|date|el|fecha)?\W{0,3}$/iu.test(text.slice(Math.max(0, span.start - 30), span.start))
    const isNamed = others.some((other) => [...keysOf(other.given), ...keysOf(other.family)].some((key) => keys.has(key) && !ours.has(key)))
    if (isSaid || isNamed) return [findingOf('otherBirthDate', span)]
    return date <= recent ? [findingOf('possibleBirthDate', span)] : []
  })
}

function numbersOfOthers(text: string, guard: Guard, facts: OutgoingFacts): OutgoingFinding[] {
  const ours = new Set([digitsOf(facts.own.mrn), ...[...facts.own.phones, ...facts.lines].map((number) => digitsOf(number).slice(-10))])
  return numbersIn(text).flatMap(({ digits, ...span }) => {
    const number = guard.numbers.has(digits) ? digits : digits.slice(-10)
    return guard.numbers.has(number) && !ours.has(number) ? [findingOf('otherNumber', span)] : []
  })
}

const GREETING = /^\s*(?:hello|hi|dear|good (?:morning|afternoon|evening)|hola|estimad[oa]|buenos días|buenas tardes),?[ \t]+([^,:.!\n]{1,80})(?=[,:.!\n]|$)/iu
const NOT_A_NAME = new Set(['mr', 'mrs', 'ms', 'mx', 'dr', 'sr', 'sra', 'dra', 'parent', 'carer', 'madre', 'padre', 'cuidador', 'friend', 'patient', 'family', 'there', 'all', 'again', 'doctor'])

/** PS-08: `Hello Grace,` over a text for Ana. Only words that begin with a capital are names. */
export function strangeGreeting(text: string, facts: OutgoingFacts): OutgoingFinding[] {
  const match = GREETING.exec(text)
  const named = match?.[1]
  if (!match || named === undefined) return []
  const names = wordsOf(named).filter(({ key, isCapital }) => isCapital && !NOT_A_NAME.has(key))
  const ours = new Set(facts.own.names.flatMap(keysOf))
  if (names.length === 0 || ours.size === 0 || names.some(({ key }) => ours.has(key))) return []
  const start = match[0].length - named.length
  return [findingOf('greeting', { start, end: start + named.trimEnd().length })]
}
