import { APPOINTMENT_PHRASES } from '../appointment/appointmentPhrases.ts'

/** Approved phrases in which a proxy may be told of a visit (S42): the five fields, what the scheduling panel fills, and what a video visit needs. */
export const VISIT_PHRASES: readonly string[] = ['visit-five-fields', 'cita-cinco-datos', 'video-visit', 'videoconsulta', ...APPOINTMENT_PHRASES]
