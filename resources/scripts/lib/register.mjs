import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import { at, root } from './paths.mjs'

/**
 * The rule register: each S and D rule, the code that names it, the acceptance tests whose titles begin with it, and their
 * last result.
 * @typedef {{ title: string, file: string, suite: string, status: 'passed' | 'failed' | 'skipped' }} TestRun
 * @typedef {{ id: string, words: string, code: string[], tests: TestRun[], sample: { thread: string | null, as: string, say: string }[], problem: string | null }} Entry
 */

const CODE = ['shared', 'electron', 'renderer', 'resources/policy', 'resources/templates', 'resources/rules', 'resources/protocols', 'resources/medicines']
const TITLE = /^((?:[SD]\d{1,2} )*[SD]\d{1,2}): /

/** @param {TestRun[]} given of all suites; only acceptance tests and the screens count @returns {Entry[]} */
export function makeRegister(given) {
  const runs = given.filter((run) => /^test\/(?:acceptance|e2e)\//.test(run.file))
  const rules = Object.entries(parse(readFileSync(at('resources/register/rules.yaml'), 'utf8')))
  const code = codeByRule()
  const tests = testsByRule(runs)
  const sample = sampleByRule()
  return rules.map(([id, words]) => {
    const entry = { id, words, code: code.get(id) ?? [], tests: tests.get(id) ?? [], sample: sample.get(id) ?? [] }
    return { ...entry, problem: problemOf(entry) }
  })
}

/** What stands against the register, a line each: rules that do not hold, and tests that name a rule which does not exist. */
export function problemsOf(entries, runs) {
  const known = new Set(entries.map((entry) => entry.id))
  return [
    ...entries.filter((entry) => entry.problem !== null).map((entry) => `${entry.id}: ${entry.problem} (${entry.words})`),
    ...runs.filter((run) => rulesOf(run.title).some((rule) => !known.has(rule))).map((run) => `${run.file}: "${run.title}" names a rule that does not exist`),
  ]
}

/** The register as a suite of `npm test`: one check a rule, from the results of the suites before it. */
export function checkRegister(results) {
  const startedAt = performance.now()
  const runs = results.flatMap((result) => result.runs ?? [])
  const entries = makeRegister(runs)
  const problems = problemsOf(entries, runs)
  console.log('\n== rules')
  for (const problem of problems) console.log(problem)
  return { name: 'rules', passed: entries.filter((entry) => entry.problem === null).length, failed: problems.length, skips: [], seconds: (performance.now() - startedAt) / 1_000 }
}

const rulesOf = (title) => TITLE.exec(title)?.[1].split(' ') ?? []

function problemOf({ code, tests, sample }) {
  const proofs = tests.filter((test) => test.suite !== 'screen')
  if (tests.some((test) => test.status === 'failed')) return 'a test fails'
  if (!proofs.some((test) => test.status === 'passed')) return 'no passing acceptance test'
  if (code.length === 0) return 'no code names it'
  if (sample.length === 0) return 'the sample clinic does not show it'
  return null
}

function testsByRule(runs) {
  const found = new Map()
  for (const run of runs) for (const rule of rulesOf(run.title)) found.set(rule, [...(found.get(rule) ?? []), run])
  return found
}

function sampleByRule() {
  const dir = at('resources/sample/rules')
  const found = new Map()
  for (const name of existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith('.yaml')) : []) {
    for (const { rule, thread = null, as, say } of parse(readFileSync(join(dir, name), 'utf8')) ?? []) found.set(rule, [...(found.get(rule) ?? []), { thread, as, say }])
  }
  return found
}

function codeByRule() {
  // The sample clinic shows rules; it does not hold them.
  const found = new Map()
  for (const file of CODE.flatMap((folder) => filesOf(at(folder))).filter((each) => !relative(root, each).startsWith('electron/sample/'))) {
    for (const rule of namedIn(file, readFileSync(file, 'utf8'))) found.set(rule, [...(found.get(rule) ?? []), relative(root, file)])
  }
  return found
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return /\.(?:tsx?|yaml)$/.test(path) ? [path] : []
  return readdirSync(path).toSorted().flatMap((name) => filesOf(join(path, name)))
}

/**
 * Rules that a file's comments name, and those in a `rule:` field of data. D1 to D7 are tiers as well: they count only in
 * brackets, as in `(D3)` or `(D3 to D5, S26)`, where no D0 stands beside them.
 */
function namedIn(file, text) {
  const isYaml = file.endsWith('.yaml')
  const comments = isYaml ? text.matchAll(/(?:^|\s)#(.*)$|\brule: *['"]?([SD]\d{1,2})\b/gm) : text.matchAll(/\/\*\*?([\s\S]*?)\*\/|\/\/(.*)$/gm)
  const rules = new Set()
  for (const comment of comments) {
    const words = comment.slice(1).join(' ')
    for (const [id] of words.matchAll(/\bS(?:[1-9]|[1-5]\d|6[0-4])\b|\bD(?:8|9|1\d|2[0-4])\b/g)) rules.add(id)
    for (const [bracket] of words.matchAll(/\([^()]*\)/g)) {
      if (!/\bD0\b/.test(bracket)) for (const id of spelledOut(bracket)) rules.add(id)
    }
    for (const [, id] of words.matchAll(/(?:^|[.;*] ?|\s)(D[1-7])(?=: )/g)) rules.add(id)
  }
  return rules
}

/** `D3 to D5` means D4 as well. */
function spelledOut(bracket) {
  const ids = [...bracket.matchAll(/\b([SD])(\d{1,2})(?: to \1(\d{1,2}))?/g)]
  return ids.flatMap(([, letter, from, to = from]) => Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${letter}${Number(from) + index}`))
}

/** @param {Entry[]} entries @param {string} when */
export function registerPage(entries, when) {
  const held = entries.filter((entry) => entry.problem === null).length
  const head = [
    '# Rule register',
    '',
    'Made by `npm run rules`; do not edit. Each rule of the seeds (S) and each decision (D): what it says, the code that names it, the acceptance tests whose titles begin with its number with their last result, and where the sample clinic shows it (help, "Rules to see for yourself"). `npm run rules` fails on a rule without a passing acceptance test, without code that names it, or without a place in the sample clinic.',
    '',
    `${held} of ${entries.length} rules hold. Last run: ${when}.`,
  ]
  return `${[...head, ...entries.flatMap(section)].join('\n')}\n`
}

const MARK = { passed: 'passed', failed: 'FAILED', skipped: 'skipped' }
const LISTED = 8

function section({ id, words, code, tests, sample, problem }) {
  const rest = code.length - LISTED
  return [
    '',
    `## ${id}`,
    '',
    words,
    '',
    ...(problem === null ? [] : [`**Not held: ${problem}.**`, '']),
    `- Code: ${code.slice(0, LISTED).map((file) => `[${file}](../../${file})`).join(', ') || 'none'}${rest > 0 ? ` and ${rest} more` : ''}`,
    ...tests.map((test) => `- ${MARK[test.status]}: ${test.title} (${test.file})`),
    ...sample.map(({ thread, as, say }) => `- To see, as ${as}${thread === null ? '' : `, thread \`${thread}\``}: ${say}`),
  ]
}
