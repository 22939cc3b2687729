import { describe, expect, it } from 'vitest'
import { explainScreening } from '#shared/domain/screening/explainScreening.ts'
import { rules, screen } from './rules.ts'

describe('D9: a screening can be explained', () => {
  const body = 'Please renew my statin. Crushing chest pain since noon. No fever.'
  const explained = explainScreening({ subject: 'refill', body }, rules)

  it('gives the screening itself', () => {
    expect(explained.screening).toEqual(screen(body, { subject: 'refill' }))
    expect(explained.flagScore).toBeGreaterThanOrEqual(explained.threshold ?? Infinity)
  })

  it('gives each sentence with its weight, the heaviest with the sign', () => {
    const texts = explained.sentences.map(({ words }) => words.map(({ field, start, end }) => field === 'body' ? body.slice(start, end) : '').join(' '))
    const heaviest = explained.sentences.reduce((best, { weight }, at) => weight > (explained.sentences[best]?.weight ?? 0) ? at : best, 0)
    expect(texts[heaviest]).toContain('chest pain')
  })

  it('names the contexts that void a word, and the rules they hold back', () => {
    const fever = explained.sentences.flatMap(({ words }) => words).find(({ field, start, end }) => field === 'body' && body.slice(start, end) === 'fever')
    expect(fever?.contexts).toContain('negated')
    const denied = explainScreening({ subject: '', body: 'No chest pain, no fainting.' }, rules)
    expect(denied.heldBack.map(({ group }) => group)).toContain('cardiac')
  })
})
