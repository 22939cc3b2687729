import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { TemplateView } from '#shared/contract/index.ts'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { parseConfidentialTopics, type ConfidentialTopic } from '#shared/domain/people/topics.ts'
import { parseTemplates } from '#shared/domain/templates/template.ts'
import { readPolicyPacks, type PolicySource } from '#electron/policy/loadPolicyPacks.ts'
import { isNoticeTemplate } from '#electron/engine/noticeText.ts'
import { readRulesToSee } from '#electron/sample/rulesToSee.ts'
import { readRefillRules } from '#electron/policy/loadRefillRules.ts'
import type { RefillRules } from '#shared/domain/refill/refillRules.ts'
import { rulesInForce } from '#electron/screening/rulesInForce.ts'

/**
 * Data that ships with the program, validated at start: a bad file stops the start with its name and line. For bad rules
 * of screening those of the last good start stand in.
 */
export interface Resources {
  readonly dir: string
  readonly packs: ReadonlyMap<string, PolicySource>
  readonly rules: CompiledRuleSet
  /** Why the rules are those of the last good start; null when they are the program's own. */
  readonly rulesProblem: string | null
  /** Refill protocol and medicine catalogue. */
  readonly refills: RefillRules
  readonly templates: readonly TemplateView[]
  /** Words of care that a teenager may keep to themselves (S38). */
  readonly confidentialTopics: readonly ConfidentialTopic[]
  /** Texts of the automatic notice (D10); no person picks them. */
  readonly notices: readonly TemplateView[]
  /** Where the sample clinic shows each rule. */
  readonly rulesToSee: readonly RuleToSee[]
}

/** @param keptRules where the rules of the last good start lie, if anywhere */
export async function readResources(dir: string, keptRules?: string): Promise<Resources> {
  const { rules, problem } = rulesInForce(join(dir, 'rules'), keptRules)
  const templates = await readTemplates(join(dir, 'templates'))
  return {
    dir,
    packs: await readPolicyPacks(join(dir, 'policy')),
    rules,
    rulesProblem: problem,
    confidentialTopics: parseConfidentialTopics(parse(await readFile(join(dir, 'policy', 'confidential-topics.v1.yaml'), 'utf8'))),
    refills: await readRefillRules(dir),
    templates: templates.filter(({ id }) => !isNoticeTemplate(id)),
    notices: templates.filter(({ id }) => isNoticeTemplate(id)),
    rulesToSee: await readRulesToSee(join(dir, 'sample', 'rules')),
  }
}

async function readTemplates(dir: string): Promise<TemplateView[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).toSorted()
  const files: unknown[] = await Promise.all(names.map(async (name): Promise<unknown> => parse(await readFile(join(dir, name), 'utf8'))))
  return parseTemplates(files).map(({ id, name, body, language, clinical, asksPatient }) => ({ id, name, body, language, isClinical: clinical, asksPatient }))
}
