import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunchOptions } from './helpers/chromium.ts'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['test/**/*.unit.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'integration', environment: 'node', include: ['test/**/*.int.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        plugins: [react()],
        // Found while tests already run, each of these would reload the page under them.
        optimizeDeps: {
          include: [
            '@orpc/client', '@orpc/client/message-port', '@orpc/client/websocket', '@tanstack/react-query', 'chrono-node/en', 'react', 'react-dom/client',
            'temporal-polyfill', 'tinykeys', 'vitest-browser-react', 'zustand',
          ],
        },
        test: {
          name: 'renderer',
          include: ['test/**/*.dom.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
