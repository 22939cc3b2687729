/** `npm run -s wellthread -- COMMAND`: builds when the sources changed, quietly, then is the command itself. */
import { spawnSync } from 'node:child_process'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at, nodeBinary } from './lib/paths.mjs'

ensureInstalled()
await ensureBuilt()
// The database driver needs Node-API 10, which an older Node of the system has not.
if (Number(process.versions.napi) >= 10) await import('../../out/main/cli.js')
else process.exitCode = spawnSync(nodeBinary(), [at('out/main/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
