import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadRuleSetFromText } from '#electron/screening/loadRuleSet.ts'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { RED_FLAG_GROUPS, TIERS } from '#shared/domain/screening/findings.ts'
import { CONTEXT_CONCEPTS } from '#shared/domain/screening/ruleSetSchema.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { rules, rulesDirectory } from './rules.ts'

const concepts = Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, ['zzz']]))
const rule = { id: 'test.one', group: 'cardiac', tier: 'D0', source: 'R3', match: ['chest ~3 pain'] }
const set = (...changed: object[]): object => ({ version: 'test-1', concepts, rules: changed })

describe('a rule set that is refused names the rule and the field', () => {
  it.each([
    ['an unknown group', { ...rule, group: 'heart' }, /rule test\.one: group/],
    ['an unknown tier', { ...rule, tier: 'D9' }, /rule test\.one: tier/],
    ['a missing source', { ...rule, source: '' }, /rule test\.one: source/],
    ['no pattern', { ...rule, match: [] }, /rule test\.one: match/],
    ['an unknown field', { ...rule, regex: '.*' }, /rule test\.one/],
    ['a concept that does not exist', { ...rule, match: ['@nowhere'] }, /rule test\.one: match: "@nowhere": no concept/],
    ['a stray character', { ...rule, match: ['chest (pain)'] }, /rule test\.one: match: .*is not a word/],
    ['a gap at the end', { ...rule, match: ['chest ~3'] }, /rule test\.one: match: .*gap/],
    ['a gap too wide', { ...rule, match: ['chest ~99 pain'] }, /rule test\.one: match: .*gap/],
    ['a stem too short', { ...rule, match: ['ch*'] }, /rule test\.one: match: .*too short/],
    ['an unknown reading', { ...rule, match: ['{weight>=10}'] }, /rule test\.one: match: .*unknown reading/],
    ['a pattern that nothing has to match', { ...rule, match: ['chest?'] }, /rule test\.one: match: .*nothing has to match/],
    ['a broken exception', { ...rule, unless: ['& no'] }, /rule test\.one: unless/],
  ])('%s', (_, broken, message) => {
    expect(() => compileRuleSet(set(broken))).toThrow(message)
  })

  it('an id used twice', () => {
    expect(() => compileRuleSet(set(rule, rule))).toThrow(/rule test\.one: id used twice/)
  })

  it('a concept that leads back to itself', () => {
    const looped = { version: 'test-1', concepts: { ...concepts, one: ['@two'], two: ['@one'] }, rules: [rule] }
    expect(() => compileRuleSet(looped)).toThrow(/concept .*leads back to itself/)
  })

  it('files of different versions', () => {
    expect(() => compileRuleSet([set(rule), { version: 'test-2' }])).toThrow(/version/)
  })

  it('a missing context list', () => {
    expect(() => compileRuleSet({ version: 'test-1', rules: [rule] })).toThrow(/context\.negation/)
  })

  it('text that is not YAML', () => {
    expect(() => loadRuleSetFromText(['version: [1'])).toThrow(/rule file 1: not readable YAML/)
  })
})

describe('the pattern language', () => {
  const fires = (match: string[], body: string, more: object = {}): boolean => {
    const places = { ...concepts, place: ['big toe', 'heel'] }
    const compiled = compileRuleSet({ version: 'test-1', concepts: places, rules: [{ ...rule, match, ...more }] })
    return screenMessage({ subject: '', body }, compiled).redFlags.length > 0
  }

  it.each([
    ['words in a row', ['left arm'], 'my left arm', 'my arm left'],
    ['a gap', ['chest ~2 pain'], 'chest is in pain', 'chest is not at all in pain'],
    ['either order', ['chest <3> pain'], 'pain in my chest', 'pain. In my chest'],
    ['a stem', ['swell*'], 'it is swelling', 'it is well'],
    ['alternatives with a phrase', ['sore|hot_poker'], 'like a hot poker', 'hot weather'],
    ['an optional word', ['cold sweat? tonight'], 'cold tonight', 'sweat tonight'],
    ['a concept', ['sore @place'], 'a sore big toe', 'a sore toe'],
    ['one sentence', ['toe & black'], 'the toe turned black', 'The toe hurts. The sky is black.'],
    ['the whole message', ['toe && black'], 'The toe hurts. It is black.', 'The toe hurts.'],
    ['a reading', ['{systolic>=180}'], 'it was 184/90', 'it was 174/90'],
    ['any number', ['took # pills'], 'I took 12 pills', 'I took my pills'],
  ])('%s', (_, match, hit, miss) => {
    expect(fires(match, hit)).toBe(true)
    expect(fires(match, miss)).toBe(false)
  })

  it('an exception in the sentence voids a match, one elsewhere does not', () => {
    const more = { unless: ['practice'] }
    expect(fires(['fainted'], 'She fainted at practice.', more)).toBe(false)
    expect(fires(['fainted'], 'She fainted. Practice is at six.', more)).toBe(true)
  })

  it('an exception anywhere voids the rule', () => {
    expect(fires(['fainted'], 'She fainted. Practice is at six.', { unlessAnywhere: ['practice'] })).toBe(false)
  })
})

describe('the shipped rule files', () => {
  const files = readdirSync(rulesDirectory).filter((name) => name.endsWith('.yaml'))
  const shipped = files.flatMap((name) => {
    const file = parse(readFileSync(join(rulesDirectory, name), 'utf8')) as { rules?: { id: string; source: string; tier: string }[] }
    return file.rules ?? []
  })

  it('compile, with a version', () => {
    expect(rules.version).toMatch(/^en-\d/)
    expect(rules.allRules).toHaveLength(shipped.length)
  })

  it('give every rule a public source and a tier', () => {
    for (const { id, source, tier } of shipped) {
      expect(source, id).toMatch(/^[RSLT]\d/)
      expect(TIERS, id).toContain(tier)
    }
  })

  it('D9: the mark soon is tier D2', () => {
    const soon = rules.allRules.filter(({ group }) => group === 'soon')
    expect(soon.length).toBeGreaterThan(0)
    expect(soon.filter(({ tier }) => tier !== 'D2').map(({ id }) => id)).toEqual([])
    expect(rules.cues?.settings.soonTier).toBe('D2')
  })

  it('cover every red-flag group and the mark soon', () => {
    expect(new Set(rules.allRules.map(({ group }) => group))).toEqual(new Set([...RED_FLAG_GROUPS, 'soon']))
  })
})
