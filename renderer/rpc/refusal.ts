import { ORPCError } from '@orpc/client'

export interface Refusal {
  /** Code of the contract (`shared/contract/errors.ts`), or OFFLINE, UNKNOWN. */
  code: string
  /** The words for the person: what happened and what to do. */
  message: string
  data?: unknown
}

/** Thrown by the transports when nothing could be sent or no answer came. */
export class Offline extends Error {
  readonly code = 'OFFLINE'
}

const WORDS: Record<string, string> = {
  OFFLINE: 'Not connected to the queue. Nothing was changed. Try again when the top strip says Live.',
  UNKNOWN: 'That did not work. Try again; if it happens again, tell whoever looks after this computer.',
  BAD_REQUEST: 'That is not possible as it was typed. Check the fields and try again.',
  NOT_AUTHORIZED: 'Your role may not do this.',
  SIGNED_OUT: 'You are signed out. Sign in to go on.',
  SESSION_LOCKED: 'The console is locked. Unlock it to go on.',
  VERSION_CONFLICT: 'Somebody else changed this thread meanwhile. Look at what is new, then try again.',
  UNKNOWN_THREAD: 'This thread is not in the queue any more, or your role may not see it.',
  BAD_CREDENTIALS: 'Name and passphrase do not match.',
  LOCKED_OUT: 'Locked after too many wrong passphrases. An admin can unlock the account under People.',
  WEAK_PASSPHRASE: 'The passphrase is too short. Use 15 characters or more; several words work well.',
}

/** Default texts of the wire say nothing to a person. */
const IS_WIRE_WORDS = /^(bad request|unauthorized|forbidden|not found|conflict|internal server error|unprocessable content|too many requests|input validation failed|output validation failed)$/i

/** Whatever was thrown, as a refusal with words. Never throws. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    const { code, message } = error as ORPCError<string, unknown>
    const data: unknown = error.data
    const reason = reasonOf(data)
    const own = message && message !== code && !IS_WIRE_WORDS.test(message) ? message : undefined
    return { code, message: own ?? reason ?? WORDS[code] ?? sentence('UNKNOWN'), data }
  }
  if (error instanceof Offline) return { code: 'OFFLINE', message: sentence('OFFLINE') }
  return { code: 'UNKNOWN', message: sentence('UNKNOWN') }
}

/** True for refusals that end what this window may show. */
export function endsSession(refusal: Refusal): boolean {
  return refusal.code === 'SIGNED_OUT' || refusal.code === 'SESSION_LOCKED'
}

const sentence = (code: string) => WORDS[code] ?? 'That did not work.'

function reasonOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('reason' in data)) return undefined
  return typeof data.reason === 'string' && data.reason.includes(' ') ? data.reason : undefined
}
