import { InvalidCommand } from '#shared/domain/errors.ts'
import { asAdmin } from './authenticate.ts'
import { personOf } from './people.ts'

export const accountsRouter = {
  list: asAdmin.accounts.list.handler(async ({ context: { engine } }) => {
    const accounts = await engine.store.query('accounts', {})
    return accounts.map((account) => ({
      ...personOf(account.staffId, account.displayName, account.role),
      username: account.username,
      status: account.status,
      isLockedOut: account.lockedUntil !== null && account.lockedUntil > engine.clock.now(),
      lastSignInAt: account.lastSignInAt,
    }))
  }),

  create: asAdmin.accounts.create.handler(({ input, context: { actor, console: host } }) => host.createAccount({ ...input, by: actor.id })),

  unlock: asAdmin.accounts.unlock.handler(async ({ input, context: { engine, actor } }) => {
    const { seq } = await engine.handleAccount({ staffId: input.staffId, command: { type: 'unlockAccount' }, by: actor.id, commandId: input.commandId })
    return { seq }
  }),

  setStatus: asAdmin.accounts.setStatus.handler(async ({ input, context: { engine, actor } }) => {
    if (input.staffId === actor.id) throw new InvalidCommand('staffId', 'Another admin disables your account.')
    const type = input.status === 'disabled' ? 'disableAccount' : 'enableAccount'
    const { seq } = await engine.handleAccount({ staffId: input.staffId, command: { type }, by: actor.id, commandId: input.commandId })
    return { seq }
  }),
}
