import type { StaffId } from '../ids.ts'

/** A patient's text carries no subject of ours but this: nothing of what the patient wrote stands in a subject line (S10). */
export const NEUTRAL_SUBJECT = 'A message from your care team'

export interface Signatory {
  readonly staffId: StaffId
  readonly name: string
  /** `RN`, `PA`, `MD`, `Clerk`. */
  readonly roleLabel: string
}

const SPANISH = /(?<!\p{L})(?:usted|su|sus|para|por|favor|llame|llámenos|gracias|hola|está|con|los|las|del|una|que)(?!\p{L})/giu
const ENGLISH = /(?<!\p{L})(?:the|you|your|and|to|for|please|with|this|that|hello|we|are|is|of)(?!\p{L})/giu

/** Language of a text of ours, for its signature. English when in doubt. */
export const languageOf = (text: string): 'en' | 'es' => ((text.match(SPANISH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0) ? 'es' : 'en')

/**
 * S17: who answers, in which role, and for whom when the thread is addressed to somebody else. Two lines, in the text's own language.
 */
export function signatureOf(
  me: Signatory, addressedTo: { readonly staffId: StaffId; readonly name: string } | null, clinicName: string, language: 'en' | 'es',
): string {
  const who = `${me.name}, ${me.roleLabel}`
  if (addressedTo === null || addressedTo.staffId === me.staffId) return `${who}\n${clinicName}`
  const words = language === 'es' ? `Respuesta de ${who}, por ${addressedTo.name}` : `Answered by ${who}, for ${addressedTo.name}`
  return `${words}\n${clinicName}`
}

/** The text with its signature under it, once: a plain name and role that already stand there give way to it. */
export function withSignature(body: string, signature: string, plain: string): string {
  const text = body.trimEnd()
  if (text.endsWith(signature)) return text
  const bare = text.endsWith(plain) ? text.slice(0, -plain.length).trimEnd() : text
  return `${bare}\n\n${signature}`
}
