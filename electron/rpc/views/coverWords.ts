import { ROLE_LABEL } from '#shared/domain/actor.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { People } from '../people.ts'

/** `Dr Amin, for Dr Chen`; `the PAs, for Dr Wu`: an offer that the sweep made (D7). Null when there is none. */
export function coverWords(state: ThreadState, people: People): string | null {
  const { handOff } = state
  if (handOff?.kind !== 'cover') return null
  const to = handOff.toStaffId !== null ? people.person(handOff.toStaffId).name : handOff.toRole === 'pa' ? 'the PAs' : `any ${handOff.toRole === null ? 'colleague' : ROLE_LABEL[handOff.toRole]}`
  return `${to}, for ${people.person(handOff.fromStaffId).name}`
}
