import { useQuery } from '@tanstack/react-query'
import { useEffectEvent, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal, type Refusal } from '#renderer/rpc/refusal.ts'
import { announce } from '#renderer/ui/announce.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { AppointmentPanel } from '#shared/contract/schemas/appointmentView.ts'
import { refusalOf } from '../actions.ts'
import { SheetIdentity, type DialogContext } from '../dialogs/ActSheet.tsx'
import { shortIdentity } from '../patientWords.ts'
import { HoldCard } from './HoldCard.tsx'
import { PhoneRoute } from './PhoneRoute.tsx'
import { RequestForm } from './RequestForm.tsx'
import { RequestSummary } from './RequestSummary.tsx'
import { SettledCard } from './SettledCard.tsx'
import { SlotList } from './SlotList.tsx'
import { Visits } from './Visits.tsx'
import styles from './appointment.module.css'

/** Shift+S: what is asked on the left, the ranked slots on the right; J and K move, H holds, B books, X ticks for an offer, O offers. */
export function SchedulingPanel(context: DialogContext): ReactNode {
  const { view, timeZone, onClose } = context
  const { data: panel, error } = useQuery(queries.appointments(view.threadId))
  const isHere = panel?.threadId === view.threadId
  if (panel !== undefined && isHere) return <Panel {...context} panel={panel} />
  return (
    <Dialog open size="large" onClose={onClose} title="Scheduling" identity={<SheetIdentity view={view} timeZone={timeZone} />}>
      {error ? <EmptyState title="The slots cannot be shown.">{toRefusal(error).message}</EmptyState> : <LoadingRows label="Loading slots" rows={6} />}
    </Dialog>
  )
}

