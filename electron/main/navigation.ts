import type { Session, WebContents } from 'electron'
import { originOf } from './appOrigin.ts'

/** A window shows the console page and nothing else: its own origin, root path (R59). */
export function mayNavigate(address: string, origin: string): boolean {
  return originOf(address) === origin && ['/', '/index.html'].includes(new URL(address).pathname)
}

/** Whether a request may leave the page: its own origin, or the development server's socket. */
export function mayRequest(address: string, origin: string): boolean {
  const from = originOf(address)
  return from === origin || (origin.startsWith('http:') && from === origin.replace(/^http:/, 'ws:')) || /^(?:devtools|blob):/.test(address)
}

/** Shuts every way out of one window: navigation, redirects, new windows, embedded pages. */
export function confineContents(contents: WebContents, origin: string): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, origin)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url, origin)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  // about:blank asks nobody: the window is brought back.
  contents.on('did-navigate', (_event, url) => {
    if (!mayNavigate(url, origin)) void contents.loadURL(`${origin}/`)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Shuts every way out of the session: permissions, devices, downloads, the network, dictionary downloads (R59, R88). */
export function confineSession(session: Session, origin: string): void {
  // Writing plain text to the clipboard stays open: a lock empties what was copied here (S64). Reading it does not.
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'clipboard-sanitized-write'))
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, origin) }))
  // Words are checked with what the system has; a dictionary is never fetched.
  session.setSpellCheckerDictionaryDownloadURL(`${origin}/dictionaries/`)
}
