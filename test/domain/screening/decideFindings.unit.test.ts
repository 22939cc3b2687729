import { describe, expect, it } from 'vitest'
import { cueStem, familyOf, pairKey } from '#shared/domain/screening/cueKeys.ts'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { CONTEXT_CONCEPTS } from '#shared/domain/screening/ruleSetSchema.ts'
import { RED_FLAG_GROUPS } from '#shared/domain/screening/findings.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { flagsOf, rules, screen } from './rules.ts'

const concepts = {
  ...Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, ['zzz']])), 'context.negation': ['no'], beast: ['elephant|tiger'],
}
const weighing = {
  threshold: 1, localThreshold: 99, besideSoon: 1, besideHeldBack: 0, certainReach: 50, certainGroupReach: 0, groupShare: 0, headStart: 0, groupThresholds: Object.fromEntries(RED_FLAG_GROUPS.map((group) => [group, 1])),
  soonWithRule: -1, soonThreshold: 1, soonTier: 'D2', powers: {}, bias: { any: -1 },
  tiers: Object.fromEntries(RED_FLAG_GROUPS.map((group) => [group, 'D1'])), readings: ['{age<3}'], source: 'test',
}
const rule = { id: 'test.one', group: 'stroke', tier: 'D0', source: 'R4', match: ['face droops'] }
const small = (cues: Readonly<Record<string, string>> | string, more: object = {}): ReturnType<typeof compileRuleSet> =>
  compileRuleSet({ version: 'test-1', concepts, rules: [rule], weighing: { ...weighing, ...more }, cues })
const says = (body: string, cues: Readonly<Record<string, string>> | string, more: object = {}): ReturnType<typeof screenMessage> =>
  screenMessage({ subject: '', body }, small(cues, more))

