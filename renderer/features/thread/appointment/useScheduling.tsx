import { CalendarClock } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { toCommand, type ThreadAction } from '../actions.ts'
import type { StripElement } from '../strip/splitStrips.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'
import type { RunAct } from '../useThreadAct.ts'
import { HoldRing } from './HoldRing.tsx'
import { SchedulingPanel } from './SchedulingPanel.tsx'

export interface SchedulingContext {
  view: ThreadView
  me: Person
  timeZone: string
  run: RunAct
}

const WORDS = {
  requested: 'An appointment is asked for.', held: 'A slot is held.', offered: 'Times are on offer.', booked: 'An appointment is booked.', routedToPhone: 'The appointment request went to the phone.',
} as const

/** The scheduling part of the thread pane: its command, the strip above the messages, the panel over it. */
export function useScheduling({ view, me, timeZone, run }: SchedulingContext): { strip: StripElement | false; panel: ReactNode } {
  const [isOpen, setIsOpen] = useState(false)
  const open: ThreadAction = {
    id: 'thread.scheduling', label: 'Scheduling', title: 'Scheduling: find, hold, book', group: 'Thread', kbd: 'Shift+S', keys: ['Shift+s'], keywords: ['appointment', 'slot', 'visit', 'book'],
    disabledReason: me.role === 'supervisor' ? 'A supervisor watches; clerks and nurses make appointments.' : null, run: () => setIsOpen(true),
  }
  useCommands([toCommand(open)])
  const appointment = view.appointment ?? null
  return {
    strip: appointment !== null && view.completion !== 'completed' && (
      <Strip
        key="appointment"
        part="appointment"
        icon={<CalendarClock aria-hidden />}
        action={
          <>
            {appointment.holdUntil !== null && <HoldRing small until={appointment.holdUntil} leaseSeconds={appointment.leaseSeconds} />}
            <ActionButton action={open} />
          </>
        }
      >
        <b>{WORDS[appointment.status]}</b>{' '}
        {appointment.status === 'requested' && (appointment.source === 'form' ? 'The portal’s request form came in. Check whose visit it is, then find a time.' : 'Find a time, or send it to the phone.')}
        {appointment.status === 'held' && 'It goes back by itself.'}
      </Strip>
    ),
    panel: isOpen && <SchedulingPanel view={view} timeZone={timeZone} run={run} onClose={() => setIsOpen(false)} />,
  }
}
