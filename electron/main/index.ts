import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, Menu, Notification, powerMonitor, protocol, session } from 'electron'
import { createConsole } from '#electron/console/createConsole.ts'
import { reachedSteps } from '#electron/engine/waitingFlags.ts'
import { hostLog } from '#electron/host/hostLog.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { createRpcDoor } from '#electron/host/rpcDoor.ts'
import { router } from '#electron/rpc/router.ts'
import { loadBundle } from '#electron/static/loadBundle.ts'
import { APP_SCHEME, APP_URL, originOf } from './appOrigin.ts'
import { answerAppRequest } from './appProtocol.ts'
import { createConsoleWindows } from './consoleWindows.ts'
import { desktopFolders } from './desktopFolders.ts'
import { openPortDoor } from './ipc.ts'
import { lockSessions } from './lockSessions.ts'
import { menuTemplate } from './menu.ts'
import { confineSession } from './navigation.ts'
import { osKeyStore } from './osKeyStore.ts'
import { createRedFlagNotices, NOTICE_TEXT } from './redFlagNotices.ts'

// Replaced by the build: a built program has no way into development.
const isDevelopment = (import.meta as ImportMeta & { readonly env: { readonly DEV: boolean } }).env.DEV
const folders = desktopFolders(process.argv.slice(1), app.getPath('userData'), process.cwd())
const log = hostLog(folders.profile)
// Started from an icon there may be nobody to read it.
process.stderr.on('error', () => undefined)
mkdirSync(folders.userData, { recursive: true, mode: 0o700 })
app.setPath('userData', folders.userData)

// Root cannot have Chromium's sandbox; every other start gets it, even if a window asks for less.
const hasNoSandbox = app.commandLine.hasSwitch('no-sandbox') || process.env['ELECTRON_DISABLE_SANDBOX'] !== undefined
if (!hasNoSandbox) app.enableSandbox()
app.commandLine.appendSwitch('disable-background-networking')
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(refuseToStart)
else app.quit()

async function start(): Promise<void> {
  // Set by the development server only; a build has no such address.
  const developmentUrl = isDevelopment ? process.env['ELECTRON_RENDERER_URL'] : undefined
  const url = developmentUrl ?? APP_URL
  const origin = originOf(url) ?? ''
  confineSession(session.defaultSession, origin)
  if (developmentUrl === undefined) {
    const bundle = await loadBundle(programFolders.renderer)
    protocol.handle(APP_SCHEME, (request) => answerAppRequest(bundle, request))
  }

  const service = await createConsole({ profileDir: folders.profile, host: 'desktop', resourcesDir: programFolders.resources, keyStore: osKeyStore, log })
  const door = openPortDoor({ console: service, door: createRpcDoor(router, log), origin, log })
  const windows = createConsoleWindows({ door, url, origin, preload: join(programFolders.root, 'out/preload/index.cjs'), isDevelopment })
  const lock = (keys: readonly string[], reason: 'person' | 'idle'): void => lockSessions(keys.map((key) => service.connect(key)), reason, log)

  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(
    { newWindow: windows.open, lock: () => lock([windows.focusedKey()].filter((key) => key !== null), 'person') },
    { isDevelopment, platform: process.platform },
  )))
  // D8, S10: while no signed-in window is in front, the operating system says that a red flag waits, and no more.
  const notices = createRedFlagNotices({
    reached: async () => ((await service.status()).state === 'open' ? reachedSteps(service.engine()) : []),
    isWatched: () => [windows.focusedKey()].some((key) => key !== null && service.connect(key).view().status === 'signedIn'),
    notify: () => {
      const notice = new Notification(NOTICE_TEXT)
      notice.on('click', () => windows.focus())
      notice.show()
    },
  })
  const watch = setInterval(() => {
    notices.look().catch((error: unknown) => log.error('redFlagNotices.failed', { error: error instanceof Error ? error.name : 'unknown' }))
  }, 5000)

  powerMonitor.on('lock-screen', () => lock(windows.sessionKeys(), 'person'))
  powerMonitor.on('suspend', () => lock(windows.sessionKeys(), 'idle'))
  app.on('second-instance', () => windows.focus())
  app.on('activate', () => windows.focus())
  app.on('window-all-closed', () => app.quit())

  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    clearInterval(watch)
    service.close()
      .catch((error: unknown) => log.error('console.closeFailed', { error: error instanceof Error ? error.name : 'unknown' }))
      .finally(() => app.quit())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  windows.open()
}

function refuseToStart(error: unknown): void {
  const reason = error instanceof Error ? error.message : 'unknown'
  log.error('desktop.startFailed', { error: error instanceof Error ? error.name : 'unknown' })
  dialog.showErrorBox('Wellthread could not start', reason)
  app.exit(1)
}
