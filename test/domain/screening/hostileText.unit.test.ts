import { describe, expect, it } from 'vitest'
import { createMatchSession } from '#shared/domain/screening/matchSession.ts'
import { readWords } from '#shared/domain/screening/messageWords.ts'
import { appendTokens, newTokenList } from '#shared/domain/screening/tokenise.ts'
import { flagsOf, rules, screen } from './rules.ts'

const CYRILLIC: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с' }
const SIGN = 'I have crushing chest pain and my left arm is numb since this morning'

describe('R69: hidden and look-alike letters change nothing', () => {
  const plain = flagsOf(SIGN)

  it('the plain text raises a flag', () => {
    expect(plain).toContain('cardiac')
  })

  it.each([
    ['zero-width spaces', [...SIGN].join('\u200b')],
    ['soft hyphens and joiners', [...SIGN].join('\u00ad\u200d')],
    ['bidirectional controls', `\u202e${SIGN}\u202c`],
    ['Cyrillic look-alikes', SIGN.replaceAll(/[aeopc]/g, (letter) => CYRILLIC[letter] ?? letter)],
    ['full-width letters', [...SIGN].map((letter) => letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')],
    ['combining marks', [...SIGN].join('\u0301')],
    ['tag characters', [...SIGN].join('\u{e0020}')],
    ['upper case', SIGN.toUpperCase()],
    ['curly quotes and dashes', `“${SIGN}” — today’s note`],
  ])('%s', (_, text) => {
    expect(flagsOf(text)).toEqual(plain)
  })

  it('spans point at the words of the original text', () => {
    const body = 'Ya lo sé — mi 👵 has a fe\u200bver of 102 and shaking chills'
    const spans = screen(body).findings.flatMap(({ spans: all }) => all.map(({ start, end }) => body.slice(start, end)))
    expect(spans).toContain('shaking chills')
    expect(spans.every((words) => words.trim() === words && words.length > 0)).toBe(true)
  })

  it('full-width digits are read as numbers', () => {
    expect(flagsOf('BP ２０６/１１９ today')).toContain('cardiac')
  })
})

describe('R71: hostile text is screened in linear time', () => {
  const MEBIBYTE = 1 << 20
  const attacks = {
    'one endless word': 'a'.repeat(MEBIBYTE),
    'a sign over and over': 'chest pain '.repeat(95_000),
    'negations over and over': 'no not never '.repeat(80_000),
    'conditions in one endless sentence': 'if my chest, or no pain, '.repeat(42_000),
    'readings over and over': '100.4/100 '.repeat(100_000),
    'punctuation only': '"> \n'.repeat(260_000),
  }

  it.each(Object.entries(attacks))('%s: twice the text takes no more than about twice the time', (_, text) => {
    const time = (length: number): number => {
      const started = performance.now()
      screen(text.slice(0, length))
      return performance.now() - started
    }
    time(64 << 10)
    const half = Math.max(20, Math.min(time(256 << 10), time(256 << 10)))
    const whole = Math.min(time(512 << 10), time(512 << 10))
    expect(whole / half).toBeLessThan(4.5)
  })

  it('64 KiB, the longest message taken in, is screened within a second', () => {
    const text = attacks['conditions in one endless sentence'].slice(0, 64 << 10)
    screen(text)
    const started = performance.now()
    screen(text)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('R71: no single pattern takes more than 10 ms on 1 MiB', () => {
    const fastest = new Float64Array(rules.sequences.length).fill(Number.POSITIVE_INFINITY)
    // The fastest of three counts, so that a garbage collection is not taken for a slow pattern.
    for (let round = 0; round < 3; round += 1) {
      const tokens = newTokenList()
      appendTokens(tokens, attacks['a sign over and over'].slice(0, MEBIBYTE), 'body')
      const session = createMatchSession(rules, readWords(tokens, rules.vocabulary))
      rules.conceptSequences.forEach((_, symbol) => session.ofSymbol(symbol))
      rules.sequences.forEach((_, index) => {
        const started = performance.now()
        session.ofSequence(index)
        fastest[index] = Math.min(fastest[index] ?? 0, performance.now() - started)
      })
    }
    const slowest = [...fastest].sort((a, b) => b - a)
    // Twice the bound for the slowest one: the machine may be busy with other suites.
    expect(slowest[0] ?? 0).toBeLessThan(20)
    expect(slowest[3] ?? 0).toBeLessThan(10)
  })
})
