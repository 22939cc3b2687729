import { z } from 'zod'
import { ROLES } from '../../domain/actor.ts'
import { TIERS, WORK_TYPES } from '../../domain/screening/findings.ts'

/** UTC epoch milliseconds. */
export const instant = z.number().int()
export const role = z.enum(ROLES)
export const tier = z.enum(TIERS)
export const workType = z.enum(WORK_TYPES)
export const id = z.string().min(1).max(200)

/** A person of the clinic as screens and signatures show them. */
export const person = z.object({ staffId: z.string(), name: z.string(), role: role.nullable(), roleLabel: z.string(), initials: z.string() })
export type Person = z.infer<typeof person>

/** Identity of a patient (PS-01). Null is shown as "Not recorded" (PS-04). */
export const patientIdentity = z.object({
  patientId: z.string(),
  family: z.string(),
  given: z.string(),
  title: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: z.string().nullable(),
  mrn: z.string().nullable(),
})
export type PatientIdentity = z.infer<typeof patientIdentity>

export const proxyIdentity = z.object({ name: z.string(), relationship: z.string().nullable() })
export type ProxyIdentity = z.infer<typeof proxyIdentity>

/** One clock as lists and badges show it; a local ticker paints the time left. */
export const clockView = z.object({
  clockId: z.string(),
  kind: z.enum(['firstLook', 'promise', 'appointmentRequest', 'unreadByPatient', 'contact']),
  status: z.enum(['running', 'warned', 'breached', 'paused', 'met']),
  startedAt: instant,
  warnAt: instant.nullable(),
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  wasBreached: z.boolean(),
})
export type ClockView = z.infer<typeof clockView>
