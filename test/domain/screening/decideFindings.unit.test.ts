import { describe, expect, it } from 'vitest'
import { cueStem, parseCueKey } from '#shared/domain/screening/cueKeys.ts'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { CONTEXT_CONCEPTS } from '#shared/domain/screening/ruleSetSchema.ts'
import { RED_FLAG_GROUPS } from '#shared/domain/screening/findings.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { flagsOf, rules, screen } from './rules.ts'

const concepts = { ...Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, ['zzz']])), 'context.negation': ['no'] }
const weighing = {
  threshold: 1, localThreshold: 1, mostAgainst: 9, anyRule: 2, perGroup: 0.5, perRule: 0.3, groupFloor: -3, bias: { any: -1 },
  tiers: Object.fromEntries(RED_FLAG_GROUPS.map((group) => [group, 'D1'])), source: 'test',
}
const rule = { id: 'test.one', group: 'stroke', tier: 'D0', source: 'R4', match: ['face droops'] }
const small = (cues: Readonly<Record<string, string>>): ReturnType<typeof compileRuleSet> =>
  compileRuleSet({ version: 'test-1', concepts, rules: [rule], weighing, cues })
const says = (body: string, cues: Readonly<Record<string, string>>): ReturnType<typeof screenMessage> =>
  screenMessage({ subject: '', body }, small(cues))

describe('D9: rules and weighted cues decide together', () => {
  it('cues alone raise a flag, with their group, tier, source and telling words', () => {
    const { findings, redFlags } = says('elephant sits here', { eleph: 'cardiac 1', 'elephant sit': 'any 9', elephant: 'any 9, cardiac 9' })
    expect(redFlags).toEqual(['cardiac'])
    expect(findings[0]).toMatchObject({ ruleId: 'cardiac.cues', tier: 'D1', source: 'test', spans: [{ field: 'body', start: 0, end: 8 }] })
  })

  it('a rule stands without any cue, and against a weak one', () => {
    expect(says('face droops', {}).redFlags).toEqual(['stroke'])
    expect(says('thanks face droops', { thank: 'any -0.5' }).redFlags).toEqual([])
    expect(says('thanks. Face droops', { thank: 'any -9' }).redFlags).toEqual(['stroke'])
  })

  it('a denied cue is not the cue', () => {
    expect(says('no elephant', { elephant: 'any 9' }).redFlags).toEqual([])
    expect(says('no elephant', { '-elephant': 'any 9, cardiac 1' }).redFlags).toEqual([])
  })

  it('an unknown output is refused by name', () => {
    expect(() => small({ elephant: 'heart 1' })).toThrow(/cues: "heart 1" is not an output/)
  })

  it('keys name one stem, two in a row, two near by, a voided stem or a reading', () => {
    expect(parseCueKey('chest tight')).toEqual({ kind: 'row', stems: ['chest', 'tight'] })
    expect(parseCueKey('chest ~ tight')).toEqual({ kind: 'near', stems: ['chest', 'tight'] })
    expect(parseCueKey('-chest')).toEqual({ kind: 'voided', stems: ['chest'] })
    expect(parseCueKey('{age<3}')).toEqual({ kind: 'reading', stems: ['{age<3}'] })
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
