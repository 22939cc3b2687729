import type { RefillEventBody } from '#shared/domain/refill/refillEvents.ts'
import type { OrderOutcome } from '#shared/domain/refill/refillLine.ts'
import type { People } from '../people.ts'

const ORDER_TEXT: Record<OrderOutcome, string> = { stuck: 'a stuck order was found', wentThrough: 'the order went through', notFound: 'no order was found' }
const refills = (count: number): string => (count === 1 ? '1 refill' : `${count} refills`)

/** One event of the refill part in plain words: ids and codes, never the patient's. */
export function refillEventText(event: RefillEventBody, people: People): string {
  const who = people.label
  switch (event.type) {
    case 'RefillRequested':
      return `refill of ${event.medicine ?? 'a medicine that is not on the list'} taken up by ${who(event.by)}`
    case 'RefillLineDropped':
      return `refill line taken out by ${who(event.by)}`
    case 'RefillChecked':
      return `refill checked by ${who(event.by)} under ${event.protocol}: ${event.verdict === 'within' ? 'within the protocol' : 'outside the protocol'}`
    case 'RefillApproved':
      return `refill approved by ${who(event.by)} under ${event.protocol}: ${event.medicineId}, quantity ${event.quantity}, ${refills(event.refills)}`
    case 'RefillPended':
      return `refill pended to ${who(event.toStaffId)} by ${who(event.by)}`
    case 'RefillSigned':
      return `refill signed by ${who(event.by)}: ${event.medicineId}, quantity ${event.quantity}, ${refills(event.refills)}`
    case 'RefillDenied':
      return `refill denied by ${who(event.by)}: ${event.reason.replaceAll('-', ' ')}`
    case 'RefillAskedPatient':
      return `patient asked about the refill by ${who(event.by)}, template ${event.templateId}`
    case 'RefillTakenBack':
      return `refill decision taken back by ${who(event.by)}`
    case 'OnlineOrderChecked':
      return `online refill order checked by ${who(event.by)}: ${ORDER_TEXT[event.outcome]}`
  }
}
