/**
 * Facts that an approved phrase may name. `line.<id>` is the number of a phone line of the policy pack,
 * `line.advice` that of the first all-day one, `path.message` the place on the website where a patient writes (S23).
 */
export const PLACEHOLDERS = [
  'patient.given', 'patient.family', 'patient.greeting', 'me.name', 'me.role', 'clinic.name', 'line.advice', 'path.message',
  // Filled by the scheduling panel only.
  'appointment.when', 'appointment.doctor', 'appointment.location', 'appointment.instructions', 'slots.first', 'slots.second', 'slots.third',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number] | `line.${string}`

/** What is known now. Absent, null and empty all mean "not recorded" and leave a blank. */
export type TemplateFacts = Readonly<Partial<Record<Placeholder, string | null>>>

/** A blank that a person fills before the text may leave. */
export const BLANK = '***'

/** A blank or a placeholder holds at most this many UTF-16 units, on one line. */
export const HOLE_LIMIT = 200

/** `{patient.given}`, with or without a fact behind it. */
export const PLACEHOLDER_PATTERN = /\{([a-z]+\.[A-Za-z][A-Za-z0-9.-]*)\}/g

export const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name) || /^line\.[a-z0-9-]+$/.test(name)
