/** One planted import (or call) that breaks a rule of architecture decision 0001, and one beside it that does not. */
export interface Seed {
  /** Name of the rule as its message gives it. */
  readonly rule: string
  readonly file: string
  readonly breaks: string
  readonly keeps: string
}

const uses = (specifier: string): string => `import { a } from '${specifier}'\nexport const b = a\n`
const usesType = (specifier: string): string => `import type { a } from '${specifier}'\nexport const b = {} as a\n`

export const SEEDS: readonly Seed[] = [
  { rule: 'domain-is-pure', file: 'shared/domain/thread/core.ts', breaks: uses('node:fs'), keeps: uses('xstate') },
  { rule: 'domain-is-pure', file: 'shared/domain/thread/npm.ts', breaks: uses('yaml'), keeps: uses('zod') },
  { rule: 'domain-is-pure', file: 'shared/domain/thread/subpath.ts', breaks: uses('xstate/graph'), keeps: uses('./state.ts') },
  { rule: 'domain-is-pure', file: 'shared/domain/thread/time.ts', breaks: uses('temporal-polyfill'), keeps: uses('../calendar/dueAt.ts') },
  { rule: 'domain-is-pure', file: 'shared/domain/calendar/npm.ts', breaks: uses('yaml'), keeps: uses('temporal-polyfill') },
  { rule: 'domain-is-pure', file: 'shared/domain/clock/now.ts', breaks: 'export const now = Date.now()\n', keeps: 'export const now = (at: number) => at\n' },
  { rule: 'domain-is-pure', file: 'shared/domain/clock/today.ts', breaks: 'export const today = new Date()\n', keeps: 'export const today = (at: number) => at\n' },
  { rule: 'domain-is-pure', file: 'shared/domain/clock/chance.ts', breaks: 'export const chance = Math.random()\n', keeps: 'export const chance = Math.max(1, 2)\n' },
  { rule: 'domain-imports-domain-only', file: 'shared/domain/thread/contract.ts', breaks: uses('#shared/contract/index.ts'), keeps: uses('#shared/domain/ids.ts') },
  { rule: 'domain-imports-domain-only', file: 'shared/domain/thread/up.ts', breaks: uses('../../contract/index.ts'), keeps: uses('../ids.ts') },
  { rule: 'domain-is-pure', file: 'shared/domain/thread/node.ts', breaks: uses('#electron/engine/engine.ts'), keeps: uses('../errors.ts') },
  { rule: 'domain-imports-domain-only', file: 'shared/domain/thread/page.ts', breaks: uses('../../../renderer/rpc/client.ts'), keeps: uses('../actor.ts') },
  { rule: 'contract-imports-domain-only', file: 'shared/contract/a.ts', breaks: uses('#electron/rpc/router.ts'), keeps: uses('#shared/domain/ids.ts') },
  { rule: 'contract-imports-domain-only', file: 'shared/contract/schemas/b.ts', breaks: uses('../../../renderer/rpc/client.ts'), keeps: uses('../../domain/ids.ts') },
  { rule: 'contract-imports-domain-only', file: 'shared/contract/c.ts', breaks: uses('@orpc/server'), keeps: uses('@orpc/contract') },
  { rule: 'engine-owns-its-ports', file: 'electron/engine/a.ts', breaks: uses('#electron/store/sqlite/commit.ts'), keeps: uses('#electron/engine/ports/store.ts') },
  { rule: 'engine-owns-its-ports', file: 'electron/engine/b.ts', breaks: uses('../store/sqlite/commit.ts'), keeps: uses('./ports/store.ts') },
  { rule: 'engine-owns-its-ports', file: 'electron/engine/ports/c.ts', breaks: uses('../../console/createConsole.ts'), keeps: uses('../engine.ts') },
  { rule: 'engine-owns-its-ports', file: 'electron/engine/d.ts', breaks: uses('better-sqlite3'), keeps: uses('node:crypto') },
  { rule: 'engine-owns-its-ports', file: 'electron/engine/e.ts', breaks: uses('../../renderer/rpc/client.ts'), keeps: uses('#shared/domain/ids.ts') },
  { rule: 'rpc-and-intake-use-the-engine', file: 'electron/rpc/a.ts', breaks: uses('#electron/store/sqlite/commit.ts'), keeps: uses('#electron/engine/engine.ts') },
  { rule: 'rpc-and-intake-use-the-engine', file: 'electron/rpc/b.ts', breaks: uses('../main/index.ts'), keeps: uses('./router.ts') },
  { rule: 'rpc-and-intake-use-the-engine', file: 'electron/intake/fhir/c.ts', breaks: uses('../../web/serve.ts'), keeps: uses('../json.ts') },
  { rule: 'stores-see-ports-only', file: 'electron/store/sqlite/a.ts', breaks: uses('#electron/engine/engine.ts'), keeps: uses('#electron/engine/ports/store.ts') },
  { rule: 'stores-see-ports-only', file: 'electron/store/sqlite/b.ts', breaks: uses('#shared/contract/index.ts'), keeps: uses('kysely') },
  { rule: 'adapters-do-not-meet', file: 'electron/store/sqlite/c.ts', breaks: uses('../memory/queries.ts'), keeps: uses('./load.ts') },
  { rule: 'adapters-do-not-meet', file: 'electron/store/memory/d.ts', breaks: uses('../sqlite/commit.ts'), keeps: uses('./queries.ts') },
  { rule: 'stores-see-ports-only', file: 'electron/store/memory/e.ts', breaks: uses('#electron/store/sqlite/commit.ts'), keeps: uses('#shared/domain/ids.ts') },
  { rule: 'electron-api-only-in-main-and-preload', file: 'electron/console/a.ts', breaks: uses('electron'), keeps: uses('yaml') },
  { rule: 'electron-api-only-in-main-and-preload', file: 'electron/web/b.ts', breaks: uses('electron/main'), keeps: uses('ws') },
  { rule: 'electron-api-only-in-main-and-preload', file: 'test/hosts/c.ts', breaks: uses('electron'), keeps: uses('#electron/main/windowOptions.ts') },
  { rule: 'hosts-compose', file: 'electron/console/b.ts', breaks: uses('#electron/web/serve.ts'), keeps: uses('#electron/store/sqlite/commit.ts') },
  { rule: 'hosts-do-not-meet', file: 'electron/main/a.ts', breaks: uses('#electron/web/serve.ts'), keeps: uses('electron') },
  { rule: 'hosts-do-not-meet', file: 'electron/web/a.ts', breaks: uses('../cli/output.ts'), keeps: uses('#electron/host/rpcDoor.ts') },
  { rule: 'hosts-do-not-meet', file: 'electron/cli/commands/a.ts', breaks: uses('../../web/serve.ts'), keeps: uses('../output.ts') },
  { rule: 'one-door', file: 'electron/main/b.ts', breaks: "import { ipcMain } from 'electron'\nexport const b = ipcMain\n", keeps: "import { app } from 'electron'\nexport const b = app\n" },
  { rule: 'one-door', file: 'electron/main/c.ts', breaks: "import { BrowserWindow } from 'electron'\nexport const b = BrowserWindow\n", keeps: "import { Menu } from 'electron'\nexport const b = Menu\n" },
  { rule: 'one-door', file: 'electron/main/ipc.ts', breaks: "import { shell } from 'electron'\nexport const b = shell\n", keeps: "import { ipcMain } from 'electron'\nexport const b = ipcMain\n" },
  { rule: 'one-door', file: 'electron/main/consoleWindows.ts', breaks: "import { ipcMain } from 'electron'\nexport const b = ipcMain\n", keeps: "import { BrowserWindow } from 'electron'\nexport const b = BrowserWindow\n" },
  { rule: 'preload-forwards-one-port', file: 'electron/preload/a.ts', breaks: uses('#shared/domain/ids.ts'), keeps: uses('electron') },
  { rule: 'renderer-sees-contract-only', file: 'renderer/app/a.ts', breaks: uses('#electron/engine/engine.ts'), keeps: uses('#renderer/features/inbox/InboxPane.tsx') },
  { rule: 'renderer-sees-contract-only', file: 'renderer/features/inbox/a.ts', breaks: uses('node:crypto'), keeps: uses('#renderer/ui/Button.tsx') },
  { rule: 'renderer-sees-contract-only', file: 'renderer/rpc/a.ts', breaks: uses('#shared/contract/index.ts'), keeps: usesType('#shared/contract/index.ts') },
  { rule: 'renderer-sees-contract-only', file: 'renderer/ui/a.ts', breaks: uses('../../electron/console/createConsole.ts'), keeps: uses('./Button.tsx') },
  { rule: 'features-do-not-meet', file: 'renderer/features/inbox/b.ts', breaks: uses('../thread/ThreadPane.tsx'), keeps: uses('./list/Row.tsx') },
  { rule: 'features-do-not-meet', file: 'renderer/features/inbox/c.ts', breaks: uses('#renderer/features/thread/ThreadPane.tsx'), keeps: uses('#renderer/rpc/queries.ts') },
  { rule: 'features-do-not-meet', file: 'renderer/features/inbox/list/d.ts', breaks: uses('../../thread/ThreadPane.tsx'), keeps: uses('../useInbox.ts') },
  { rule: 'features-do-not-meet', file: 'renderer/features/inbox/e.ts', breaks: uses('#renderer/app/consoleStore.ts'), keeps: uses('react') },
  { rule: 'ui-kit-is-leaf', file: 'renderer/ui/b.ts', breaks: uses('#renderer/features/inbox/InboxPane.tsx'), keeps: uses('react') },
  { rule: 'ui-kit-is-leaf', file: 'renderer/rpc/b.ts', breaks: uses('../app/consoleStore.ts'), keeps: uses('#renderer/ui/statusStore.ts') },
]
