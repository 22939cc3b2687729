import type { SessionView } from '#shared/contract/session.ts'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import type { ConsoleSession } from '#electron/console/consoleService.ts'
import { open } from './authenticate.ts'
import type { RpcContext } from './context.ts'
import { personOf } from './people.ts'

function viewOf(session: ConsoleSession): SessionView {
  const { status, staff, username, lastSignInAt, locksAt, warnsAt } = session.view()
  return { status, person: staff ? personOf(staff.id, staff.name, staff.role) : null, username, lastSignInAt, locksAt, warnsAt }
}

/** D16: who locks or signs out writes no more. */
function leaveDesk({ console: host, session }: RpcContext): void {
  const { staff } = session.view()
  if (staff) host.engine().presence.leave(staff.id)
}

export const profileRouter = {
  status: open.profile.status.handler(({ context }) => context.console.status()),
  unlock: open.profile.unlock.handler(({ input, context }) => context.console.unlock(input.passphrase)),
  setUpSample: open.profile.setUpSample.handler(({ context }) => context.console.setUpSample()),
  setUpClinic: open.profile.setUpClinic.handler(({ input, context }) => context.console.setUpClinic(input)),
}

export const sessionRouter = {
  current: open.session.current.handler(({ context: { session } }) => viewOf(session)),
  samplePeople: open.session.samplePeople.handler(async ({ context }) => {
    const { isSample } = await context.console.status()
    return isSample ? { passphrase: SAMPLE_PASSPHRASE, people: [...context.console.samplePeople] } : { passphrase: '', people: [] }
  }),
  signIn: open.session.signIn.handler(async ({ input, context: { session } }) => {
    await session.signIn(input.username, input.passphrase)
    return viewOf(session)
  }),
  signOut: open.session.signOut.handler(async ({ context }) => {
    const { session } = context
    leaveDesk(context)
    await session.signOut()
    return viewOf(session)
  }),
  lock: open.session.lock.handler(async ({ context }) => {
    const { session } = context
    leaveDesk(context)
    await session.lock('person')
    return viewOf(session)
  }),
  unlock: open.session.unlock.handler(async ({ input, context: { session } }) => {
    await session.unlock(input.passphrase)
    return viewOf(session)
  }),
  touch: open.session.touch.handler(({ context: { session } }) => {
    session.touch()
    return viewOf(session)
  }),
}
