import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { checkPolicyPack } from '#shared/domain/policy/checkPolicyPack.ts'
import { policyPackSchema, type PolicyPack } from '#shared/domain/policy/policyPack.ts'

type Path = readonly PropertyKey[]

/**
 * One policy pack (D1) from YAML text.
 * @throws InvalidPolicy 'invalid-policy' with one `file:line: field: reason` line for everything that is wrong
 */
export function loadPolicyPack(text: string, fileName: string): PolicyPack {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  if (document.errors.length > 0) {
    throw refusal(document.errors.map((error) => `${fileName}:${lineCounter.linePos(error.pos[0]).line}: ${error.message}`))
  }
  const lineOf = (path: Path): number => lineCounter.linePos(offsetOf(document.contents, path)).line
  const nameOf = (path: Path): string => (path.length > 0 ? path.map(String).join('.') : 'pack')
  const describe = (path: Path, reason: string): string => `${fileName}:${lineOf(path)}: ${nameOf(path)}: ${reason}`
  const parsed = policyPackSchema.safeParse(document.toJS())
  if (!parsed.success) {
    throw refusal(parsed.error.issues.flatMap((issue) => issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => describe([...issue.path, key], 'unknown field'))
      : [describe(issue.path, document.hasIn(issue.path) ? issue.message : 'missing')]))
  }
  const problems = checkPolicyPack(parsed.data)
  if (problems.length > 0) throw refusal(problems.map((problem) => describe(problem.path, problem.reason)))
  return parsed.data
}

/**
 * Every `*.yaml` of a directory, by pack id.
 * @throws InvalidPolicy when one of them cannot be used, two share an id, or there is none
 */
export async function readPolicyPacks(directory: string): Promise<ReadonlyMap<string, PolicyPack>> {
  const packs = new Map<string, PolicyPack>()
  for (const name of (await readdir(directory)).filter((file) => file.endsWith('.yaml')).sort()) {
    const pack = loadPolicyPack(await readFile(join(directory, name), 'utf8'), name)
    if (packs.has(pack.id)) throw refusal([`${name}:1: id: another pack is called ${pack.id}`])
    packs.set(pack.id, pack)
  }
  if (packs.size === 0) throw refusal(['There is no policy pack.'])
  return packs
}

const refusal = (lines: readonly string[]): InvalidPolicy => new InvalidPolicy('invalid-policy', lines.join('\n'))

/** Where the field begins in the text; a field that is missing is looked for at the nearest one around it that is there. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (!isNode(item)) return offset
      offset = item.range?.[0] ?? offset
      node = item
    } else {
      return offset
    }
  }
  return offset
}
