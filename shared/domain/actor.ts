import type { StaffId } from './ids.ts'

/** Roles of decisions.md, "Roles". */
export const ROLES = ['clerk', 'nurse', 'pa', 'physician', 'supervisor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who issues a command: a signed-in staff member, or a named part of the system. */
export type Actor =
  | { kind: 'staff'; id: StaffId; role: Role; name: string }
  | { kind: 'system'; id: 'intake' | 'sweep' | 'outbox' | 'setup' }

/** Role as it stands in every signature (S17). */
export const ROLE_LABEL: Record<Role, string> = {
  clerk: 'Clerk',
  nurse: 'RN',
  pa: 'PA',
  physician: 'MD',
  supervisor: 'Supervisor',
  admin: 'Admin',
}

export const isClinical = (role: Role): boolean => role === 'nurse' || role === 'pa' || role === 'physician'
