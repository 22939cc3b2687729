import { CalendarOff, Eye, Mail, PhoneCall, RotateCcw, Stethoscope } from 'lucide-react'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import type { StripElement, StripList } from '../strip/splitStrips.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'

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
export function upkeepStrips({ view, timeZone, callLog, channel, secondLookAgree, secondLookRaise }: UpkeepStripsProps): StripList {
  const { upkeep } = view
  const isOpen = view.completion !== 'completed'
  return [
    upkeep.callAskedAt !== null && (
      <Strip key="callAsked" icon={<PhoneCall aria-hidden />} strong action={<ActionButton action={callLog} primary />}>
        <b>Call the patient: the reply has not been read.</b> Delivered, not opened in time; asked for {formatLongDateTime(upkeep.callAskedAt, timeZone)}.
      </Strip>
    ),
    upkeep.portal !== null && (
      <Strip key="portal" icon={<Mail aria-hidden />} strong action={<ActionButton action={callLog} />}>
        <b>No portal reply.</b> {upkeep.portal.text} {upkeep.portal.path}
      </Strip>
    ),
    isOpen && upkeep.channel !== null && channelStrip(upkeep.channel.isSettled, channel, callLog),
    upkeep.secondLook !== null && (
      <Strip
        key="secondLook"
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
    ),
    upkeep.postClosure !== null && isOpen && (
      <Strip key="postClosure" icon={<RotateCcw aria-hidden />}>
        <b>Post-closure message.</b> The earlier thread was completed {formatLongDateTime(upkeep.postClosure.completedAt, timeZone)}, so Reply was gone.
      </Strip>
    ),
    upkeep.addressee?.out !== null && upkeep.addressee?.out !== undefined && isOpen && view.handOff?.kind !== 'cover' && (
      <Strip key="out" icon={<CalendarOff aria-hidden />}>
        <b>{upkeep.addressee.name} is out.</b> {outWords(upkeep.addressee.out)}
      </Strip>
    ),
  ]
}

function channelStrip(isSettled: boolean, channel: ThreadAction, callLog: ThreadAction): StripElement {
  if (isSettled) {
    return (
      <Strip key="channel" icon={<Stethoscope aria-hidden />}>
        <b>New or changing symptom:</b> a call or a visit is recorded.
      </Strip>
    )
  }
  return (
    <Strip
      key="channel"
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
