import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { Occurrences } from './matchSession.ts'
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
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, sixteen: 16,
  fifteen: 15, twenty: 20, uno: 1, un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, a: 1, an: 1,
  several: 4, couple: 2, few: 3,
}))
const DAY_UNITS: ReadonlyMap<string, number> = new Map(Object.entries({
  day: 1, days: 1, dia: 1, dias: 1, d: 1, week: 7, weeks: 7, wk: 7, wks: 7, semana: 7, semanas: 7, w: 7,
  month: 30.4, months: 30.4, mo: 30.4, mos: 30.4, mth: 30.4, mths: 30.4, mes: 30.4, meses: 30.4, m: 30.4,
  year: 365, years: 365, yr: 365, yrs: 365, yo: 365, ano: 365, anos: 365, y: 365,
}))
const FAHRENHEIT = new Set(['f', 'fahrenheit', 'farenheit', 'degrees', 'degree', 'deg', 'grados', 'ish'])
const CELSIUS = new Set(['c', 'celsius', 'centigrade', 'grados', 'degrees', 'degree', 'deg'])

type ContextSymbols = CompiledRuleSet['contextSymbols']

/** Distance in tokens from `at` to the nearest occurrence, counted within one sentence; Infinity when there is none. */
const nearness = (found: Occurrences, at: number, tokens: TokenList, cursor: { low: number }, reach: number): number => {
  while (cursor.low < found.starts.length && (found.ends[cursor.low] ?? 0) < at - reach) cursor.low += 1
  let best = Number.POSITIVE_INFINITY
  for (let index = cursor.low; index < found.starts.length; index += 1) {
    const start = found.starts[index] ?? 0
    if (start > at + reach) break
    if (tokens.sentences[start] !== tokens.sentences[at]) continue
    best = Math.min(best, start > at ? start - at : Math.abs(at - (found.ends[index] ?? 0)) + 1)
  }
  return best
}

const BEFORE_BARE_READING = /^(?:at|is|was|still|now|just|then|says|said|to|read|reads|hit|dropped|it|meter|a|only|today|tengo|tiene|con|de|esta)$/

/** A reading without its unit or name: a whole number with nothing else to it ("46. had juice. 49"). */
const standsAlone = (tokens: TokenList, at: number): boolean => {
  const value = tokens.values[at] ?? 0
  if (!Number.isInteger(value) || value < 25 || (value >= 54 && value < 250)) return false
  const closing = tokens.sentences[at + 1] !== tokens.sentences[at] || (tokens.marks[at + 1] ?? '') !== ''
  const opening = at === 0 || tokens.sentences[at - 1] !== tokens.sentences[at] || BEFORE_BARE_READING.test(tokens.words[at - 1] ?? '')
  return opening && (closing || /^(?:and|with|two|now|after|but|again|even|then|shaking)$/.test(tokens.words[at + 1] ?? ''))
}

