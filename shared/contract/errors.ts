import { oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * Refusals that every procedure may answer with. One code per domain error (`electron/rpc/mapErrors.ts`); `message`
 * says what to do; data never holds patient text.
 */
export const refusals = {
  ILLEGAL_TRANSITION: { status: 409, data: z.object({ command: z.string(), state: z.string(), reason: z.string() }) },
  NOT_AUTHORIZED: { status: 403, data: z.object({ command: z.string(), reason: z.string() }) },
  VERSION_CONFLICT: { status: 409, data: z.object({ streamId: z.string(), expected: z.number(), actual: z.number() }) },
  DUPLICATE_COMMAND: { status: 409, data: z.object({ commandId: z.string(), seq: z.number() }) },
  UNKNOWN_THREAD: { status: 404, data: z.object({ threadId: z.string() }) },
  UNKNOWN_PATIENT: { status: 404, data: z.object({ field: z.string() }) },
  INVALID_COMMAND: { status: 422, data: z.object({ field: z.string(), reason: z.string() }) },
  /** S5 to S61 and PS-08: what is wrong with a text; offsets are of the text as it was sent, never its words. */
  TEXT_REFUSED: {
    status: 422,
    data: z.object({
      findings: z.array(
        z.object({ id: z.string(), code: z.string(), level: z.enum(['block', 'warning']), rule: z.string(), start: z.number().int(), end: z.number().int() }),
      ),
    }),
  },
  SIGNED_OUT: { status: 401, data: z.object({ reason: z.string() }) },
  SESSION_LOCKED: { status: 401, data: z.object({ reason: z.string() }) },
  LOCKED_OUT: { status: 429, data: z.object({ reason: z.string() }) },
  BAD_CREDENTIALS: { status: 401, data: z.object({ reason: z.string() }) },
  WEAK_PASSPHRASE: { status: 422, data: z.object({ reason: z.string() }) },
  PROFILE_REFUSED: { status: 409, data: z.object({ code: z.string(), reason: z.string() }) },
} as const

export const base = oc.errors(refusals)
export type RefusalCode = keyof typeof refusals
