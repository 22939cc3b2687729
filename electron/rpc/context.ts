import type { ConsoleService, ConsoleSession } from '#electron/console/consoleService.ts'

/** What every procedure gets: the console of this profile and the session of this window or tab. */
export interface RpcContext {
  readonly console: ConsoleService
  readonly session: ConsoleSession
}
