import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'

/** A text of a source file that a person may read on the screen, with where it stands. */
export interface SeenText {
  readonly file: string
  readonly text: string
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/**
 * Words on the screen: what stands between tags, and every string or template literal that reads like words (a space or a capital
 * letter at its start). Not: imports, keys, names of events and states, which no one sees.
 */
export function textsOf(file: string, source: string): SeenText[] {
  const found: SeenText[] = []
  const add = (text: unknown): void => {
    if (typeof text !== 'string') return
    const words = text.trim()
    if (/\s/.test(words) || /^[A-Z][a-z]/.test(words)) found.push({ file, text: words })
  }
  const walk = (node: Node): void => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type.startsWith('TS')) return
    if (node.type === 'JSXText') found.push({ file, text: String(node['value']).trim() })
    if (node.type === 'Literal') add(node['value'])
    if (node.type === 'TemplateElement') add((node['value'] as { cooked?: string }).cooked)
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item)
      if (isNode(value)) walk(value)
    }
  }
  walk(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node)
  return found.filter(({ text }) => text !== '')
}

export function filesUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path, pattern) : pattern.test(name) ? [path] : []
  })
}

export const readTexts = (file: string): SeenText[] => textsOf(file, readFileSync(file, 'utf8'))
