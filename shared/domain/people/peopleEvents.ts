import type { Role } from '../actor.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import { sameItem, type ConfidentialKind, type PeopleState } from './confidential.ts'

/** What happens to the people's part of a thread. Never patient text; reasons are a staff member's own words. */
export type PeopleEvent =
  | { type: 'ItemMarkedConfidential'; kind: ConfidentialKind; ref: string | null; topic: string | null; wasClinical: boolean; by: StaffId }
  | { type: 'ItemUnmarkedConfidential'; kind: ConfidentialKind; ref: string | null; reason: string; by: StaffId }
  | { type: 'ConfidentialDeclined'; by: StaffId }
  | { type: 'GlassBroken'; accessId: string; by: StaffId; role: Role; reason: string; until: EpochMs }
  | { type: 'BreakGlassReviewed'; accessId: string; by: StaffId; verdict: 'appropriate' | 'notAppropriate'; words: string }

/** Stored names, beside those of `thread/events.ts`. */
export const PEOPLE_EVENT_NAMES = {
  ItemMarkedConfidential: 'confidential.marked.v1',
  ItemUnmarkedConfidential: 'confidential.unmarked.v1',
  ConfidentialDeclined: 'confidential.declined.v1',
  GlassBroken: 'glass.broken.v1',
  BreakGlassReviewed: 'glass.reviewed.v1',
} as const satisfies Record<PeopleEvent['type'], string>

/** The people's part after one of its events. Copies facts, never re-runs a guard. */
export function evolvePeople(people: PeopleState, event: PeopleEvent & { readonly at: EpochMs }): PeopleState {
  switch (event.type) {
    case 'ItemMarkedConfidential': {
      const { kind, ref, topic, wasClinical, by, at } = event
      return { ...people, confidential: [...people.confidential, { kind, ref, topic, wasClinical, by, at }] }
    }
    case 'ItemUnmarkedConfidential':
      return { ...people, confidential: people.confidential.filter((mark) => !sameItem(mark, event)) }
    case 'ConfidentialDeclined':
      return { ...people, proposalDeclinedAt: event.at }
    case 'GlassBroken': {
      const { accessId, by, reason, at, until } = event
      return { ...people, breakGlass: [...people.breakGlass, { accessId, by, reason, at, until, review: null }] }
    }
    case 'BreakGlassReviewed': {
      const { accessId, by, verdict, words, at } = event
      return { ...people, breakGlass: people.breakGlass.map((access) => (access.accessId === accessId ? { ...access, review: { by, at, verdict, words } } : access)) }
    }
  }
}
