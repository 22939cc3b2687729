/** The rule data is unusable; the message names the rule and the field. Code `RULESET_INVALID`. */
export class RuleSetError extends Error {
  readonly code = 'RULESET_INVALID'
}
