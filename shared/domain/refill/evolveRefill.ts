import type { EpochMs } from '../ids.ts'
import type { RefillEventBody } from './refillEvents.ts'
import { NO_REFILLS, type RefillLine, type RefillState } from './refillLine.ts'

const FRESH = { check: null, order: null, releaseAt: null, pendedTo: null, denyReason: null, askedWith: null, decidedBy: null, decidedAt: null } as const

/** The refill part after one event. Pure; copies facts of the event. */
export function evolveRefill(before: RefillState | undefined, event: RefillEventBody & { readonly at: EpochMs }): RefillState {
  const state = before ?? NO_REFILLS
  switch (event.type) {
    case 'RefillRequested': {
      const { lineId, source, medicineId, medicine, match, asksChange } = event
      return { ...state, lines: [...state.lines, { lineId, status: 'requested', source, medicineId, medicine, match, asksChange, ...FRESH }] }
    }
    case 'RefillLineDropped':
      return { ...state, lines: state.lines.filter((line) => line.lineId !== event.lineId) }
    case 'OnlineOrderChecked':
      return { ...state, orderCheck: { outcome: event.outcome, by: event.by, at: event.at } }
    default:
      return { ...state, lines: state.lines.map((line) => (line.lineId === event.lineId ? { ...moved(line, event), status: event.to } : line)) }
  }
}

type MovedEvent = Extract<RefillEventBody, { to: unknown }> & { readonly at: EpochMs }

function moved(line: RefillLine, event: MovedEvent): RefillLine {
  const decided = { decidedBy: event.by, decidedAt: event.at }
  switch (event.type) {
    case 'RefillChecked':
      return { ...line, check: { protocol: event.protocol, verdict: event.verdict, items: event.items.map(({ id, verdict }) => ({ id, verdict })), by: event.by, at: event.at } }
    case 'RefillApproved':
    case 'RefillSigned':
      return { ...line, ...decided, order: { quantity: event.quantity, refills: event.refills }, releaseAt: event.releaseAt }
    case 'RefillPended':
      return { ...line, ...decided, pendedTo: event.toStaffId }
    case 'RefillDenied':
      return { ...line, ...decided, denyReason: event.reason }
    case 'RefillAskedPatient':
      return { ...line, ...decided, askedWith: event.templateId }
    case 'RefillTakenBack':
      return { ...line, order: null, releaseAt: null, denyReason: null, askedWith: null, decidedBy: null, decidedAt: null, pendedTo: event.to === 'pended' ? line.pendedTo : null }
  }
}
