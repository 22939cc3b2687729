import { CalendarOff, Eye, Mail, Pencil, PhoneCall, RotateCcw, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'
import { useSecond } from '../useSecond.ts'

export interface UpkeepStripsProps {
  view: ThreadView
  timeZone: string
  callLog: ThreadAction
  /** Clears "new or changing symptom". */
  channel: ThreadAction
  secondLookAgree: ThreadAction
  secondLookRaise: ThreadAction
}

/** What keeps a thread from being forgotten, answered twice, or answered by a text that nobody reads. Most urgent first. */
export function UpkeepStrips({ view, timeZone, callLog, channel, secondLookAgree, secondLookRaise }: UpkeepStripsProps): ReactNode {
  const { upkeep } = view
  const isOpen = view.completion !== 'completed'
  return (
    <>
      {upkeep.callAskedAt !== null && (
        <Strip icon={<PhoneCall aria-hidden />} strong action={<ActionButton action={callLog} primary />}>
          <b>Call the patient: the reply has not been read.</b> It was delivered and not opened in time; a call is asked for since {formatLongDateTime(upkeep.callAskedAt, timeZone)}.
        </Strip>
      )}
      {upkeep.portal !== null && (
        <Strip icon={<Mail aria-hidden />} strong action={<ActionButton action={callLog} />}>
          <b>No portal reply.</b> {upkeep.portal.text} {upkeep.portal.path}
        </Strip>
      )}
      {isOpen && upkeep.channel !== null && <ChannelStrip view={view} channel={channel} callLog={callLog} />}
      {upkeep.secondLook !== null && (
        <Strip
          icon={<Eye aria-hidden />}
          strong
          action={
            <>
              <ActionButton action={secondLookRaise} />
              <ActionButton action={secondLookAgree} primary />
            </>
          }
        >
          <b>Second look: {upkeep.secondLook.label} was lowered</b> by {upkeep.secondLook.by}, {formatLongDateTime(upkeep.secondLook.at, timeZone)}: “
          <PatientText text={upkeep.secondLook.reason} />”. {upkeep.secondLook.isMine ? 'Another nurse, PA or physician looks again.' : 'Do you agree?'}
        </Strip>
      )}
      {upkeep.postClosure !== null && isOpen && (
        <Strip icon={<RotateCcw aria-hidden />}>
          <b>Post-closure message.</b> The earlier thread was completed {formatLongDateTime(upkeep.postClosure.completedAt, timeZone)}, so Reply was gone.
        </Strip>
      )}
      {upkeep.addressee?.out && isOpen && view.handOff?.kind !== 'cover' && (
        <Strip icon={<CalendarOff aria-hidden />}>
          <b>{upkeep.addressee.name} is out.</b> {outWords(upkeep.addressee.out)}
        </Strip>
      )}
      <Writers view={view} />
    </>
  )
}

function ChannelStrip({ view, channel, callLog }: { view: ThreadView; channel: ThreadAction; callLog: ThreadAction }): ReactNode {
  if (view.upkeep.channel?.isSettled) {
    return (
      <Strip icon={<Stethoscope aria-hidden />}>
        <b>New or changing symptom:</b> a call or a visit is recorded.
      </Strip>
    )
  }
  return (
    <Strip
      icon={<Stethoscope aria-hidden />}
      strong
      action={
        <>
          <ActionButton action={channel} />
          <ActionButton action={callLog} primary />
        </>
      }
    >
      <b>New or changing symptom: convert to phone or visit.</b> A text alone does not close it.
    </Strip>
  )
}

const outWords = (out: NonNullable<NonNullable<ThreadView['upkeep']['addressee']>['out']>): string =>
  out.cover === null ? 'Nobody covers: after one skipped day the PAs are offered the thread.' : `${out.cover} covers, and is offered the thread after one day.`

/** D16: opening claims nothing, writing is seen. A lease that lapsed is not shown, whatever the engine last said. */
function Writers({ view }: { view: ThreadView }): ReactNode {
  const now = useSecond()
  const names = view.upkeep.writers.filter(({ until }) => until > now).map(({ person }) => person.name)
  if (names.length === 0) return null
  return (
    <Strip icon={<Pencil aria-hidden />}>
      <b>{names.join(' and ')} {names.length === 1 ? 'is' : 'are'} writing</b> a reply in this thread.
    </Strip>
  )
}