/** Every number of a message with the meanings that its neighbours give it. Linear in tokens. */
export const findReadings = (
  tokens: TokenList, ofSymbol: (symbol: number) => Occurrences, context: ContextSymbols,
): readonly Reading[] => {
  const { words, values, marks, sentences } = tokens
  const readings: Reading[] = []
  const cues = (name: keyof ContextSymbols): Occurrences => ofSymbol(context[name])
  const fever = cues('reading.temperature')
  const oxygen = cues('reading.oxygen')
  const sugar = cues('reading.glucose')
  const pulse = cues('reading.pulse')
  const ageOf = new Set(cues('reading.age-of').ends)
  const ageNot = new Set(cues('reading.age-not').starts)
  const units = new Set(cues('reading.unit').starts)
  const scoreBefore = new Set(cues('reading.score-before').ends)
  const cursors = { fever: { low: 0 }, oxygen: { low: 0 }, sugar: { low: 0 }, pulse: { low: 0 } }
  const add = (name: ReadingName, value: number, start: number, end: number): void => {
    readings.push({ name, value, start, end })
  }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const numeric = values[at] ?? Number.NaN
    const value = Number.isNaN(numeric) ? NUMBER_WORDS.get(word) ?? Number.NaN : numeric
    if (Number.isNaN(value)) continue
    const next = words[at + 1] ?? ''
    const nextMark = marks[at + 1] ?? ''
    const sameSentence = sentences[at + 1] === sentences[at]
    const mark = marks[at] ?? ''
    const days = DAY_UNITS.get(next)
    const joined = nextMark === '' || nextMark === '-'
    if (days !== undefined && joined && sameSentence && (next.length > 1 || !Number.isNaN(numeric))) {
      const half = words[at + 2] === 'y' && words[at + 3] === 'medio' || words[at + 2] === 'and' && words[at + 4] === 'half'
      const span = (value + (half ? 0.5 : 0)) * days
      const end = at + 2
      const old = words[end] === 'old' || words[end] === 'olds' || (words[end] === 'de' && /^(?:edad|nacido|nacida)/.test(words[end + 1] ?? '')) || next === 'yo'
      const opening = at === 0 || sentences[at - 1] !== sentences[at] || mark.includes('(')
      const closing = (marks[end] ?? '') !== '' || words[end] === undefined || /^(?:boy|girl|baby|infant|male|female|m|f|son|daughter|twin|and|with|has|is)$/.test(words[end] ?? '')
      if (!Number.isNaN(numeric) || NUMBER_WORDS.get(word) !== undefined) add('days', span, at, end)
      if (old || (!ageNot.has(end) && (ageOf.has(at) || (opening && closing)))) add('age', span / 30.4, at, old ? end + 1 : end)
    }
    if (Number.isNaN(numeric)) continue
    add('number', value, at, at + 1)
    const slashed = nextMark === '/' || (next === 'over' && !Number.isNaN(values[at + 2] ?? Number.NaN))
    const other = nextMark === '/' ? at + 1 : at + 2
    const bottom = slashed ? values[other] ?? Number.NaN : Number.NaN
    if (value >= 50 && value <= 300 && bottom >= 20 && bottom <= 200 && bottom < value && Number.isInteger(value) && words[other + 1] !== 'mg') {
      add('systolic', value, at, other + 1)
      add('diastolic', bottom, at, other + 1)
    }
    if (value <= 10) {
      const outOfTen = (nextMark === '/' && values[at + 1] === 10) || (next === 'out' && words[at + 2] === 'of' && /^(?:10|ten)$/.test(words[at + 3] ?? ''))
      const free = !sameSentence || nextMark !== '' || /^(?:and|or|but|right|today|now|with|when|at|most|even|on|constant|constantly|all|last|since|out|no|it|is|pain|of)$/.test(next)
      if (outOfTen) add('score', value, at, nextMark === '/' ? at + 2 : at + 4)
      else if (free && nextMark !== '/' && mark !== '/' && mark !== ':' && scoreBefore.has(at)) add('score', value, at, at + 1)
    }
    if (slashed || mark === '/' || (mark === '-' && Number.isInteger(value) && value > 200) || mark.endsWith('$') || mark.endsWith('#')) continue
    const unit = sameSentence && joined && units.has(at + 1)
    const pulseNear = nearness(pulse, at, tokens, cursors.pulse, 6)
    if (pulseNear <= 6 && value >= 20 && value <= 260 && !unit) add('pulse', value, at, at + 1)
    if (value >= 30 && value <= 110 && !(pulseNear <= 2)) {
      const decimal = !Number.isInteger(value)
      const near = nearness(fever, at, tokens, cursors.fever, 14)
      const inMessage = fever.starts.length > 0
      const asF = value >= 93 && value <= 109 && !unit && (
        (FAHRENHEIT.has(next) && joined) || near <= 14 || (decimal && value >= 99.5) || (inMessage && value >= 99 && value <= 107)
      )
      const asC = value >= 34 && value <= 42.5 && !unit && (
        (CELSIUS.has(next) && joined && near <= 14) || next === 'c' && joined || (decimal && (near <= 14 || inMessage || (value >= 38 && BEFORE_BARE_READING.test(words[at - 1] ?? '')))) || near <= (value >= 38 ? 4 : 0)
      )
      if (asF) add('temperature', value, at, at + 1)
      else if (asC) add('temperature', Math.round((value * 1.8 + 32) * 10) / 10, at, at + 1)
    }
    if (value >= 40 && value <= 100 && !unit && nearness(oxygen, at, tokens, cursors.oxygen, 8) <= 8) add('oxygen', value, at, at + 1)
    if (value >= 1.5 && value <= 1200 && !unit) {
      const near = nearness(sugar, at, tokens, cursors.sugar, 14)
      const millimole = /^mmol/.test(next)
      if (millimole || (near <= 14 && !Number.isInteger(value) && value < 35)) add('glucose', Math.round(value * 18), at, at + 1)
      else if (value >= 20 && (near <= 14 || (sugar.starts.length > 0 && standsAlone(tokens, at)))) add('glucose', value, at, at + 1)
    }
  }
  return readings
}
