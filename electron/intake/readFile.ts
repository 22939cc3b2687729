import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile as readWhole, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { readBundle, type Part } from './fhir/bundle.ts'
import { decodeUtf8, isObject, parseJson, type JsonValue } from './json.ts'
import { readLines } from './readLines.ts'
import { IntakeRefused } from './refusal.ts'

/** Parts of a file that belong together (a Bundle, or one line), and how far the file is read. */
export interface Chunk {
  readonly parts: readonly Part[]
  readonly bytes: number
}

export interface FileToRead {
  readonly path: string
  /** Begins the identity of last resort; the content's hash follows. */
  readonly keyPrefix: string
  /** Longest JSON file and longest NDJSON line, in bytes. */
  readonly limit: number
}

/**
 * Reads a FHIR file: one resource or Bundle as JSON, or NDJSON of them. NDJSON of any size is read line by line; a bad
 * line is a part of its own and the rest goes on.
 * @throws IntakeRefused when nothing in the file can be read
 */
export async function* readFile({ path, keyPrefix, limit }: FileToRead): AsyncGenerator<Chunk, void, undefined> {
  const { size, isFile } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }))
  if (!isFile) throw new IntakeRefused('not-supported', 'This is no file.')
  if (size === 0) throw new IntakeRefused('structure', 'The file is empty.')
  const extension = extname(path).toLowerCase()
  const isLines = extension === '.ndjson' || extension === '.jsonl'
  if (!isLines && size <= limit) {
    const whole = await readJsonFile(path, keyPrefix)
    if (whole) return yield { parts: whole, bytes: size }
  } else if (!isLines && !(await beginsWithJsonLine(path, limit))) {
    throw new IntakeRefused('too-long', `The file is longer than ${limit} bytes.`)
  }
  const key = `${keyPrefix}${await hashOfFile(path)}`
  for await (const { number, bytes, read } of readLines(path, limit)) {
    const place = `line ${number}`
    if (bytes === 'tooLong') {
      yield { parts: [{ refused: new IntakeRefused('too-long', `The line is longer than ${limit} bytes.`), raw: '', place }], bytes: read }
    } else {
      yield { parts: readText(bytes, `${key}#${number}`, place), bytes: read }
    }
  }
}

/** Null when the file is not one JSON value but may be several, a line each. */
async function readJsonFile(path: string, keyPrefix: string): Promise<Part[] | null> {
  const bytes = await readWhole(path)
  const text = decodeUtf8(bytes)
  if (isLinesOfJson(text)) return null
  const value = parseJson(text)
  return readValue(value, text, `${keyPrefix}${createHash('sha256').update(bytes).digest('hex')}`, '')
}

/** One line as parts; a bad one is its own part. */
function readText(bytes: Uint8Array, key: string, place: string): Part[] {
  let text = ''
  try {
    text = decodeUtf8(bytes)
    return readValue(parseJson(text), text, key, place)
  } catch (error) {
    if (!(error instanceof IntakeRefused)) throw error
    // Bytes that are no UTF-8 are kept as Latin-1, one character a byte, so that none is lost.
    return [{ refused: error, raw: text === '' ? Buffer.from(bytes).toString('latin1') : text, place }]
  }
}

/** A JSON value as parts: a resource, the entries of a Bundle, or one part that is refused whole. */
function readValue(value: JsonValue, raw: string, key: string, place: string): Part[] {
  try {
    return partsOf(value, raw, key, place)
  } catch (error) {
    if (!(error instanceof IntakeRefused)) throw error
    return [{ refused: error, raw, place }]
  }
}

/** @throws IntakeRefused when it is no FHIR resource, or a Bundle that cannot be read */
function partsOf(value: JsonValue, raw: string, key: string, place: string): Part[] {
  if (!isObject(value)) throw new IntakeRefused('structure', 'The text is no FHIR resource.')
  const resourceType = value['resourceType']
  if (typeof resourceType !== 'string' || !/^[A-Z][A-Za-z]{1,60}$/.test(resourceType)) {
    throw new IntakeRefused('structure', 'The resource has no resourceType.')
  }
  if (resourceType === 'Bundle') return readBundle(value, key, place === '' ? '' : `${place}, `)
  return [{ received: { resource: value, resourceType, raw, fullUrl: null, bundle: null, place, fallbackId: key } }]
}

/** More than one line, and the first is a whole JSON object. */
function isLinesOfJson(text: string): boolean {
  const trimmed = text.trimStart()
  const end = trimmed.indexOf('\n')
  return end > 0 && trimmed.slice(end).trim() !== '' && isJsonObject(trimmed.slice(0, end))
}

function isJsonObject(line: string): boolean {
  try {
    return isObject(parseJson(line))
  } catch {
    return false
  }
}

async function beginsWithJsonLine(path: string, limit: number): Promise<boolean> {
  for await (const { bytes } of readLines(path, limit)) return bytes !== 'tooLong' && isJsonObject(Buffer.from(bytes).toString('utf8'))
  return false
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
