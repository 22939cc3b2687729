import { createHash } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import type { Received } from '../received.ts'
import { textOf } from './read.ts'

/** What is left of an attachment: words, or the facts about a file. The file itself stays with the portal. */
export type ReadAttachment =
  | { readonly kind: 'text'; readonly isMarkup: boolean; readonly text: string; readonly name: string | null }
  | { readonly kind: 'file'; readonly name: string; readonly contentType: string; readonly bytes: number }

const SIGNATURES: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
]
/** Windows, Linux, a script, Java, macOS. */
const PROGRAMS: readonly (readonly number[])[] = [
  [0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0x23, 0x21], [0xca, 0xfe, 0xba, 0xbe], [0xcf, 0xfa, 0xed, 0xfe],
]
const PROGRAM_NAME = /\.(exe|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|msi|dll|jar|app|sh|lnk|hta|reg|pif)$/i
const PROGRAM_TYPE = /x-msdownload|x-msdos-program|x-executable|x-sh\b|javascript|x-java-archive|vnd\.microsoft\.portable-executable/i

const startsWith = (data: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, index) => data[index] === byte)

/**
 * Reads one attachment: type by content, not by label; `size` and SHA-1 `hash` must be right when given; a `url` may only
 * name a Binary of this Bundle and is never fetched.
 * @throws IntakeRefused 'business-rule', 'not-found' or 'value'
 */
export function readAttachment(attachment: JsonObject, received: Received, path: string): ReadAttachment {
  const inline = textOf(attachment, 'data')
  const linked = inline === null ? linkedBinary(attachment, received, path) : null
  const data = decoded(inline ?? textOf(linked?.resource, 'data'))
  const label = textOf(attachment, 'contentType') ?? textOf(linked?.resource, 'contentType') ?? 'application/octet-stream'
  const title = textOf(attachment, 'title')
  checkAgainstFacts(attachment, data, path)
  if (PROGRAM_NAME.test(title ?? '') || PROGRAM_TYPE.test(label) || PROGRAMS.some((bytes) => startsWith(data, bytes))) {
    throw new IntakeRefused('business-rule', 'An attachment is a program. Programs are not taken.', path)
  }
  const [type = '', ...parameters] = label.toLowerCase().split(';').map((part) => part.trim())
  const seen = SIGNATURES.find((signature) => startsWith(data, signature.bytes))?.type
  const isMarkup = type === 'text/html' || type === 'application/xhtml+xml' || type === 'text/xhtml'
  if (seen === undefined && (type === 'text/plain' || isMarkup)) {
    const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8).replaceAll('"', '') ?? 'utf-8'
    return { kind: 'text', isMarkup, text: decodeText(data, charset, path), name: title }
  }
  return { kind: 'file', name: title ?? 'attachment', contentType: seen ?? type, bytes: data.length }
}

const decoded = (base64: string | null): Uint8Array => (base64 === null ? new Uint8Array() : Buffer.from(base64, 'base64'))

function linkedBinary(attachment: JsonObject, received: Received, path: string): Received | null {
  const url = textOf(attachment, 'url')
  if (url === null) return null
  const entry = received.bundle?.find(url, received.fullUrl)
  if (entry?.resourceType === 'Binary') return entry
  const words = 'An attachment points to an address outside its Bundle. Addresses are never fetched.'
  throw new IntakeRefused('business-rule', words, `${path}.url`)
}

function checkAgainstFacts(attachment: JsonObject, data: Uint8Array, path: string): void {
  if (data.length === 0) return
  const { size, hash } = attachment
  if (typeof size === 'number' && size !== data.length) {
    throw new IntakeRefused('business-rule', 'An attachment is not as long as it says.', `${path}.size`)
  }
  if (typeof hash === 'string' && createHash('sha1').update(data).digest('base64') !== hash.replace(/\s+/g, '')) {
    throw new IntakeRefused('business-rule', 'An attachment does not have the hash that it says.', `${path}.hash`)
  }
}

function decodeText(data: Uint8Array, charset: string, path: string): string {
  let text: string
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(data)
  } catch {
    throw new IntakeRefused('value', 'An attached text is not in the character set that it says.', path)
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) {
    throw new IntakeRefused('value', 'An attached text holds a control character.', path)
  }
  return text
}
