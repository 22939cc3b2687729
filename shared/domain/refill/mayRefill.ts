import { isClinical, type Role } from '../actor.ts'
import type { RefillCommandType } from './refillCommands.ts'

/**
 * Rights of the refill part (decisions.md, "Roles"; S18): a clerk matches, checks, pends and asks; a nurse, PA or
 * physician approves what meets its protocol and denies; a PA or physician signs the rest. Null when allowed, else words.
 */
export function refillRightRefusal(role: Role, command: RefillCommandType): string | null {
  switch (command) {
    case 'addRefillLine':
    case 'dropRefillLine':
    case 'checkRefill':
    case 'pendRefill':
    case 'askAboutRefill':
    case 'takeBackRefill':
    case 'recordOrderCheck':
      return role === 'clerk' || isClinical(role) ? null : 'Only a clerk, nurse, PA or physician works on refills.'
    case 'approveRefill':
      return isClinical(role) ? null : 'Only a nurse, PA or physician approves a refill. Pend it to the prescriber.'
    case 'denyRefill':
      return isClinical(role) ? null : 'Only a nurse, PA or physician denies a refill. Pend it to the prescriber.'
    case 'signRefill':
      return role === 'pa' || role === 'physician' ? null : 'Only a PA or physician signs what the protocol refuses. Pend it to the prescriber.'
  }
}
