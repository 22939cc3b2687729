/**
 * `npm run rules`: plays every acceptance test, shows every rule of the checklist on the desktop (or in the browser where there is no
 * desktop), and writes `resources/docs/rules.md`. Ends with code 1 when a rule does not hold.
 */
import { writeFileSync } from 'node:fs'
import { ensureBuilt } from './lib/build.mjs'
import { onOneHost } from './lib/endToEnd.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { runVitest } from './lib/suites.mjs'

ensureInstalled()
const { makeRegister, registerPage, problemsOf } = await import('./lib/register.mjs')
const acceptance = runVitest('integration', ['test/acceptance'])
await ensureBuilt()
const screen = onOneHost(['test/e2e/rules'])
const runs = [...(acceptance.runs ?? []), ...(screen.runs ?? [])]
const entries = makeRegister(runs)

writeFileSync(at('resources/docs/rules.md'), registerPage(entries, `${new Date().toISOString().slice(0, 10)}, ${screen.name}`))
const problems = problemsOf(entries, runs)
for (const problem of problems) console.log(problem)
console.log(`${entries.filter((entry) => entry.problem === null).length} of ${entries.length} rules hold; resources/docs/rules.md is written.`)
process.exitCode = problems.length === 0 && acceptance.failed === 0 && screen.failed === 0 ? 0 : 1
