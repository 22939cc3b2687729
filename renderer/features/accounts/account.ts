import type { Person } from '#shared/contract/schemas/common.ts'
import type { Role } from '#shared/domain/actor.ts'

/** A line of `accounts.list`. */
export interface Account extends Person {
  username: string
  status: 'active' | 'disabled'
  isLockedOut: boolean
  /** UTC epoch ms. */
  lastSignInAt: number | null
}

/** What each role is for, in a sentence (decisions.md, roles). */
export const ROLE_ROWS: readonly { value: Role; label: string; hint: string }[] = [
  { value: 'nurse', label: 'Nurse (RN)', hint: 'Reads and answers clinical threads, sets dispositions, lowers flags.' },
  { value: 'clerk', label: 'Clerk', hint: 'Refill, scheduling and form requests; sends templates; raises flags.' },
  { value: 'pa', label: 'Physician assistant (PA)', hint: 'As a nurse, and signs what a protocol refuses.' },
  { value: 'physician', label: 'Physician (MD)', hint: 'Answers what is escalated, signs refills.' },
  { value: 'supervisor', label: 'Supervisor', hint: 'Watches the clocks and reassigns work; each view is recorded.' },
  { value: 'admin', label: 'Admin', hint: 'Accounts, policy, intake. Sees no patient data.' },
]
