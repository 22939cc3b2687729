import { CircleCheck, Clock, Eye, Handshake, Hourglass } from 'lucide-react'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import { dayTime } from '../clockWords.ts'
import { linkedThreads } from '../upkeep/LinkedThreads.tsx'
import type { StripElement, StripList } from './splitStrips.ts'
import { ActionButton, Strip } from './Strip.tsx'

export interface StateStripsProps {
  view: ThreadView
  /** This minute, UTC epoch ms. */
  now: number
  timeZone: string
  accept: ThreadAction
  decline: ThreadAction
  reopen: ThreadAction
  wake: ThreadAction
  onOpenThread: (threadId: string) => void
}

/** What stands in the way of plain reading and answering: a hand-off, an end, a wait, a snooze, a twin. */
export function stateStrips(props: StateStripsProps): StripList {
  const { view, timeZone, reopen, wake, onOpenThread } = props
  const lowered = [...new Set(view.flags.filter(({ status }) => status === 'lowered').map(({ label, ruleSetVersion }) => (ruleSetVersion === null ? 'raised by hand' : label)))]
  return [
    view.tier === null && lowered.length > 0 && view.upkeep.secondLook === null && (
      <Strip key="lowered" icon={<Eye aria-hidden />}>
        <b>Red flag lowered:</b> {lowered.join(', ')}. Who and why: press Y.
      </Strip>
    ),
    view.handOff && handOffStrip(view.handOff, props),
    view.completion === 'completed' && (
      <Strip key="completed" icon={<CircleCheck aria-hidden />} action={<ActionButton action={reopen} />}>
        <b>Completed{view.completedAt === null ? '' : ` ${formatLongDateTime(view.completedAt, timeZone)}`}</b>
        {view.completedBy && ` by ${view.completedBy}`}. Reply is gone, for the patient and for us.
        {view.nextStep && (
          <>
            {' '}
            Next step: <PatientText text={view.nextStep} />.
          </>
        )}
      </Strip>
    ),
    view.completion === 'waitingOnPatient' && (
      <Strip key="waiting" icon={<Hourglass aria-hidden />} action={<ActionButton action={reopen} />}>
        <b>Waiting for the patient.</b> The answer clock is paused and starts anew when they write.
      </Strip>
    ),
    view.snoozedUntil !== null && (
      <Strip key="snoozed" icon={<Clock aria-hidden />} action={<ActionButton action={wake} />}>
        <b>Snoozed until {formatLongDateTime(view.snoozedUntil, timeZone)}.</b> Wakes at once if the patient writes. The clocks run on.
      </Strip>
    ),
    linkedThreads(view.links, onOpenThread),
  ]
}

/** An offer to a role names its label: as a person would say it. */
const ROLE_LABELS: Record<string, string> = {
  RN: 'a nurse', PA: 'a physician assistant', MD: 'a physician', Clerk: 'a clerk', Supervisor: 'a supervisor',
}

function handOffStrip(handOff: NonNullable<ThreadView['handOff']>, { now, timeZone, accept, decline }: StateStripsProps): StripElement {
  const what = handOff.kind === 'escalation' ? 'escalates' : 'hands over'
  const since = dayTime(handOff.offeredAt, now, timeZone)
  const to = ROLE_LABELS[handOff.to] ?? handOff.to
  if (handOff.kind === 'cover' && handOff.to === 'Supervisor') {
    return (
      <Strip key="handOff" icon={<Handshake aria-hidden />} strong={handOff.toMe}>
        <b>{handOff.from} is out and nobody took this over</b>, {since}. {handOff.toMe ? 'Assign it to a colleague; else all are asked again on the next business day.' : 'The supervisor was told; all are asked again on the next business day.'}
      </Strip>
    )
  }
  if (handOff.kind === 'cover' && !handOff.toMe) {
    return (
      <Strip key="handOff" icon={<Handshake aria-hidden />}>
        <b>Offered to the cover:</b> {handOff.from} is out, so {to} may take this, {since}. Not accepted yet.
      </Strip>
    )
  }
  if (handOff.fromMe) {
    return (
      <Strip key="handOff" icon={<Handshake aria-hidden />} strong action={<ActionButton action={{ ...decline, label: 'Take back' }} />}>
        <b>You offered this to {to}</b>, {since}. It stays here until it is accepted.
      </Strip>
    )
  }
  if (!handOff.toMe) {
    return (
      <Strip key="handOff" icon={<Handshake aria-hidden />}>
        <b>{handOff.from}</b> {what} this to <b>{to}</b>, {since}. Not accepted yet.
      </Strip>
    )
  }
  return (
    <Strip
      key="handOff"
      icon={<Handshake aria-hidden />}
      strong
      action={
        <>
          <ActionButton action={decline} />
          <ActionButton action={accept} primary />
        </>
      }
    >
      {handOff.kind === 'cover' ? <b>{handOff.from} is out: offered to you as the cover</b> : <><b>{handOff.from}</b> {what} this to you</>}, {since}. It counts when you accept.
    </Strip>
  )
}
