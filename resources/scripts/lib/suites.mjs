import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { at, nodeBinary, root, toolEnv } from './paths.mjs'

/**
 * @typedef {{ name: string, reason: string }} Skip
 * @typedef {import('./register.mjs').TestRun} TestRun
 * @typedef {{ name: string, passed: number, failed: number, skips: Skip[], seconds: number, runs?: TestRun[] }} SuiteResult
 */

/** One command that passes or fails as a whole. @returns {SuiteResult} */
export function runCheck(name, given) {
  return timed(name, () => ({ ...tally(spawnSync(nodeBinary(), given, { cwd: root, env: toolEnv(), stdio: 'inherit' }).status === 0), skips: [] }))
}

/** One vitest project, or those of its files whose path holds one of these. @returns {SuiteResult} */
export function runVitest(project, files = []) {
  return timed(project, () => withReport((file) => {
    const given = [at('node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', '--project', project, ...files, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { status } = spawnSync(nodeBinary(), given, { cwd: root, env: toolEnv(), stdio: 'inherit' })
    const report = readJson(file)
    const tests = (report?.testResults ?? []).flatMap((each) => each.assertionResults)
    const unread = (report?.testResults ?? []).filter((each) => each.status === 'failed' && each.assertionResults.length === 0)
    return settle(status, {
      runs: (report?.testResults ?? []).flatMap((each) => each.assertionResults.map((test) => ({ title: test.title, file: relative(root, each.name), suite: project, status: statusOf(test.status) }))),
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: tests.filter((test) => test.status === 'failed').length + unread.length,
      skips: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => ({ name: test.fullName, reason: test.meta?.skipReason ?? 'no reason given' })),
    })
  }))
}

/** One Playwright project or some of its files, with these variables and this command before it. @returns {SuiteResult} */
export function runPlaywright(project, { env = {}, before = [], files = [] } = {}) {
  return timed(`e2e ${project}`, () => withReport((file) => {
    const [command, ...given] = [...before, nodeBinary(), at('node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/playwright.config.ts', `--project=${project}`, ...files, '--pass-with-no-tests', '--reporter=list,json']
    const { status } = spawnSync(command, given, { cwd: root, env: { ...toolEnv(), ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, stdio: 'inherit' })
    const report = readJson(file)
    const tests = testsOf(report?.suites ?? [])
    const skipped = tests.filter((test) => test.status === 'skipped')
    return settle(status, {
      runs: tests.map((test) => ({ title: test.title, file: test.file, suite: 'screen', status: statusOf(test.status) })),
      passed: tests.filter((test) => test.status === 'expected').length,
      failed: tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length + (report?.errors?.length ?? 0),
      skips: skipped.map((test) => ({ name: test.name, reason: test.annotations.find((each) => each.type === 'skip')?.description ?? 'no reason given' })),
    })
  }))
}

/** The same project, not run: each of its tests counts as skipped for this reason. @returns {SuiteResult} */
export function skipPlaywright(project, reason) {
  return timed(`e2e ${project}`, () => {
    const { stdout } = spawnSync(nodeBinary(), [at('node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/playwright.config.ts', '--project', project, '--list', '--reporter=json'], { cwd: root, env: toolEnv(), encoding: 'utf8' })
    return { passed: 0, failed: 0, skips: testsOf(JSON.parse(stdout).suites).map((test) => ({ name: test.name, reason })) }
  })
}

function timed(name, run) {
  process.stdout.write(`\n== ${name}\n`)
  const startedAt = performance.now()
  return { name, ...run(), seconds: (performance.now() - startedAt) / 1_000 }
}

const statusOf = (status) => (status === 'passed' || status === 'expected' ? 'passed' : status === 'failed' || status === 'unexpected' || status === 'flaky' ? 'failed' : 'skipped')

const tally = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** A run that failed without a failed test (an error outside of one, no report) is one failure. */
const settle = (status, result) => (status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result)

function withReport(run) {
  const folder = mkdtempSync(join(tmpdir(), 'wellthread-report-'))
  try {
    return run(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const testsOf = (suites) => suites.flatMap((suite) => [
  ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ name: `${suite.title} > ${spec.title}`, title: spec.title, file: `test/${spec.file}`, status: test.status, annotations: test.annotations }))),
  ...testsOf(suite.suites ?? []),
])
