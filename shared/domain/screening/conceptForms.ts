import { CONTEXTS } from './ruleSetSchema.ts'

/** Forms in which a concept may stand: 0 open, 1 voided, 2 + n voided by CONTEXTS[n]. */
export const CONCEPT_FORMS = 2 + CONTEXTS.length
