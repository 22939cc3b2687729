import { ROLE_LABEL, type Role } from '#shared/domain/actor.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/** Names of staff members and practitioners, for one answer. */
export interface People {
  person(staffId: string): Person
  /** `Rivera, RN`; `Dr Chen` for a practitioner without an account. */
  label(staffId: string): string
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
    .slice(0, 3)

export function personOf(staffId: string, name: string, role: Role | null): Person {
  return { staffId, name, role, roleLabel: role === null ? '' : ROLE_LABEL[role], initials: initialsOf(name) }
}

/** Accounts first; practitioners of the directory fill in the rest. Unknown ids are shown as "Former colleague". */
export async function loadPeople(engine: Engine): Promise<People> {
  const known = new Map<string, Person>()
  for (const practitioner of await engine.store.query('practitioners', {})) {
    known.set(practitioner.staffId, personOf(practitioner.staffId, [practitioner.title ?? practitioner.given, practitioner.family].filter(Boolean).join(' '), null))
  }
  for (const account of await engine.store.query('accounts', {})) known.set(account.staffId, personOf(account.staffId, account.displayName, account.role))
  const person = (staffId: string): Person => known.get(staffId) ?? personOf(staffId, 'Former colleague', null)
  return {
    person,
    label(staffId) {
      const { name, roleLabel } = person(staffId)
      return roleLabel === '' ? name : `${name}, ${roleLabel}`
    },
  }
}
