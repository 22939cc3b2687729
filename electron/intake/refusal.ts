import { DomainError } from '#shared/domain/errors.ts'

/** Issue codes of interop.md, "Refusals", as far as files can earn them. */
export const REFUSAL_CODES = [
  'structure', 'required', 'code-invalid', 'value', 'invariant', 'extension', 'not-found', 'multiple-matches', 'business-rule', 'forbidden',
  'duplicate', 'too-long', 'too-costly', 'not-supported',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Something inbound that is not taken as it stands. `message` is plain words without patient data, for the quarantine list. */
export class IntakeRefused extends DomainError<RefusalCode, { expression: string | null }> {
  constructor(code: RefusalCode, words: string, expression: string | null = null) {
    super(code, words, { expression })
  }
}
