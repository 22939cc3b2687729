import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** Floor of both runtimes of the Node side: Electron 33 carries Node 20.18, the web host and the command line run in Node 24. */
const NODE_TARGET = 'node20.18'

/**
 * One build, four outputs: `out/main/index.js` (desktop), `out/main/cli.js` (command line and web host),
 * `out/preload/index.cjs`, `out/renderer`. Only what package.json lists under `dependencies` stays outside the bundle.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: NODE_TARGET,
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), cli: at('electron/wellthread.ts') },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: NODE_TARGET,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: { input: { index: at('electron/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Strings only: an array is merged with electron-vite's own default and refused.
      target: 'es2023',
      cssTarget: 'chrome130',
      // The content security policy allows no data: URL.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from the disk of the same machine.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
