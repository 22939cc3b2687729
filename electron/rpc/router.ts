import { accountsRouter } from './accounts.ts'
import { appointmentsRouter } from './appointments/appointmentsRouter.ts'
import { changesRouter } from './changes.ts'
import { clinicRouter, draftRouter, intakeRouter, systemRouter } from './clinic.ts'
import { open } from './authenticate.ts'
import { emergencyRouter } from './emergency.ts'
import { inboxRouter } from './inbox.ts'
import { outgoingRouter } from './outgoing.ts'
import { leaveRouter } from './leave.ts'
import { policyRouter } from './policy.ts'
import { screeningRouter } from './screening.ts'
import { setAsideRouter } from './setAside/setAsideRouter.ts'
import { profileRouter, sessionRouter } from './session.ts'
import { threadRouter } from './thread.ts'

/** The one router behind the desktop, the web host and calls within the process (D20). */
export const router = open.router({
  profile: profileRouter,
  session: sessionRouter,
  accounts: accountsRouter,
  policy: policyRouter,
  screening: screeningRouter,
  appointments: appointmentsRouter,
  clinic: clinicRouter,
  inbox: inboxRouter,
  thread: threadRouter,
  outgoing: outgoingRouter,
  draft: draftRouter,
  emergency: emergencyRouter,
  intake: intakeRouter,
  setAside: setAsideRouter,
  leave: leaveRouter,
  system: systemRouter,
  changes: changesRouter,
})
