import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { CONTEXT_CONCEPTS } from '#shared/domain/screening/ruleSetSchema.ts'
import { keepRules, rulesInForce } from '#electron/screening/rulesInForce.ts'

const file = (version: string, match: string): string => `version: ${version}
concepts:
${CONTEXT_CONCEPTS.map((name) => `  ${name}: [zzz]`).join('\n')}
rules:
  - { id: stroke.face, group: stroke, tier: D0, source: R4, match: ['${match}'] }
`
let own = ''
let kept = ''
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'wellthread-rules-'))
  own = mkdtempSync(join(root, 'own-'))
  kept = join(root, 'kept')
})
const write = (version: string, match: string): void => writeFileSync(join(own, 'rules.yaml'), file(version, match))

it('a broken pattern is refused with rule and field, and the rules of the last good start stay in force', async () => {
  write('en-7', 'face droops')
  await keepRules(own, kept)
  write('en-8', 'face (droops')
  const { rules, problem } = rulesInForce(own, kept)
  expect(rules.version).toBe('en-7')
  expect(problem).toContain('rule stroke.face: match')
  // The foot of the window cuts the end off: first what holds, then why.
  expect(problem).toMatch(/^Screening keeps its rules en-7, the new ones are refused: rule stroke/)
})

it('a file that is no YAML is refused with its name', async () => {
  write('en-7', 'face droops')
  await keepRules(own, kept)
  writeFileSync(join(own, 'rules.yaml'), 'version: [en-8')
  expect(rulesInForce(own, kept).problem).toContain('rules.yaml')
})

it('good rules are in force at once and replace the kept ones; nothing of the older set is left', async () => {
  write('en-7', 'face droops')
  writeFileSync(join(own, 'more.yaml'), 'version: en-7\n')
  await keepRules(own, kept)
  expect(readdirSync(kept).toSorted()).toEqual(['more.yaml', 'rules.yaml'])
  writeFileSync(join(own, 'more.yaml'), 'version: en-8\n')
  write('en-8', 'face droops')
  expect(rulesInForce(own, kept)).toMatchObject({ problem: null, rules: { version: 'en-8' } })
  await keepRules(own, kept)
  expect(rulesInForce(kept).rules.version).toBe('en-8')
})

it('without kept rules, or with kept rules that are broken too, the start is refused with the fault of the own ones', async () => {
  write('en-8', 'face (droops')
  expect(() => rulesInForce(own, kept)).toThrow('rule stroke.face: match')
  await keepRules(own, kept)
  expect(() => rulesInForce(own, kept)).toThrow('rule stroke.face: match')
})
