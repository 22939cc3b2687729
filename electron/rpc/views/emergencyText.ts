import { assertNever } from '#shared/domain/assertNever.ts'
import type { EmergencyEvent } from '#shared/domain/emergency/emergencyEvents.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { People } from '../people.ts'
import { welfareDetail, WITHHELD_WORDS } from './emergencyViewOf.ts'

/** Events of emergencies in plain words. */
export function emergencyText(event: EmergencyEvent, people: People, pack: PolicyPack): string {
  switch (event.type) {
    case 'NoticeQueued':
      return `automatic notice to the patient: ${pack.emergency.branches[event.branch].name.toLowerCase()}; it answers nothing`
    case 'NoticeWithheld':
      return `no automatic notice: ${WITHHELD_WORDS[event.reason]}`
    case 'WelfareStepRecorded': {
      const label = pack.emergency.welfareCheck.steps.find((step) => step.id === event.step)?.label ?? event.step
      const detail = welfareDetail(event, pack)
      return `welfare check by ${people.label(event.by)}: ${label.charAt(0).toLowerCase()}${label.slice(1)}${detail === null ? '' : ` (${detail})`}`
    }
    case 'NumberSafetySet':
      return `${event.number} marked ${event.isSafe ? 'safe' : 'unsafe'} to call, by ${people.label(event.by)}`
    case 'BackPainScreened': {
      const yes = pack.emergency.backPain.questions.filter(({ id }) => event.answers[id] === 'yes').map(({ short }) => short)
      return `back-pain screen by ${people.label(event.by)}: ${yes.length === 0 ? 'no yes' : `yes to ${yes.join(', ')}`}`
    }
    case 'BackPainCleared':
      return `cleared for the back-pain programme by ${people.label(event.by)}`
    default:
      return assertNever(event, 'emergencyText')
  }
}
