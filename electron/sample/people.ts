import { ROLE_LABEL, type Role } from '#shared/domain/actor.ts'

/** Staff of the sample clinic. All made up. */
export const SAMPLE_STAFF = [
  { staffId: 'staff-rivera', username: 'rivera', name: 'Marisol Rivera', role: 'nurse', blurb: 'Triage nurse: reads what comes in, calls, answers, escalates.' },
  { staffId: 'staff-lam', username: 'lam', name: 'Kevin Lam', role: 'nurse', blurb: 'Second triage nurse: open a second console as him.' },
  { staffId: 'staff-brooks', username: 'brooks', name: 'Dana Brooks', role: 'pa', blurb: 'Physician assistant: answers what is escalated.' },
  { staffId: 'staff-chen', username: 'chen', name: 'Wei Chen', role: 'physician', blurb: 'Physician, away this week; Dr Amin covers.' },
  { staffId: 'staff-amin', username: 'amin', name: 'Leila Amin', role: 'physician', blurb: 'Physician: covers for Dr Chen.' },
  { staffId: 'staff-wu', username: 'wu', name: 'Grace Wu', role: 'physician', blurb: 'Specialist, away without a cover until next week.' },
  { staffId: 'staff-ortiz', username: 'ortiz', name: 'Paula Ortiz', role: 'clerk', blurb: 'Clerk: refills, scheduling, forms; sees no clinical thread.' },
  { staffId: 'staff-dale', username: 'dale', name: 'Sam Dale', role: 'supervisor', blurb: 'Supervisor: watches the clocks and reassigns.' },
  { staffId: 'staff-novak', username: 'novak', name: 'Irene Novak', role: 'admin', blurb: 'Admin: accounts and intake, no patient data.' },
] as const satisfies readonly { staffId: string; username: string; name: string; role: Role; blurb: string }[]

export const SAMPLE_PEOPLE = SAMPLE_STAFF.map(({ username, name, role, blurb }) => ({ username, name, roleLabel: ROLE_LABEL[role], blurb }))
