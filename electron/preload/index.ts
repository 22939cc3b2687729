import { contextBridge, ipcRenderer } from 'electron'

/** What of the page this script touches. */
declare const window: {
  readonly location: { readonly origin: string }
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void
}
type Port = NonNullable<Parameters<typeof ipcRenderer.postMessage>[2]>[number]
interface PageMessage {
  readonly source: unknown
  readonly origin: string
  readonly data: unknown
  readonly ports: readonly Port[]
}

/**
 * The whole bridge: it tells the page where it runs and hands one port to the main process. No function, no channel and
 * no Electron object is exposed.
 */
contextBridge.exposeInMainWorld('wellthreadHost', { kind: 'electron' })

window.addEventListener('message', (event) => {
  const [port, ...others] = event.ports
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'orpc:port') return
  if (!port || others.length > 0) return
  ipcRenderer.postMessage('wellthread:port', null, [port])
})
