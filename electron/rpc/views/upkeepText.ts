import { assertNever } from '#shared/domain/assertNever.ts'
import type { EventOf } from '#shared/domain/thread/events.ts'
import type { People } from '../people.ts'

type UpkeepEvent = EventOf<
  'ThreadReaddressed' | 'PostClosureMarked' | 'ChannelMarked' | 'ChannelCleared' | 'CoverPlanned' | 'CoverAccepted' | 'CoverDeclined' | 'ReplyRead' | 'CallAsked' | 'SecondLookRecorded'
>

/** Events that answer "why is this here?" among these. */
export const UPKEEP_TRACE: readonly string[] = ['ThreadReaddressed', 'PostClosureMarked', 'ChannelMarked', 'ChannelCleared', 'CoverAccepted', 'CoverDeclined', 'ReplyRead', 'CallAsked', 'SecondLookRecorded']

/** Never patient text. */
export function upkeepText(event: UpkeepEvent, people: People): string {
  switch (event.type) {
    case 'ThreadReaddressed':
      return `moved from ${event.from === null ? 'no clinician' : people.person(event.from).name} to ${people.person(event.to).name} by ${people.label(event.by)}: ${event.reason}`
    case 'PostClosureMarked':
      return 'follows a thread that was completed shortly before: first among the routine work'
    case 'ChannelMarked':
      return event.by === 'screening' ? 'new or changing symptom: to be turned into a call or a visit' : `marked as new or changing symptom by ${people.label(event.by)}`
    case 'ChannelCleared':
      return `no new symptom, says ${people.label(event.by)}: ${event.reason}`
    case 'CoverPlanned':
      return event.offerAt === null ? 'no offer to a cover is needed' : 'the clinician is out: to be offered to the cover'
    case 'CoverAccepted':
      return `${people.label(event.staffId)} has it as the cover: the days of the leave count from here on`
    case 'CoverDeclined':
      return `not taken over by ${people.label(event.by)}: the next colleague is asked`
    case 'ReplyRead':
      return 'the patient read the reply'
    case 'CallAsked':
      return 'the patient has not read the reply: a phone call is asked for'
    case 'SecondLookRecorded':
      return event.outcome === 'agreed' ? `second look by ${people.label(event.by)}: agrees${event.reason === null ? '' : `: ${event.reason}`}` : `second look by ${people.label(event.by)}: raised again: ${event.reason ?? ''}`
    default:
      return assertNever(event, 'upkeepText')
  }
}
