import type { OutgoingFinding } from './outgoing/finding.ts'

/**
 * Expected refusals of the domain and the engine. Each has a fixed `code`; `data` never holds patient text.
 * `electron/rpc/mapErrors.ts` maps the codes one to one to contract errors.
 */
export class DomainError<Code extends string = string, Data = unknown> extends Error {
  readonly code: Code
  readonly data: Data
  constructor(code: Code, message: string, data: Data) {
    super(message)
    this.name = code
    this.code = code
    this.data = data
  }
}

/** The state forbids the command (the chart emitted nothing, or a guard refused). */
export class IllegalTransition extends DomainError<'ILLEGAL_TRANSITION', { command: string; state: string; reason: string }> {
  constructor(command: string, state: string, reason: string) {
    super('ILLEGAL_TRANSITION', reason, { command, state, reason })
  }
}

/** `may` said no. */
export class NotAuthorized extends DomainError<'NOT_AUTHORIZED', { command: string; reason: string }> {
  constructor(command: string, reason: string) {
    super('NOT_AUTHORIZED', reason, { command, reason })
  }
}

/** Somebody changed the stream since the author saw it (D16). */
export class VersionConflict extends DomainError<'VERSION_CONFLICT', { streamId: string; expected: number; actual: number }> {
  constructor(streamId: string, expected: number, actual: number) {
    super('VERSION_CONFLICT', 'This thread changed while you were working on it.', { streamId, expected, actual })
  }
}

export class UnknownThread extends DomainError<'UNKNOWN_THREAD', { threadId: string }> {
  constructor(threadId: string) {
    super('UNKNOWN_THREAD', 'There is no such thread in this queue.', { threadId })
  }
}

export class UnknownPatient extends DomainError<'UNKNOWN_PATIENT', { field: string }> {
  constructor(field: string) {
    super('UNKNOWN_PATIENT', 'No patient record matches.', { field })
  }
}

/** The command itself is malformed or too large; `field` names the culprit. */
export class InvalidCommand extends DomainError<'INVALID_COMMAND', { field: string; reason: string }> {
  constructor(field: string, reason: string) {
    super('INVALID_COMMAND', reason, { field, reason })
  }
}

/** A text may not leave, or leaves only when its author ticks what is told (`checkOutgoing`). The words are the first reason. */
export class TextRefused extends DomainError<'TEXT_REFUSED', { findings: { id: string; code: string; level: 'block' | 'warning'; rule: string; start: number; end: number }[] }> {
  constructor(findings: readonly OutgoingFinding[]) {
    const first = findings[0]
    const more = findings.length > 1 ? ` And ${findings.length - 1} more.` : ''
    const lead = first?.level === 'warning' ? 'Look at this and tick it first. ' : ''
    super('TEXT_REFUSED', `${lead}${first?.text ?? 'The text may not leave.'}${more}`, {
      findings: findings.map(({ id, code, level, rule, start, end }) => ({ id, code, level, rule, start, end })),
    })
  }
}

/** The command id was used before for something else. */
export class DuplicateCommand extends DomainError<'DUPLICATE_COMMAND', { commandId: string; seq: number }> {
  constructor(commandId: string, seq: number) {
    super('DUPLICATE_COMMAND', 'This command was already carried out.', { commandId, seq })
  }
}

/** A policy pack, calendar, pause or start instant that cannot be used (codes of the business-time vectors). */
export class InvalidPolicy extends DomainError<
  'invalid-policy' | 'invalid-start' | 'invalid-calendar' | 'invalid-pause' | 'no-open-time',
  { reason: string }
> {
  constructor(code: 'invalid-policy' | 'invalid-start' | 'invalid-calendar' | 'invalid-pause' | 'no-open-time', reason: string) {
    super(code, reason, { reason })
  }
}

/** Sign-in, session and account refusals. */
export class SessionRefused extends DomainError<
  'SIGNED_OUT' | 'SESSION_LOCKED' | 'LOCKED_OUT' | 'BAD_CREDENTIALS' | 'WEAK_PASSPHRASE',
  { reason: string }
> {
  constructor(code: 'SIGNED_OUT' | 'SESSION_LOCKED' | 'LOCKED_OUT' | 'BAD_CREDENTIALS' | 'WEAK_PASSPHRASE', reason: string) {
    super(code, reason, { reason })
  }
}

/** The profile (key file and database) cannot be used; nothing was written. */
export class ProfileRefused extends DomainError<
  'PROFILE_IN_USE' | 'WRONG_KEY' | 'UNREADABLE_DATABASE' | 'FOREIGN_DATABASE' | 'NEWER_DATABASE' | 'PROFILE_EXISTS' | 'NO_KEY' | 'STORAGE_FULL' | 'STORAGE_FAULT',
  { reason: string }
> {
  constructor(
    code: 'PROFILE_IN_USE' | 'WRONG_KEY' | 'UNREADABLE_DATABASE' | 'FOREIGN_DATABASE' | 'NEWER_DATABASE' | 'PROFILE_EXISTS' | 'NO_KEY' | 'STORAGE_FULL' | 'STORAGE_FAULT',
    reason: string,
  ) {
    super(code, reason, { reason })
  }
}
