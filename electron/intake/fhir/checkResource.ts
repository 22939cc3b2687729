import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { INVARIANTS } from './invariants.ts'
import { PRIMITIVES } from './primitives.ts'
import { literalType } from './reference.ts'
import { backbones, dataTypes, resources, type ElementRule, type Shape } from './shapeRules.ts'

/** Types whose structure is checked here. */
export const isCheckedType = (resourceType: string): boolean => resources.has(resourceType)

/**
 * Checks a resource against R4: known elements only, cardinality, type, required bindings, one choice of `[x]`, target
 * types of references, dates of the real calendar, no empty value, the invariants that matter. The first flaw is told.
 *
 * @throws IntakeRefused with the code of interop.md, "Refusals", and the path to the element
 */
export function checkResource(resource: JsonObject, resourceType: string): void {
  const shape = resources.get(resourceType)
  if (!shape) throw new IntakeRefused('not-supported', `${resourceType} is not read here.`)
  checkObject(resource, shape, resourceType, resourceType)
}

function checkObject(value: JsonObject, shape: Shape, type: string, path: string): void {
  const keys = Object.keys(value)
  if (keys.length === 0) throw new IntakeRefused('structure', `${path} is empty.`, path)
  for (const key of keys) {
    if (key === 'resourceType' && path === type) continue
    const isSibling = key.startsWith('_')
    const rule = shape.elements.get(isSibling ? key.slice(1) : key)
    // The name of an unknown element is the sender's text, so it is not repeated.
    if (!rule || (isSibling && !PRIMITIVES[rule.type])) {
      throw new IntakeRefused('structure', `${path} has an element that R4 does not know.`, path)
    }
    // An own key always has a value; `undefined` cannot come out of JSON.
    const content = value[key] ?? null
    if (isSibling) checkSiblings(content, rule, `${path}.${key.slice(1)}`)
    else checkElement(content, rule, type, `${path}.${key}`, value[`_${key}`])
  }
  for (const { name, oneOf } of shape.choices) {
    if (oneOf.filter((each) => Object.hasOwn(value, each)).length > 1) {
      throw new IntakeRefused('structure', `${path}.${name} may be given once.`, `${path}.${name}`)
    }
  }
  for (const { name, anyOf } of shape.required) {
    if (!anyOf.some((each) => Object.hasOwn(value, each) || Object.hasOwn(value, `_${each}`))) {
      throw new IntakeRefused('required', `${path}.${name} is missing.`, `${path}.${name}`)
    }
  }
  if (Object.hasOwn(value, 'modifierExtension')) {
    throw new IntakeRefused('extension', `${path} carries a modifier extension that is not understood here.`, `${path}.modifierExtension`)
  }
  INVARIANTS[type]?.(value, path)
}

function checkElement(value: JsonValue, rule: ElementRule, owner: string, path: string, siblings: JsonValue | undefined): void {
  if (!rule.isList) {
    if (Array.isArray(value)) throw new IntakeRefused('structure', `${path} is one value, not a list.`, path)
    return checkOne(value, rule, owner, path, path)
  }
  if (!Array.isArray(value)) throw new IntakeRefused('structure', `${path} is a list.`, path)
  const list: readonly JsonValue[] = value
  if (list.length === 0) throw new IntakeRefused('structure', `${path} is an empty list.`, path)
  list.forEach((item, index) => {
    const stands = Array.isArray(siblings) && isObject((siblings as readonly JsonValue[])[index])
    if (item === null && stands && PRIMITIVES[rule.type]) return
    checkOne(item, rule, owner, path, `${path}[${index}]`)
  })
}

function checkOne(value: JsonValue, rule: ElementRule, owner: string, path: string, place: string): void {
  if (value === null) throw new IntakeRefused('structure', `${place} is null.`, place)
  const primitive = PRIMITIVES[rule.type]
  if (primitive) {
    const flaw = primitive(value)
    if (flaw) throw new IntakeRefused(flaw.code, `${place} ${flaw.words}.`, place)
    if (rule.codes && typeof value === 'string' && !rule.codes.has(value)) {
      throw new IntakeRefused('code-invalid', `${place} is no code of its value set.`, place)
    }
    return
  }
  if (!isObject(value)) throw new IntakeRefused('structure', `${place} must be an object.`, place)
  if (rule.type === 'Extension') return checkExtension(value, place)
  if (rule.type === 'Contained') return checkContained(value, place)
  // A part of a resource is named by its path without list positions, e.g. `Communication.payload`.
  const isBackbone = rule.type === 'Backbone'
  const type = isBackbone ? `${owner}.${path.slice(path.lastIndexOf('.') + 1)}` : rule.type
  const shape = isBackbone ? backbones.get(type) : dataTypes.get(type)
  if (!shape) throw new IntakeRefused('structure', `${place} is of a type that is not read here.`, place)
  checkObject(value, shape, type, place)
  if (rule.targets) checkTarget(value, rule.targets, place)
}

/** `urn:uuid:` and `#id` name no type; what they lead to is checked when they are followed. */
function checkTarget(reference: JsonObject, targets: ReadonlySet<string>, place: string): void {
  for (const named of [reference['type'], typeof reference['reference'] === 'string' ? literalType(reference['reference']) : undefined]) {
    if (typeof named === 'string' && !targets.has(named)) {
      throw new IntakeRefused('structure', `${place} may not name a resource of this type.`, place)
    }
  }
}

function checkSiblings(value: JsonValue, rule: ElementRule, path: string): void {
  const list = rule.isList ? value : [value]
  if (!Array.isArray(list) || list.length === 0) throw new IntakeRefused('structure', `${path} has malformed extensions.`, path)
  for (const sibling of list as readonly JsonValue[]) {
    if (sibling === null && rule.isList) continue
    if (!isObject(sibling) || Object.keys(sibling).some((key) => key !== 'id' && key !== 'extension')) {
      throw new IntakeRefused('structure', `${path} has malformed extensions.`, path)
    }
    checkExtensions(sibling['extension'], path)
  }
}

/** ext-1: a value or further extensions, not both. Values may be of any type; they are kept out of the console. */
function checkExtension(value: JsonObject, path: string): void {
  const flaw = PRIMITIVES['uri']?.(value['url'] ?? null)
  if (flaw) {
    throw new IntakeRefused(value['url'] === undefined ? 'required' : 'structure', `${path}.url is missing or no address.`, `${path}.url`)
  }
  const values = Object.keys(value).filter((key) => key.startsWith('value'))
  const isEmpty = values.length === 0 && value['extension'] === undefined && !Object.keys(value).some((key) => key.startsWith('_value'))
  if (values.length > 1 || isEmpty || (values.length > 0 && value['extension'] !== undefined)) {
    throw new IntakeRefused('invariant', `${path} needs one value, or further extensions (ext-1).`, path)
  }
  checkExtensions(value['extension'], path)
}

function checkExtensions(value: JsonValue | undefined, path: string): void {
  if (value === undefined) return
  if (!Array.isArray(value) || value.length === 0) {
    throw new IntakeRefused('structure', `${path}.extension is an empty list or none.`, `${path}.extension`)
  }
  ;(value as readonly JsonValue[]).forEach((item, index) => {
    if (!isObject(item)) throw new IntakeRefused('structure', `${path}.extension[${index}] must be an object.`, `${path}.extension`)
    checkExtension(item, `${path}.extension[${index}]`)
  })
}

function checkContained(value: JsonObject, path: string): void {
  if (typeof value['resourceType'] !== 'string') throw new IntakeRefused('structure', `${path} has no resourceType.`, path)
}
