import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { NotAuthorized } from '#shared/domain/errors.ts'
import type { RpcContext } from './context.ts'
import { toRpcError } from './mapErrors.ts'

/** Every procedure: domain refusals become contract errors. */
export const open = implement(contract)
  .$context<RpcContext>()
  .use(async ({ context, next }) => {
    try {
      return await next()
    } catch (error) {
      throw toRpcError(error, context.console.log)
    }
  })

/** Procedures of a signed-in person: adds who it is and the engine; throws SIGNED_OUT or SESSION_LOCKED. */
export const signedIn = open.use(async ({ context, next }) => {
  const engine = context.console.engine()
  const actor = context.session.actor()
  return next({ context: { actor, engine } })
})

/** Procedures of an admin: accounts, intake, keys (decisions.md, "Roles"). */
export const asAdmin = signedIn.use(async ({ context, next }) => {
  if (context.actor.role !== 'admin') throw new NotAuthorized('accounts', 'Only an admin does this.')
  return next({})
})