describe('D9: rules and weighted cues decide together', () => {
  it('cues alone raise a flag, with their group, tier, source and telling words', () => {
    const { findings, redFlags } = says('it sits here, an elephant', { elephant: 'any 9, cardiac 9' })
    expect(redFlags).toEqual(['cardiac'])
    expect(findings[0]).toMatchObject({ ruleId: 'cardiac.cues', tier: 'D1', source: 'test' })
    expect(findings[0]?.spans.some(({ start, end }) => start <= 17 && end >= 25)).toBe(true)
  })

  it('a rule that fired is the evidence of its group, and its weight decides with the others', () => {
    const cues = { '!test.one': 'any 3, stroke 3', thank: 'any -0.5', lol: 'any -9' }
    expect(says('thanks face droops', cues).findings).toMatchObject([{ ruleId: 'test.one', tier: 'D0', spans: [{ start: 7, end: 18 }] }])
    expect(says('lol face droops', cues).redFlags).toEqual([])
  })

  it('the surest group counts for a flag by its share', () => {
    const cues = { elephant: 'any 1, seizure 4', tiger: 'any 1, seizure 1' }
    expect(says('elephant', cues, { groupShare: 0.5 }).redFlags).toEqual(['seizure'])
    expect(says('tiger', cues, { groupShare: 0.5 }).redFlags).toEqual([])
    expect(says('elephant', cues).redFlags).toEqual([])
  })

  it('more is needed when the only signs that rules found are voided', () => {
    const cues = { droop: 'any 3, stroke 3' }
    expect(says('no face droops', cues).redFlags).toEqual(['stroke'])
    expect(says('no face droops', cues, { besideHeldBack: 2 }).redFlags).toEqual([])
    expect(says('face droops', cues, { besideHeldBack: 2 }).redFlags).toEqual(['stroke'])
  })

  it('a group of tier D0 counts with a head start, another with its score alone', () => {
    const cues = { elephant: 'any 1, seizure 1', tiger: 'any 1, stroke 1' }
    const tiers = { ...weighing.tiers, seizure: 'D0' }
    expect(says('elephant', cues, { groupShare: 1, headStart: 1, tiers }).redFlags).toEqual(['seizure'])
    expect(says('tiger', cues, { groupShare: 1, headStart: 1, tiers }).redFlags).toEqual(['stroke'])
    expect(says('tiger', cues, { groupShare: 1, headStart: 1, tiers, threshold: 1.5 }).redFlags).toEqual([])
    expect(says('elephant', cues, { groupShare: 1, headStart: 1, tiers, threshold: 1.5 }).redFlags).toEqual(['seizure'])
  })

  it('a sign in one sentence counts although the rest of the message speaks against a flag', () => {
    const cues = { '!test.one': 'any 4, stroke 4', thank: 'any -9' }
    expect(says('Thank you. Face droops.', cues).redFlags).toEqual([])
    expect(says('Thank you. Face droops.', cues, { localThreshold: 2 }).redFlags).toEqual(['stroke'])
    expect(says('Thank face droops.', cues, { localThreshold: 2 }).redFlags).toEqual([])
  })

  it('a certain rule raises though the weights do not, unless a context voids its signs', () => {
    const cues = { '!test.one': 'any 3, stroke 3', lol: 'any -9' }
    const certain = compileRuleSet({ version: 'test-1', concepts, rules: [{ ...rule, certain: true }], weighing, cues })
    const flags = (body: string): readonly string[] => screenMessage({ subject: '', body }, certain).redFlags
    expect(flags('lol face droops')).toEqual(['stroke'])
    expect(flags('lol no face droops')).toEqual([])
    expect(says('lol face droops', cues).redFlags).toEqual([])
  })

  it('a certain rule names its group when the weights come near it, and not from afar', () => {
    const cues = { elephant: 'any 9, cardiac 9, stroke -1', tiger: 'any 9, cardiac 9, stroke -9' }
    const certain = compileRuleSet({ version: 'test-1', concepts, rules: [{ ...rule, certain: true }], weighing: { ...weighing, certainGroupReach: 3 }, cues })
    const flags = (body: string): readonly string[] => screenMessage({ subject: '', body }, certain).redFlags
    expect(flags('elephant face droops')).toEqual(['cardiac', 'stroke'])
    expect(flags('elephant')).toEqual(['cardiac'])
    expect(flags('tiger face droops')).toEqual(['cardiac'])
  })

  it('words of one class stand for each other, alone and in pairs', () => {
    const classes = compileRuleSet({
      version: 'test-1', concepts, weighing, wordClasses: '  knee elbow shin\n  hurts aches throbs\n', cues: { '%knee': 'any 1', '%knee %hurts': 'any 9, cardiac 9' },
    })
    const flags = (body: string): readonly string[] => screenMessage({ subject: '', body }, classes).redFlags
    expect(flags('shin really throbs')).toEqual(['cardiac'])
    expect(flags('throbs shin')).toEqual([])
    expect(flags('shin. Throbs')).toEqual([])
    expect(flags('foot throbs')).toEqual([])
  })

  it('a concept counts by whether a context voids it', () => {
    const cues = { '@beast': 'any 9, cardiac 9', '-@beast': 'any -9' }
    expect(says('tiger', cues).redFlags).toEqual(['cardiac'])
    expect(says('no tiger', cues).redFlags).toEqual([])
    expect(says('no tiger', { 'negated@beast': 'any 9, cardiac 9' }).redFlags).toEqual(['cardiac'])
  })

  it('a flagged message has at least the group nearest to its threshold', () => {
    expect(says('elephant', { elephant: 'any 9, seizure 0.5' }).redFlags).toEqual(['seizure'])
  })

  it('long messages count less for each cue', () => {
    const cues = { elephant: 'any 3, cardiac 3' }
    const long = `elephant ${'one two three four five six seven eight nine ten'.repeat(4)}`
    expect(says('elephant', cues, { powers: { word: 0.5 } }).redFlags).toEqual(['cardiac'])
    expect(says(long, cues, { powers: { word: 0.5 } }).redFlags).toEqual([])
  })

  it('cues may stand in one text, a cue a line', () => {
    expect(says('big elephant', 'big elephant: any 4, cardiac 4\nbig ~ elephant: any -4\n').redFlags).toEqual(['cardiac'])
    expect(says('big old elephant', 'big ~ elephant: any 4, cardiac 4\n').redFlags).toEqual(['cardiac'])
  })

  it.each([
    ['an unknown output', { elephant: 'heart 1' }, /cues: "heart 1" is not an output/],
    ['an unknown concept', { '@nobody': 'any 1' }, /cues: no concept is called "@nobody"/],
    ['an unknown work-type cue', { '=refill.nothing': 'refill 1' }, /cues: no work-type cue is called "refill.nothing"/],
  ])('%s is refused by name', (_, cues, message) => {
    expect(() => small(cues)).toThrow(message)
  })

  it('a reading that is none is refused by name', () => {
    expect(() => small({}, { readings: ['fever'] })).toThrow(/readings: "fever" is no reading/)
  })

  it('keys name words, pairs, concepts, pairs of concepts, rules and work-type cues', () => {
    expect(['chest', 'chest ~ tight', '-@pain', 'negated@pain', '{age<3}', '@chest @pain', '-!cardiac.fainted', '?past', '=refill.ask@subject']
      .map(familyOf)).toEqual(['word', 'pair', 'concept', 'concept', 'concept', 'conceptPair', 'rule', 'rule', 'ask'])
    expect([pairKey('a', 'b', true), pairKey('a', 'b', false)]).toEqual(['a b', 'a ~ b'])
    expect([cueStem('bleeding'), cueStem('bleeds'), cueStem('104.2')]).toEqual(['bleed', 'bleed', '#'])
  })

  it('the words of two signs are marked, not the stretch between them', () => {
    const body = 'tightness across my chest when I climb the stairs and an ache down my left arm'
    const words = screen(body).findings.flatMap(({ spans }) => spans.map(({ start, end }) => body.slice(start, end)))
    expect(words).toEqual(expect.arrayContaining(['tightness across my chest', 'down my left arm']))
    expect(words.every((text) => text.length < 30)).toBe(true)
  })

  it('a sign after a long request still flags', () => {
    const request = 'Please send my refill to the pharmacy on Oak and let me know what the copay is. '.repeat(4)
    expect(flagsOf(`${request}PS crushing chest pain since noon.`)).toContain('cardiac')
  })

  it('every group has a tier for the cues', () => {
    expect(Object.keys(rules.cues?.tiers ?? {}).sort()).toEqual([...RED_FLAG_GROUPS].sort())
  })
})
