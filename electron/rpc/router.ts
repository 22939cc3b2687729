import { accountsRouter } from './accounts.ts'
import { changesRouter } from './changes.ts'
import { clinicRouter, draftRouter, intakeRouter, systemRouter } from './clinic.ts'
import { open } from './authenticate.ts'
import { inboxRouter } from './inbox.ts'
import { profileRouter, sessionRouter } from './session.ts'
import { threadRouter } from './thread.ts'

/** The one router behind the desktop, the web host and calls within the process (D20). */
export const router = open.router({
  profile: profileRouter,
  session: sessionRouter,
  accounts: accountsRouter,
  clinic: clinicRouter,
  inbox: inboxRouter,
  thread: threadRouter,
  draft: draftRouter,
  intake: intakeRouter,
  system: systemRouter,
  changes: changesRouter,
})