function Panel({ panel, ...context }: DialogContext & { panel: AppointmentPanel }): ReactNode {
  const { view, timeZone, run, onClose } = context
  const { request, slots } = panel
  const [chosen, setChosen] = useState<string | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [isEditing, setIsEditing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const formId = useId()
  const slotsArea = useRef<HTMLDivElement>(null)
  const active = slots.find(({ slotId }) => slotId === chosen) ?? slots[0]
  const showsForm = request === null || isEditing || (request.status === 'requested' && request.person === null)
  const offered = slots.filter(({ slotId }) => ticked.has(slotId)).map(({ slotId }) => slotId)

  const perform = async (act: Act, said: string, then: () => void = () => undefined) => {
    if (isBusy) return
    setIsBusy(true)
    setRefusal(null)
    const outcome = await run(act, { quiet: true, said })
    setIsBusy(false)
    if (outcome.ok) return then()
    setRefusal(outcome.refusal)
    announce(outcome.refusal.message)
  }
  const guarded = (reason: string | null | undefined, act: () => void) => (reason ? announce(reason) : act())
  const hold = () => {
    if (active === undefined) return announce('There is no slot to hold.')
    const reason = refusalOf(view, 'holdSlot') ?? active.refusal ?? (active.status === 'held' ? `Held by ${active.heldBy ?? 'a colleague'}.` : active.status === 'heldHere' ? 'Held already. A hold is never extended.' : null)
    guarded(reason, () => void perform({ type: 'holdSlot', slotId: active.slotId }, `Slot held for ${panel.leaseSeconds} seconds`))
  }
  const book = () => guarded(refusalOf(view, 'bookSlot'), () => void perform({ type: 'bookSlot', videoChecked: [...checked] }, 'Booked', () => setChecked(new Set())))
  const release = () => guarded(refusalOf(view, 'releaseSlot'), () => void perform({ type: 'releaseSlot' }, 'Slot let go'))
  const offer = () => guarded(refusalOf(view, 'offerSlots') ?? (offered.length === 0 ? 'Tick one to three slots first, with X.' : null), () => void perform({ type: 'offerSlots', slotIds: offered, seenVersion: view.version }, 'Times offered', () => setTicked(new Set())))
  const confirm = () => guarded(refusalOf(view, 'confirmAppointment') ?? panel.confirmation.refusal, () => void perform({ type: 'confirmAppointment', seenVersion: view.version }, 'Confirmation sent'))
  const tick = (slotId: string) => {
    if (!ticked.has(slotId) && offered.length >= panel.mostOffers) return announce(`Offer at most ${panel.mostOffers}.`)
    setTicked(toggled(ticked, slotId))
  }
  const move = (by: number) => setChosen(slots[Math.min(slots.length - 1, Math.max(0, slots.findIndex((each) => each === active) + by))]?.slotId ?? null)
  const byKey: Record<string, () => void> = {
    ' ': hold, j: () => move(1), arrowdown: () => move(1), k: () => move(-1), arrowup: () => move(-1), h: hold, b: book, r: release, o: offer,
    x: () => (active?.status === 'free' && active.refusal === null && !active.isConfidential ? tick(active.slotId) : announce('This slot cannot be offered.')),
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')) return
    const key = event.key.toLowerCase()
    if (!Object.hasOwn(byKey, key) || (key.startsWith('arrow') && event.target instanceof HTMLInputElement)) return
    if (key === ' ' && event.target instanceof HTMLElement && event.target.matches('button, input, a')) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || /^arrow|^[jk]$/.test(key)) byKey[key]?.()
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])

  const main = primaryOf({ panel, offered: offered.length, view })
  const commit = { book, hold, offer, confirm }
  return (
    <Dialog
      open
      size="large"
      onClose={onClose}
      onCommit={() => (showsForm ? sendForm(formId) : main === null ? announce('Nothing is left to do here.') : commit[main.act]())}
      title="Scheduling"
      // Never on a button that acts: Enter on opening must do nothing.
      initialFocus={showsForm ? undefined : slotsArea}
      identity={<SheetIdentity view={view} timeZone={timeZone} />}
      footer={
        <>
          <p className={styles.foot}>J K move · H hold · B book · R let go · X tick · O offer</p>
          <Button kbd="Esc" onClick={onClose}>
            Close
          </Button>
          {showsForm && (
            <Button variant="primary" kbd="Mod+Enter" type="submit" form={formId} busy={isBusy}>
              Check and find times
            </Button>
          )}
          {main && !showsForm && (
            <Button variant="primary" kbd="Mod+Enter" busy={isBusy} onClick={commit[main.act]}>
              {main.label}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.side}>
          {showsForm ? (
            <RequestForm
              key={`${request?.openedAt ?? 0}/${isEditing}`}
              view={view}
              panel={panel}
              formId={formId}
              refusal={refusal}
              onOpen={(act) => void perform(act, 'Appointment request', () => setIsEditing(false))}
            />
          ) : (
            <RequestSummary request={request} timeZone={timeZone} videoNeeds={panel.videoNeeds} changeRefusal={refusalOf(view, 'openAppointmentRequest')} onChange={() => setIsEditing(true)} />
          )}
          <Visits visits={panel.visits} timeZone={timeZone} isKnown={request?.person != null} />
          {request?.status !== 'booked' && (
            <PhoneRoute
              panel={panel}
              busy={isBusy}
              routeRefusal={refusalOf(view, 'routeToPhone')}
              nurseRefusal={refusalOf(view, 'raiseFlag')}
              onRoute={(lineId, reason) => void perform({ type: 'routeToPhone', lineId, reason }, 'Sent to the phone')}
              onNurse={() => void perform({ type: 'raiseFlag', tier: 'D2' }, 'Sent to a nurse', onClose)}
            />
          )}
        </div>
        <div className={styles.main} ref={slotsArea} tabIndex={-1}>
          {request?.hold && (
            <HoldCard hold={request.hold} panel={panel} timeZone={timeZone} busy={isBusy} checked={checked} onCheck={(need) => setChecked(toggled(checked, need))} onBook={book} onRelease={release} />
          )}
          <SettledCard
            panel={panel}
            timeZone={timeZone}
            busy={isBusy}
            onCancel={(why) => void perform({ type: 'cancelAppointment', why }, why === 'cancel' ? 'Visit cancelled' : 'Slot given back')}
            onAgain={() => setIsEditing(true)}
          />
          {refusal !== null && !showsForm && (
            <p role="alert" className={styles.error}>
              {refusal.message}
            </p>
          )}
          {request === null || request.departmentId === null ? (
            <EmptyState title="Say first what is asked for.">Department and visit type on the left; then the slots stand here, best first.</EmptyState>
          ) : request.status === 'booked' || request.status === 'routedToPhone' ? null : slots.length === 0 ? (
            <EmptyState title="No slot is open in this department.">Send the request to the phone, on the left.</EmptyState>
          ) : (
            <SlotList slots={slots} timeZone={timeZone} activeId={active?.slotId ?? null} ticked={ticked} onActive={setChosen} onTick={tick} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** The one act that Mod+Enter does now, with its object. */
function primaryOf({ panel, offered, view }: { panel: AppointmentPanel; offered: number; view: DialogContext['view'] }): { act: 'book' | 'hold' | 'offer' | 'confirm'; label: string } | null {
  const { request } = panel
  if (request === null || request.status === 'routedToPhone') return null
  if (request.status === 'held') return { act: 'book', label: 'Book' }
  if (request.status === 'booked') {
    if (request.booking?.isConfirmed || panel.confirmation.refusal !== null) return null
    return { act: 'confirm', label: `Send confirmation to ${view.patient ? shortIdentity(view.patient) : 'the requester'}` }
  }
  return offered > 0 ? { act: 'offer', label: offered === 1 ? 'Offer 1 time' : `Offer ${offered} times` } : { act: 'hold', label: 'Hold' }
}

const sendForm = (id: string): void => {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
