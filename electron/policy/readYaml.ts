import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { InvalidPolicy } from '#shared/domain/errors.ts'

type Path = readonly PropertyKey[]

/** One thing that is wrong with a text: where, which field, why. */
export interface YamlProblem {
  /** From 1. */
  readonly line: number
  /** `clocks.promise.due`; the name of the whole for the whole. */
  readonly field: string
  readonly reason: string
}

export type ReadYaml<Data> = { readonly data: Data; readonly problems: readonly [] } | { readonly data: null; readonly problems: readonly YamlProblem[] }

/**
 * Data from YAML text, or everything that is wrong with it by line: what is no YAML, then the shape, then what `check` finds.
 * @param whole what a problem of the whole is called: `pack`, `file`
 */
export function readYaml<Schema extends z.ZodType>(text: string, schema: Schema, whole: string, check: (data: z.infer<Schema>) => readonly { path: Path; reason: string }[]): ReadYaml<z.infer<Schema>> {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const lineAt = (offset: number): number => Math.max(1, lineCounter.linePos(offset).line)
  if (document.errors.length > 0) {
    return { data: null, problems: document.errors.map((error) => ({ line: lineAt(error.pos[0]), field: whole, reason: error.message })) }
  }
  const problem = (path: Path, reason: string): YamlProblem => ({
    line: lineAt(offsetOf(document.contents, path)), field: path.length > 0 ? path.map(String).join('.') : whole, reason,
  })
  const parsed = schema.safeParse(asPlain(document))
  if (!parsed.success) {
    return {
      data: null,
      problems: parsed.error.issues.flatMap((issue) => issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => problem([...issue.path, key], 'unknown field'))
        : [problem(issue.path, document.hasIn(issue.path) ? issue.message : 'missing')]),
    }
  }
  const problems = check(parsed.data)
  return problems.length > 0 ? { data: null, problems: problems.map(({ path, reason }) => problem(path, reason)) } : { data: parsed.data, problems: [] }
}

/**
 * As `readYaml`, for files that the program cannot do without.
 * @throws InvalidPolicy 'invalid-policy' with one `file:line: field: reason` line for everything that is wrong
 */
export function loadYaml<Schema extends z.ZodType>(text: string, fileName: string, schema: Schema, whole: string, check: (data: z.infer<Schema>) => readonly { path: Path; reason: string }[]): z.infer<Schema> {
  const read = readYaml(text, schema, whole, check)
  if (read.data === null) throw new InvalidPolicy('invalid-policy', linesOf(read.problems, fileName).join('\n'))
  return read.data
}

export const linesOf = (problems: readonly YamlProblem[], fileName: string): string[] => problems.map(({ line, field, reason }) => `${fileName}:${line}: ${field}: ${reason}`)

/** An alias bomb is a fault of the text, not of the program. */
function asPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return null
  }
}

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
