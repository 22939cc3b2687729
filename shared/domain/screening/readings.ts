import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { Occurrences } from './occurrences.ts'
import type { ReadingName } from './patternSyntax.ts'
import type { TokenList } from './tokenise.ts'

/**
 * A number with its meaning. Units: temperature °F, systolic and diastolic mmHg, oxygen %, glucose mg/dL, pulse beats a
 * minute, age in months, days in days, score 0 to 10, number as written.
 */
export interface Reading {
  readonly name: ReadingName
  readonly value: number
  readonly start: number
  readonly end: number
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(Object.entries({
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  fifteen: 15, sixteen: 16, twenty: 20, a: 1, an: 1, few: 3, several: 4, couple: 2,
  uno: 1, un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10,
}))
const DAY_UNITS: ReadonlyMap<string, number> = new Map(Object.entries({
  day: 1, days: 1, dia: 1, dias: 1, d: 1, week: 7, weeks: 7, wk: 7, wks: 7, semana: 7, semanas: 7, w: 7,
  month: 30.4, months: 30.4, mo: 30.4, mos: 30.4, mth: 30.4, mths: 30.4, mes: 30.4, meses: 30.4, m: 30.4,
  year: 365, years: 365, yr: 365, yrs: 365, yo: 365, ano: 365, anos: 365, y: 365,
}))
const FAHRENHEIT = new Set(['f', 'fahrenheit', 'farenheit', 'degrees', 'degree', 'deg', 'grados', 'ish'])
const CELSIUS = new Set(['c', 'celsius', 'centigrade', 'grados', 'degrees', 'degree', 'deg'])

type ContextSymbols = CompiledRuleSet['contextSymbols']

const BEFORE_BARE_READING = new RegExp(`^(?:${[
  'at', 'is', 'was', 'still', 'now', 'just', 'then', 'says', 'said', 'to', 'reads?', 'hit', 'dropped', 'it', 'meter', 'a', 'only', 'today',
  'tengo', 'tiene', 'con', 'de', 'esta',
].join('|')})$`)
const AFTER_BARE_READING = /^(?:and|with|two|now|after|but|again|even|then|shaking)$/
const AFTER_AGE = /^(?:boy|girl|baby|infant|male|female|m|f|son|daughter|twin|and|with|has|is)$/
const AFTER_SCORE = new RegExp(`^(?:${[
  'and', 'or', 'but', 'right', 'today', 'now', 'with', 'when', 'at', 'most', 'even', 'on', 'constant(?:ly)?', 'all', 'last', 'since', 'out',
  'no', 'it', 'is', 'pain', 'of',
].join('|')})$`)

/** Occurrences of a cue, asked for with rising token indexes; keeps the search linear. */
const nearTo = (found: Occurrences, tokens: TokenList, reach: number): ((at: number) => number) => {
  let low = 0
  return (at) => {
    while (low < found.starts.length && (found.ends[low] ?? 0) < at - reach) low += 1
    let best = Number.POSITIVE_INFINITY
    for (let index = low; index < found.starts.length; index += 1) {
      const start = found.starts[index] ?? 0
      if (start > at + reach) break
      if (tokens.sentences[start] !== tokens.sentences[at]) continue
      best = Math.min(best, start > at ? start - at : Math.abs(at - (found.ends[index] ?? 0)) + 1)
    }
    return best
  }
}

/** A reading without its unit or name: a whole number with nothing else to it ("46. had juice. 49"). */
const standsAlone = (tokens: TokenList, at: number): boolean => {
  const value = tokens.values[at] ?? 0
  if (!Number.isInteger(value) || value < 25 || (value >= 54 && value < 250)) return false
  const closing = tokens.sentences[at + 1] !== tokens.sentences[at] || (tokens.marks[at + 1] ?? '') !== ''
  const opening = at === 0 || tokens.sentences[at - 1] !== tokens.sentences[at] || BEFORE_BARE_READING.test(tokens.words[at - 1] ?? '')
  return opening && (closing || AFTER_BARE_READING.test(tokens.words[at + 1] ?? ''))
}

/** Every number of a message with the meanings that its neighbours give it. Linear in tokens. */
export const findReadings = (
  tokens: TokenList, ofSymbol: (symbol: number) => Occurrences, context: ContextSymbols,
): readonly Reading[] => {
  const { words, values, marks, sentences } = tokens
  const readings: Reading[] = []
  const cues = (name: keyof ContextSymbols): Occurrences => ofSymbol(context[name])
  const feverCues = cues('reading.temperature')
  const sugarCues = cues('reading.glucose')
  const near = {
    fever: nearTo(feverCues, tokens, 14),
    oxygen: nearTo(cues('reading.oxygen'), tokens, 8),
    sugar: nearTo(sugarCues, tokens, 14),
    pulse: nearTo(cues('reading.pulse'), tokens, 6),
  }
  const ageOf = new Set(cues('reading.age-of').ends)
  const ageNot = new Set(cues('reading.age-not').starts)
  const units = new Set(cues('reading.unit').starts)
  const scoreBefore = new Set(cues('reading.score-before').ends)
  const word = (at: number): string => words[at] ?? ''
  const mark = (at: number): string => marks[at] ?? ''
  const isNumber = (at: number): boolean => !Number.isNaN(values[at] ?? Number.NaN)
  const add = (name: ReadingName, value: number, start: number, end: number): void => {
    readings.push({ name, value, start, end })
  }

  /** "6 weeks", "un mes y medio": a span of days, and an age where the words around it say so. */
  const addSpan = (at: number, value: number): void => {
    const unit = word(at + 1)
    const days = DAY_UNITS.get(unit)
    const joined = mark(at + 1) === '' || mark(at + 1) === '-'
    if (days === undefined || !joined || sentences[at + 1] !== sentences[at] || (unit.length === 1 && !isNumber(at))) return
    const half = (word(at + 2) === 'y' && word(at + 3) === 'medio') || (word(at + 2) === 'and' && word(at + 4) === 'half')
    const span = (value + (half ? 0.5 : 0)) * days
    const end = at + 2
    add('days', span, at, end)
    const old = /^olds?$/.test(word(end)) || (word(end) === 'de' && /^(?:edad|nacido|nacida)/.test(word(end + 1))) || unit === 'yo'
    const opening = at === 0 || sentences[at - 1] !== sentences[at] || mark(at).includes('(')
    const closing = mark(end) !== '' || words[end] === undefined || AFTER_AGE.test(word(end))
    if (old || (!ageNot.has(end) && (ageOf.has(at) || (opening && closing)))) add('age', span / 30.4, at, old ? end + 1 : end)
  }

  /** "140/90", "140 over 90". True when the number belongs to a pair, whatever the pair means. */
  const addPressure = (at: number, value: number): boolean => {
    const slashed = mark(at + 1) === '/' || (word(at + 1) === 'over' && isNumber(at + 2))
    if (!slashed) return false
    const other = mark(at + 1) === '/' ? at + 1 : at + 2
    const bottom = values[other] ?? Number.NaN
    const plausible = Number.isInteger(value) && value >= 50 && value <= 300 && bottom >= 20 && bottom <= 200 && bottom < value
    if (plausible && word(other + 1) !== 'mg') {
      add('systolic', value, at, other + 1)
      add('diastolic', bottom, at, other + 1)
    }
    return true
  }

  /** "8/10", "9 out of 10", "it is a 9". */
  const addScore = (at: number, value: number): void => {
    const slashed = mark(at + 1) === '/'
    if (slashed && values[at + 1] === 10) add('score', value, at, at + 2)
    else if (word(at + 1) === 'out' && word(at + 2) === 'of' && /^(?:10|ten)$/.test(word(at + 3))) add('score', value, at, at + 4)
    else {
      const free = sentences[at + 1] !== sentences[at] || mark(at + 1) !== '' || AFTER_SCORE.test(word(at + 1))
      if (free && !slashed && mark(at) !== '/' && mark(at) !== ':' && scoreBefore.has(at)) add('score', value, at, at + 1)
    }
  }

  const addTemperature = (at: number, value: number): void => {
    const next = word(at + 1)
    const joined = mark(at + 1) === '' || mark(at + 1) === '-'
    const decimal = !Number.isInteger(value)
    const distance = near.fever(at)
    const cued = distance <= 14
    const spokenOf = feverCues.starts.length > 0
    const fahrenheit = value >= 93 && value <= 109 && (
      cued || (FAHRENHEIT.has(next) && joined) || (decimal && value >= 99.5) || (spokenOf && value >= 99 && value <= 107)
    )
    if (fahrenheit) {
      add('temperature', value, at, at + 1)
      return
    }
    const bareCelsius = decimal && (cued || spokenOf || (value >= 38 && BEFORE_BARE_READING.test(word(at - 1))))
    const namedCelsius = joined && (next === 'c' || (CELSIUS.has(next) && cued))
    const celsius = value >= 34 && value <= 42.5 && (bareCelsius || namedCelsius || distance <= (value >= 38 ? 4 : 0))
    if (celsius) add('temperature', Math.round((value * 1.8 + 32) * 10) / 10, at, at + 1)
  }

  const addGlucose = (at: number, value: number): void => {
    const cued = near.sugar(at) <= 14
    const millimole = word(at + 1).startsWith('mmol') || (cued && !Number.isInteger(value) && value < 35)
    if (millimole) add('glucose', Math.round(value * 18), at, at + 1)
    else if (value >= 20 && (cued || (sugarCues.starts.length > 0 && standsAlone(tokens, at)))) add('glucose', value, at, at + 1)
  }

  for (let at = 0; at < words.length; at += 1) {
    const value = isNumber(at) ? values[at] ?? 0 : NUMBER_WORDS.get(word(at))
    if (value === undefined) continue
    addSpan(at, value)
    if (!isNumber(at)) continue
    add('number', value, at, at + 1)
    const paired = addPressure(at, value)
    if (value <= 10) addScore(at, value)
    const phonePart = mark(at) === '-' && Number.isInteger(value) && value > 200
    if (paired || mark(at) === '/' || phonePart || /[$#]$/.test(mark(at))) continue
    const joined = mark(at + 1) === '' || mark(at + 1) === '-'
    if (sentences[at + 1] === sentences[at] && joined && units.has(at + 1)) continue
    const pulse = near.pulse(at)
    if (pulse <= 6 && value >= 20 && value <= 260) add('pulse', value, at, at + 1)
    if (value >= 30 && value <= 110 && pulse > 2) addTemperature(at, value)
    if (value >= 40 && value <= 100 && near.oxygen(at) <= 8) add('oxygen', value, at, at + 1)
    if (value >= 1.5 && value <= 1200) addGlucose(at, value)
  }
  return readings
}
