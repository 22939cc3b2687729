/**
 * `npm test`: everything that a change has to pass. Installs and builds first. Says what each suite did, why each skipped
 * test was skipped, and the sum in the last line; ends with code 1 when anything failed.
 */
import { buildNow } from './lib/build.mjs'
import { endToEnd } from './lib/endToEnd.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { runCheck, runVitest } from './lib/suites.mjs'

ensureInstalled()
const results = [
  runCheck('types', [at('node_modules/typescript/bin/tsc'), '-b']),
  runCheck('lint', [at('node_modules/oxlint/bin/oxlint'), '--type-aware']),
  runVitest('unit'),
  runVitest('integration'),
  runVitest('renderer'),
]
await buildNow()
results.push(...endToEnd())
const { checkRegister } = await import('./lib/register.mjs')
results.push(checkRegister(results))

console.log('\n== summary')
for (const { name, passed, failed, skips, seconds } of results) {
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skips.length} skipped (${seconds.toFixed(1)} s)`)
  for (const { name: test, reason } of skips) console.log(`  skipped: ${test}: ${reason}`)
}
const sum = (count) => results.reduce((total, result) => total + count(result), 0)
const failed = sum((result) => result.failed)
console.log(`${sum((result) => result.passed)} passed, ${failed} failed, ${sum((result) => result.skips.length)} skipped`)
process.exitCode = failed === 0 ? 0 : 1
