import type { NewMessage } from '#electron/engine/ports/store.ts'
import { IntakeRefused } from '../refusal.ts'
import type { Received } from '../received.ts'
import { readAttachment } from './attachment.ts'
import { plainTextOf } from './plainText.ts'
import { literalType } from './reference.ts'
import { conceptText, objectOf, objectsOf, textOf } from './read.ts'

export interface MessageContent {
  /** `topic`, or empty. */
  readonly subject: string
  readonly body: string
  readonly attachments: NewMessage['attachments']
}

/** Links that a message may carry beside its words. */
const LINKED: ReadonlySet<string> = new Set(['Binary', 'DocumentReference', 'MedicationRequest', 'Appointment'])

/**
 * Words and attachments of a message, in order. Markup in `contentString` is text. An XHTML attachment becomes text when
 * nothing else is, and is kept as an attachment when it only repeats the text; words are never left out.
 * @throws IntakeRefused
 */
export function contentOf(received: Received): MessageContent {
  const words: string[] = []
  const markup: { text: string; name: string | null; bytes: number }[] = []
  const attachments: NewMessage['attachments'][number][] = []
  objectsOf(received.resource, 'payload').forEach((payload, index) => {
    const path = `Communication.payload[${index}]`
    const text = textOf(payload, 'contentString')
    if (text !== null) words.push(text)
    const attachment = objectOf(payload, 'contentAttachment')
    if (attachment) {
      const read = readAttachment(attachment, received, `${path}.contentAttachment`)
      if (read.kind === 'file') attachments.push({ name: read.name, contentType: read.contentType, bytes: read.bytes })
      else if (read.isMarkup) markup.push({ text: plainTextOf(read.text), name: read.name, bytes: Buffer.byteLength(read.text) })
      else if (read.text.trim() !== '') words.push(read.text)
    }
    const reference = objectOf(payload, 'contentReference')
    if (reference) attachments.push(linkOf(textOf(reference, 'reference') ?? '', textOf(reference, 'display'), `${path}.contentReference`))
  })
  for (const { text, name, bytes } of markup) {
    const isRepeated = words.some((each) => squeezed(each).includes(squeezed(text)))
    if (isRepeated) attachments.push({ name: name ?? 'message.html', contentType: 'application/xhtml+xml', bytes })
    else words.push(text)
  }
  const body = words.join('\n\n')
  if (body.trim() === '' && attachments.length === 0) {
    throw new IntakeRefused('business-rule', 'The message has no words and no attachment.', 'Communication.payload')
  }
  return { subject: conceptText(objectOf(received.resource, 'topic')) ?? '', body, attachments }
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

function linkOf(reference: string, display: string | null, path: string): NewMessage['attachments'][number] {
  const type = literalType(reference)
  if (type === undefined || !LINKED.has(type)) {
    throw new IntakeRefused('business-rule', 'The message links to something that is not taken here.', path)
  }
  return { name: display ?? reference, contentType: `fhir/${type}`, bytes: 0 }
}
