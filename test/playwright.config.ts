import { defineConfig } from '@playwright/test'
import type { HostOptions } from './hosts/consoleTest.ts'

/**
 * The same walk behind two doors: `*.both.spec.ts` runs in both projects, `*.web.spec.ts` and `*.desktop.spec.ts` in one.
 * `*.one.spec.ts` runs in one of them: on the desktop, or with ONE_HOST=web in the browser where there is no desktop.
 * No retries: a test that needs one is broken (R89).
 */
const onWeb = process.env['ONE_HOST'] === 'web'

export default defineConfig<HostOptions>({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 60_000,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: { trace: 'off', video: 'off', actionTimeout: 10_000 },
  projects: [
    { name: 'web', testMatch: onWeb ? /\.(?:both|web|one)\.spec\.ts$/ : /\.(?:both|web)\.spec\.ts$/, use: { host: 'web' } },
    { name: 'desktop', testMatch: /\.(?:both|desktop|one)\.spec\.ts$/, use: { host: 'desktop' } },
  ],
})
