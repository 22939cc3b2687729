import { defineConfig } from '@playwright/test'
import type { HostOptions } from './hosts/consoleTest.ts'

/**
 * The same walk behind two doors: `*.both.spec.ts` runs in both projects, `*.web.spec.ts` and `*.desktop.spec.ts` in one.
 * No retries: a test that needs one is broken (R89).
 */
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
    { name: 'web', testMatch: /\.(?:both|web)\.spec\.ts$/, use: { host: 'web' } },
    { name: 'desktop', testMatch: /\.(?:both|desktop)\.spec\.ts$/, use: { host: 'desktop' } },
  ],
})
