import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { voiceHint } from '#shared/domain/people/guardianVoice.ts'
import { peopleTextProblems, type OutgoingPeople } from '#shared/domain/people/outgoing.ts'
import { CALL_US_PHRASES, TEEN_PARENT_PHRASES } from '#shared/domain/people/replyRule.ts'
import { parseConfidentialTopics, proposeConfidential } from '#shared/domain/people/topics.ts'
import { readResources } from '#electron/console/resources.ts'

const resources = resolve(import.meta.dirname, '../../../resources')
const topics = parseConfidentialTopics(parse(readFileSync(resolve(resources, 'policy/confidential-topics.v1.yaml'), 'utf8')))
const toTeensParent: OutgoingPeople = {
  audience: 'teenLimited', isTeen: true, confidentialTexts: [], lastVisit: '2025-09-02 Dr Chen', nextVisit: '2026-03-20 Dr Chen', isNextVisitConfidential: false, topics,
}
const rules = (draft: string, changes: Partial<OutgoingPeople> = {}): string[] => peopleTextProblems(draft, { ...toTeensParent, ...changes }).map(({ rule }) => rule)
const proposed = (text: string): string[] => proposeConfidential([text], { groups: [], workType: 'other' }, topics).map(({ id }) => id)

describe('what may not be said to a proxy', () => {
  it.each([
    ['Your last visit was fine.', ['S39']], ['She was seen on Tuesday.', ['S39']], ['We saw her 9/2/25.', ['S39']], ['It was on 02-Sep.', ['S39']], ['Fue el 2 de septiembre.', ['S39']],
    ['Fue atendida en abril.', ['S39']], ['Please bring the form.', []], ['Her next appointment is March 20.', []], ['Your visit on the third went well.', ['S39']], ['His appointment on April 3 is booked.', []], ['At her visit we talked.', ['S39']], ['The appointment on March 20 stands.', []], ['Take 9 tablets in 2 days.', []],
    ['He may have chlamydia.', ['S38']], ['Hablamos de anticonceptivos.', ['S38']], ['Her therapist will call.', ['S38']],
  ])('to the parent of a teen: %s', (draft, expected) => expect(rules(draft)).toEqual(expected))

  it('the patient may be told everything; the parent of a child all but what is marked', () => {
    const draft = 'Your last visit was fine. You told us that you skip the evening tablet.'
    const confidentialTexts = ['I know that you skip the evening tablet at camp']
    expect(rules(draft, { audience: 'self', confidentialTexts })).toEqual([])
    expect(rules(draft, { audience: 'childFull', isTeen: false, confidentialTexts })).toEqual(['S38'])
    expect(rules(draft, { audience: 'adultGranted', isTeen: false, confidentialTexts })).toEqual(['S38'])
  })

  it('a quote is found whatever its case, accents and line breaks; three words in common are no quote', () => {
    const confidentialTexts = ['Olvidó TOMAR las pastillas']
    expect(rules('olvido\ntomar las  pastillas', { confidentialTexts })).toEqual(['S38'])
    expect(rules('tomar las pastillas hoy', { confidentialTexts })).toEqual([])
  })

  it('64 KiB of text is checked within 50 ms', () => {
    const long = 'please take one tablet and call us when it hurts again '.repeat(1190)
    const started = performance.now()
    rules(long, { confidentialTexts: [long.toUpperCase()] })
    expect(performance.now() - started).toBeLessThan(250)
  })
})

describe('proposals of confidentiality', () => {
  it.each([
    ['Can I get birth control?', ['contraception']], ['Quiero anticonceptivos', ['contraception']], ['I think I am pregnant', ['pregnancy']], ['creo que estoy EMBARAZADA', ['pregnancy']],
    ['could it be an STD', ['sexual-infection']], ['I have been vaping', ['substance-use']], ['me siento deprimida', ['mental-health']], ['my stepdad hits me', ['abuse']],
    ['My knee hurts when I run', []], ['Where is the pillow form?', []], ['Is Stdio a word? abusive? condominium?', []],
  ])('%s', (text, expected) => expect(proposed(text)).toEqual(expected))

  it('a red-flag group tells of a topic without its words', () => {
    expect(proposeConfidential(['see above'], { groups: ['suicide_self_harm'], workType: 'other' }, topics)).toMatchObject([{ id: 'mental-health', words: [] }])
  })
})

describe('who seems to write', () => {
  it.each([
    ['my daughter has a fever', 'self', 'parentInOwnAccount'], ['Soy la madre de Ana', 'self', 'parentInOwnAccount'], ['mi hija tiene fiebre', 'self', 'parentInOwnAccount'],
    ['I have a fever', 'self', null], ['please don’t tell my mom', 'teenLimited', 'teenInProxyAccount'], ['tengo 15 años y me duele', 'teenLimited', 'teenInProxyAccount'],
    ['my son has a fever', 'teenLimited', null],
  ] as const)('%s, as %s', (text, grade, expected) => expect(voiceHint(text, grade, true)).toBe(expected))
  it('an adult who writes of a daughter is nobody’s teen', () => expect(voiceHint('my daughter drives me', 'self', false)).toBeNull())
})

it('every phrase that is allowed to a proxy or an unmatched sender is shipped', async () => {
  const ids = (await readResources(resources)).templates.map(({ id }) => id)
  for (const id of [...CALL_US_PHRASES, ...TEEN_PARENT_PHRASES]) expect(ids).toContain(id)
})
