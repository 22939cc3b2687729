import type { AppointmentEventBody } from '#shared/domain/appointment/appointmentEvents.ts'
import { departmentOf, lineWords } from '#shared/domain/appointment/bookable.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'

/** One event of an appointment request in plain words. Names no visit, so that it may stand in every history (S47). */
export function appointmentEventText(event: AppointmentEventBody, who: (staffId: string) => string, pack: PolicyPack): string {
  switch (event.type) {
    case 'AppointmentRequested': {
      const department = event.departmentId === null ? '' : `, ${departmentOf(pack, event.departmentId)?.name ?? event.departmentId}`
      return event.by === 'intake' ? `appointment request form came in${department}` : `appointment request by ${who(event.by)}${department}`
    }
    case 'AppointmentIdentityMissed':
      return `identity check not passed, ${event.misses} in a row`
    case 'SlotHoldStarted':
      return `slot held by ${who(event.by)} for ${pack.windows.slotLeaseSeconds} seconds`
    case 'SlotHoldEnded':
      return event.reason === 'expired' ? 'the hold of the slot ran out' : 'the slot was let go'
    case 'SlotsOffered':
      return `${event.slotIds.length} ${event.slotIds.length === 1 ? 'slot' : 'slots'} offered by ${who(event.by)}`
    case 'AppointmentTextTakenBack':
      return 'the appointment text was taken back before it left'
    case 'AppointmentBooked':
      return `appointment booked by ${who(event.by)}`
    case 'AppointmentConfirmed':
      return `appointment confirmed to the requester by ${who(event.by)}`
    case 'AppointmentCancelled':
      return event.why === 'mistake' ? `booking taken back by ${who(event.by)}` : event.why === 'change' ? `booked slot given back for another one by ${who(event.by)}` : `appointment cancelled by ${who(event.by)}`
    case 'AppointmentRouted':
      return `appointment request sent to the phone by ${who(event.by)}: ${lineWords(pack, event.lineId)} (${event.reason})`
    case 'AppointmentWithdrawn':
      return `appointment request ended by ${who(event.by)}`
  }
}
