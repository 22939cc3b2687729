import { BACKBONES, DATA_TYPES, RESOURCES, type ShapeText } from './shapes.ts'

/** One element as the checker reads it. */
export interface ElementRule {
  /** Primitive, data type, or `Backbone` (a part of the resource, found by its path). */
  readonly type: string
  readonly isList: boolean
  /** Codes of a required binding. */
  readonly codes: ReadonlySet<string> | null
  /** Types that a Reference may name. */
  readonly targets: ReadonlySet<string> | null
}
export interface Shape {
  readonly elements: ReadonlyMap<string, ElementRule>
  /** Elements, or choices (`content` for `contentString` …), one of which must be there. */
  readonly required: readonly { readonly name: string; readonly anyOf: readonly string[] }[]
  /** Names of which at most one may stand. */
  readonly choices: readonly { readonly name: string; readonly oneOf: readonly string[] }[]
}

const ELEMENT: ShapeText = { id: 'string', extension: 'Extension*' }
const BACKBONE: ShapeText = { ...ELEMENT, modifierExtension: 'Extension*' }
const RESOURCE: ShapeText = { id: 'id', meta: 'Meta', implicitRules: 'uri', language: 'code' }
const DOMAIN_RESOURCE: ShapeText = {
  ...RESOURCE, text: 'Narrative', contained: 'Contained*', extension: 'Extension*', modifierExtension: 'Extension*',
}

function shapeOf(text: ShapeText): Shape {
  const elements = new Map<string, ElementRule>()
  const required: { name: string; anyOf: readonly string[] }[] = []
  const choices: { name: string; oneOf: readonly string[] }[] = []
  for (const [name, written] of Object.entries(text)) {
    const [head = '', ...values] = written.split(' ')
    const types = head.replace(/[!*]/g, '').split('|')
    const isChoice = name.endsWith('[x]')
    const base = name.replace('[x]', '')
    const names = isChoice ? types.map((type) => base + type.charAt(0).toUpperCase() + type.slice(1)) : [name]
    names.forEach((each, index) => {
      const type = types[index] ?? head
      const listed = values.length > 0 ? new Set(values) : null
      const codes = type === 'code' ? listed : null
      elements.set(each, { type, isList: head.includes('*'), codes, targets: type === 'Reference' ? listed : null })
    })
    if (head.includes('!')) required.push({ name: base, anyOf: names })
    if (isChoice) choices.push({ name: base, oneOf: names })
  }
  return { elements, required, choices }
}

const shapesOf = (texts: Readonly<Record<string, ShapeText>>, common: (name: string) => ShapeText): ReadonlyMap<string, Shape> =>
  new Map(Object.entries(texts).map(([name, text]) => [name, shapeOf({ ...common(name), ...text })]))

export const dataTypes = shapesOf(DATA_TYPES, () => ELEMENT)
export const backbones = shapesOf(BACKBONES, () => BACKBONE)
export const resources = shapesOf(RESOURCES, (name) => (name === 'Binary' ? RESOURCE : DOMAIN_RESOURCE))
