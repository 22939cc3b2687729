import { isScalar, parseDocument, stringify } from 'yaml'
import { InvalidCommand } from '#shared/domain/errors.ts'

export type FieldValue = string | number | boolean

/** One number, word or switch of a pack, by its path: `clocks.promise.due.businessDays`, `phoneLines.0.number`. */
export interface PolicyField {
  readonly path: string
  readonly value: FieldValue
}

/** Every single value of the pack's text, in its order; empty when the text is no YAML. */
export function fieldsOf(text: string): PolicyField[] {
  const document = parseDocument(text)
  return document.errors.length > 0 ? [] : leavesOf(document.toJS({ maxAliasCount: 100 }) as unknown, [])
}

function leavesOf(value: unknown, path: readonly string[]): PolicyField[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ path: path.join('.'), value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))
}

/**
 * The text with these values changed; every comment, space and quote around them stays. A value that the text does not
 * have is refused: the form changes what is there, the text itself adds and removes.
 * @throws InvalidCommand with the path
 */
export function editPolicyText(text: string, changes: readonly PolicyField[]): string {
  const document = parseDocument(text)
  const edits = changes.map(({ path, value }) => {
    const node = document.getIn(path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)), true)
    if (!isScalar(node) || !node.range) throw new InvalidCommand(path, 'The pack has no such field.')
    return { from: node.range[0], to: node.range[1], written: written(value, node.type) }
  })
  // From the end, so that the places before stay where they are.
  return edits.toSorted((a, b) => b.from - a.from).reduce((edited, { from, to, written: words }) => edited.slice(0, from) + words + edited.slice(to), text)
}

/** A number in quotes was text and stays text. */
function written(value: FieldValue, before: string | undefined): string {
  if (typeof value !== 'string') return String(value)
  return stringify(value, { lineWidth: 0, defaultStringType: before === 'QUOTE_SINGLE' || before === 'QUOTE_DOUBLE' ? before : 'PLAIN' }).trimEnd()
}
