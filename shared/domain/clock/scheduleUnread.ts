import { dueAt } from '../calendar/dueAt.ts'
import type { EpochMs } from '../ids.ts'
import { calendarOf } from '../policy/calendarOf.ts'
import type { Facts } from '../thread/facts.ts'
import type { Schedule } from './schedule.ts'

const MINUTE = 60_000

/**
 * When a delivered reply should have been read (S25): business time, or real minutes around the clock where the disposition is
 * 24 hours or faster. Null where the pack says that the portal tells nothing of reading.
 */
export function scheduleUnread(fast: boolean, startedAt: EpochMs, facts: Pick<Facts, 'pack'>, isConfirmed = true): Schedule | null {
  const policy = facts.pack.clocks.unreadByPatient
  if (policy === null) return null
  if (fast) {
    const span = policy.fastMinutes * MINUTE
    return {
      target: { tier: 'D3', minutes: policy.fastMinutes },
      warnAt: startedAt + Math.round(span / 2),
      dueAt: startedAt + span,
      ledger: [
        { kind: 'start', at: startedAt, text: `${isConfirmed ? 'The reply was delivered.' : 'The reply was handed to the portal and no receipt came, so it counts as unread.'} With a disposition of 24 hours or faster it is read within ${policy.fastMinutes} minutes, around the clock.` },
        { kind: 'note', at: startedAt + Math.round(span / 2), text: 'Half of the time is over: warning.' },
        { kind: 'due', at: startedAt + span, text: 'Not read by then: somebody calls the patient.' },
      ],
      escalations: [],
    }
  }
  const calendar = calendarOf(facts.pack)
  const holidayName = (date: string): string | undefined => facts.pack.calendar.holidays.find((holiday) => holiday.date === date)?.name
  const due = dueAt({ policy: policy.due, start: startedAt, calendar, describe: holidayName })
  const warn = dueAt({ policy: policy.warnAt, start: startedAt, calendar })
  return {
    target: { warn: policy.warnAt, due: policy.due },
    warnAt: warn.dueAt,
    dueAt: due.dueAt,
    ledger: [{ kind: 'note', at: startedAt, text: 'The reply was delivered; the patient reads it or writes again.' }, ...due.ledger],
    escalations: [],
  }
}
