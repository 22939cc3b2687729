import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { RuleSetError } from '#shared/domain/screening/ruleSetError.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'

const parseYaml = (text: string, name: string): unknown => {
  try {
    const data: unknown = parse(text, { maxAliasCount: 0, prettyErrors: true })
    return data
  } catch (error) {
    throw new RuleSetError(`${name}: not readable YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Compiles rule files given as text, e.g. bundled with the program. @throws RuleSetError naming the rule and the field. */
export const loadRuleSetFromText = (texts: readonly string[]): CompiledRuleSet =>
  compileRuleSet(texts.map((text, index) => parseYaml(text, `rule file ${index + 1}`)))

/**
 * Compiles every `*.yaml` of a directory as one rule set, in the order of their names.
 * @throws RuleSetError naming the rule and the field.
 */
export const loadRuleSet = (directory: string): CompiledRuleSet => {
  const names = readdirSync(directory).filter((name) => name.endsWith('.yaml')).sort()
  if (names.length === 0) throw new RuleSetError(`no rule files (*.yaml) in ${directory}`)
  return compileRuleSet(names.map((name) => parseYaml(readFileSync(join(directory, name), 'utf8'), name)))
}
