/**
 * `npm run faults`: the fault tests at length (kill -9, power cuts, failing writes), some quarter of an hour on 2 cores. Sizes and the
 * seed come from the environment where they are given: FAULT_CYCLES, FAULT_IMAGES, FAULT_IO_RUNS, FAULT_SEED.
 */
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './lib/install.mjs'
import { at, nodeBinary, root, toolEnv } from './lib/paths.mjs'

ensureInstalled()
const sizes = { FAULT_CYCLES: '1000', FAULT_IMAGES: '5000', FAULT_IO_RUNS: '250' }
const args = [at('node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', '--project', 'integration', 'test/faults']
process.exitCode = spawnSync(nodeBinary(), args, { cwd: root, stdio: 'inherit', env: { ...sizes, ...toolEnv() } }).status ?? 1
