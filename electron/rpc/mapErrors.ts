import { ORPCError } from '@orpc/server'
import { refusals } from '#shared/contract/errors.ts'
import { DomainError, InvalidPolicy, ProfileRefused } from '#shared/domain/errors.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'

/** Domain codes to contract errors, one to one. What is not expected becomes INTERNAL_SERVER_ERROR without detail. */
export function toRpcError(error: unknown, log: Logger): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof ProfileRefused) {
    return new ORPCError('PROFILE_REFUSED', { status: refusals.PROFILE_REFUSED.status, message: error.message, data: { code: error.code, reason: error.message } })
  }
  if (error instanceof InvalidPolicy) {
    return new ORPCError('INVALID_COMMAND', { status: refusals.INVALID_COMMAND.status, message: error.message, data: { field: error.code, reason: error.message } })
  }
  if (error instanceof DomainError && error.code in refusals) {
    const code = error.code as keyof typeof refusals
    return new ORPCError(code, { status: refusals[code].status, message: error.message, data: error.data })
  }
  log.error('rpc.failed', { kind: error instanceof Error ? error.name : typeof error })
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Something went wrong here. Your text is kept; try again.' })
}
