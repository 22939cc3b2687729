import type { PolicyPack } from '../policy/policyPack.ts'
import type { AppointmentFormRef } from './appointmentCommands.ts'
import { preferredDates } from './preferredDates.ts'

/** The portal's form "Help with Scheduling Appointments" as a message (S51): a field a line, `Name: value`. */
export interface RequestForm {
  readonly mrn: string
  readonly fullName: string
  readonly birthDate: string
  readonly department: string | null
  readonly visitType: string | null
}

export const REQUEST_FORM_SUBJECT = 'Help with Scheduling Appointments'

const FIELDS = {
  mrn: /^(?:mrn|medical record number)\s*:\s*(.+)$/im,
  fullName: /^(?:full name|name)\s*:\s*(.+)$/im,
  birthDate: /^(?:birth date|date of birth)\s*:\s*(.+)$/im,
  department: /^department\s*:\s*(.+)$/im,
  visitType: /^(?:visit type|type of visit)\s*:\s*(.+)$/im,
}

/**
 * The form's fields, or null when the message is not that form: its subject names the form and the three fields of the
 * person are there. The values are as written; nothing is looked up.
 */
export function readRequestForm(subject: string, body: string): RequestForm | null {
  if (!subject.toLowerCase().includes(REQUEST_FORM_SUBJECT.toLowerCase())) return null
  const read = (field: RegExp): string | null => field.exec(body)?.[1]?.trim().slice(0, 200) ?? null
  const [mrn, fullName, birthDate] = [read(FIELDS.mrn), read(FIELDS.fullName), read(FIELDS.birthDate)]
  if (mrn === null || fullName === null || birthDate === null) return null
  return { mrn, fullName, birthDate, department: read(FIELDS.department), visitType: read(FIELDS.visitType) }
}

/** What intake notes of a message: null when it is not the request form. `today` is the clinic's local date. */
export function formRefOf(subject: string, body: string, pack: PolicyPack, today: string): AppointmentFormRef | null {
  const form = readRequestForm(subject, body)
  if (form === null) return null
  const named = (text: string | null, name: string): boolean => text !== null && text.toLowerCase() === name.toLowerCase()
  const department = pack.departments.find((candidate) => named(form.department, candidate.name))
  const visitType = department?.visitTypes.find((candidate) => named(form.visitType, candidate)) ?? null
  return { departmentId: department?.id ?? null, visitType, preferredDates: preferredDates(body, today) }
}
