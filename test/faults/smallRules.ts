import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { CONTEXT_CONCEPTS } from '#shared/domain/screening/ruleSetSchema.ts'

/** One red-flag rule: enough for flags to be raised, and compiled in no time, which counts when a process lives 60 ms. */
export const SMALL_RULES = compileRuleSet([
  {
    version: 'faults-1',
    concepts: Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, ['nothing like this']])),
    rules: [{ id: 'chest-pain', group: 'cardiac', tier: 'D0', source: 'R3', match: ['crushing chest pain'] }],
  },
])
