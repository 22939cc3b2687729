import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  newWindow(): void
  lock(): void
}

/** The menu bar. Reload and developer tools are for development only; the page's own keys stay free. */
export function menuTemplate(actions: MenuActions, options: { isDevelopment: boolean; platform: NodeJS.Platform }): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(options.platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        { id: 'newWindow', label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: () => actions.newWindow() },
        { id: 'lock', label: 'Lock the console', click: () => actions.lock() },
        separator,
        { role: 'close', label: 'Close window' },
      ],
    },
    { label: '&Edit', submenu: [{ role: 'undo' }, { role: 'redo' }, separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' },
        separator,
        { role: 'togglefullscreen' },
        ...(options.isDevelopment ? [separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[] : []),
      ],
    },
    { label: '&Help', submenu: [{ role: 'about', label: 'About Wellthread' }] },
  ]
}
