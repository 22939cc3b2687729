/** `npm run e2e`: the end-to-end suites of both hosts, as `npm test` runs them. */
import { ensureBuilt } from './lib/build.mjs'
import { endToEnd } from './lib/endToEnd.mjs'
import { ensureInstalled } from './lib/install.mjs'

ensureInstalled()
await ensureBuilt()
const results = [...endToEnd()]
for (const { name, passed, failed, skips } of results) console.log(`${name}: ${passed} passed, ${failed} failed, ${skips.length} skipped${skips[0] ? ` (${skips[0].reason})` : ''}`)
process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1
