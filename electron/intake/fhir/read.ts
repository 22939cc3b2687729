import { isObject, type JsonObject, type JsonValue } from '../json.ts'

/** Reads of checked resources: what is not there, or is something else, reads as nothing. */
export const textOf = (object: JsonObject | undefined, key: string): string | null => {
  const value = object?.[key]
  return typeof value === 'string' ? value : null
}

export const objectOf = (object: JsonObject | undefined, key: string): JsonObject | undefined => {
  const value = object?.[key]
  return isObject(value) ? value : undefined
}

export const objectsOf = (object: JsonObject | undefined, key: string): readonly JsonObject[] => {
  const value = object?.[key]
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter((item) => isObject(item)) : []
}

export const textsOf = (object: JsonObject | undefined, key: string): readonly string[] => {
  const value = object?.[key]
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter((item) => typeof item === 'string') : []
}

/** Words of a CodeableConcept: its text, else the first display; null when it has neither. */
export function conceptText(concept: JsonObject | undefined): string | null {
  const text = textOf(concept, 'text')
  if (text !== null) return text.trim()
  for (const coding of objectsOf(concept, 'coding')) {
    const display = textOf(coding, 'display')
    if (display !== null) return display.trim()
  }
  return null
}

export const firstCode = (concept: JsonObject | undefined): string | null => {
  for (const coding of objectsOf(concept, 'coding')) {
    const code = textOf(coding, 'code')
    if (code !== null) return code
  }
  return null
}
