import { TriangleAlert } from 'lucide-react'
import { useEffectEvent, useLayoutEffect, useState, type ReactNode } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { RefillPanelView, RefillSuggestion } from '#shared/contract/schemas/refillView.ts'
import { SheetIdentity, type DialogContext } from '../dialogs/ActSheet.tsx'
import { allergyWords } from '../patientWords.ts'
import { refusalOf } from '../actions.ts'
import { AddFromList } from './AddFromList.tsx'
import { RefillActs, type LineActs } from './RefillActs.tsx'
import { RefillDetail } from './RefillDetail.tsx'
import { primaryActOf, refillItems } from './refillItems.ts'
import { RefillList } from './RefillList.tsx'
import { RefillSheet, type SheetKind } from './RefillSheet.tsx'
import styles from './refill.module.css'

export interface RefillPanelProps extends DialogContext {
  panel: RefillPanelView
  /** An approved question goes into the reply; the panel makes room for it. */
  onAsk: (templateId: string) => void
}

const PRIMARY_WORDS = { checkRefill: 'Check', approveRefill: 'Approve per protocol', signRefill: 'Sign', pendRefill: 'Pend to prescriber' } as const

/** Shift+R: what is asked for on the left, the item and the protocol's checklist on the right, one row at a time by J and K. */
export function RefillPanel({ panel, onAsk, ...context }: RefillPanelProps): ReactNode {
  const { view, timeZone, run, onClose } = context
  const items = refillItems(panel)
  const [chosen, setChosen] = useState<string | null>(null)
  const [sheet, setSheet] = useState<SheetKind | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [prescriber, setPrescriber] = useState<string | null>(null)
  const [template, setTemplate] = useState<string | null>(null)
  const item = items.find(({ key }) => key === chosen) ?? items[0]
  const ownPrescriber = panel.prescribers.find(({ name }) => name === item?.medicine?.prescriber)?.staffId ?? panel.prescribers[0]?.staffId ?? null
  const question = template ?? (item?.medicine === null ? panel.askTemplates.find(({ id }) => id === 'refill-which-medicine')?.id : undefined) ?? panel.askTemplates[0]?.id ?? null
  const sendTo = prescriber ?? ownPrescriber

  /** One act after the other, until one is refused. Each step sees what the one before brought. */
  const perform = async (steps: readonly ((last: string | null) => { act: Act; said: string })[]): Promise<boolean> => {
    if (isBusy) return false
    setIsBusy(true)
    setError(null)
    let lineId: string | null = null
    for (const step of steps) {
      const { act, said } = step(lineId)
      const outcome = await run(act, { quiet: true, said })
      if (!outcome.ok) {
        setIsBusy(false)
        setError(outcome.refusal.message)
        announce(outcome.refusal.message)
        return false
      }
      const undo = outcome.result.undo?.act
      lineId = undo?.type === 'dropRefillLine' ? undo.lineId : lineId
    }
    setIsBusy(false)
    if (lineId !== null) setChosen(lineId)
    return true
  }
  const takeUp = (source: RefillSuggestion['source'] | null, medicineId: string | null) => [
    () => ({ act: { type: 'addRefillLine', source, medicineId } satisfies Act, said: 'Refill taken up' }),
    (last: string | null) => ({ act: { type: 'checkRefill', lineId: last ?? '' } satisfies Act, said: 'Refill checked' }),
  ]
  const takeUpAll = () => {
    const steps = items.flatMap((each) => (each.kind === 'suggestion' && each.suggestion.candidates.length === 0 ? takeUp(each.suggestion.source, each.medicine?.medicineId ?? null) : []))
    if (steps.length === 0) announce('Several medicines may be meant. Pick one first.')
    else void perform(steps)
  }
  const lineId = item?.kind === 'line' ? item.line.lineId : ''
  const one = (act: Act, said: string) => void perform([() => ({ act, said })])
  const acts: LineActs = {
    check: () => one({ type: 'checkRefill', lineId }, 'Refill checked'),
    approve: () => setSheet('approveRefill'),
    sign: () => setSheet('signRefill'),
    deny: () => setSheet('denyRefill'),
    pend: (toStaffId) => one({ type: 'pendRefill', lineId, toStaffId }, 'Refill pended'),
    takeBack: () => one({ type: 'takeBackRefill', lineId }, 'Decision taken back'),
    drop: () => one({ type: 'dropRefillLine', lineId }, 'Refill taken out'),
    takeUp: (suggestion, medicineId) => void perform(takeUp(suggestion.source, medicineId)),
    ask: (templateId) => void perform([() => ({ act: { type: 'askAboutRefill', lineId, templateId }, said: 'Question prepared' })]).then((done) => done && onAsk(templateId)),
  }

  const adding = <AddFromList panel={panel} busy={isBusy} refusal={refusalOf(view, 'addRefillLine')} onAdd={(medicineId) => void perform(takeUp(null, medicineId))} />
  const problem = error && (
    <p role="alert" className={styles.error}>
      {error}
    </p>
  )
  const primary = item?.kind === 'line' ? primaryActOf(item.line) : null
  const commit = () => {
    if (item?.kind === 'suggestion') takeUpAll()
    else if (primary === 'checkRefill') acts.check()
    else if (primary === 'approveRefill') acts.approve()
    else if (primary === 'signRefill') acts.sign()
    else if (primary === 'pendRefill' && sendTo !== null) acts.pend(sendTo)
    else announce('Nothing is left to decide here.')
  }
  const byKey = (key: string): (() => void) | null => {
    const move = (by: number) => () => {
      const next = items[Math.min(items.length - 1, Math.max(0, items.findIndex((each) => each === item) + by))]?.key ?? ''
      setChosen(next)
      document.querySelector<HTMLElement>(`[data-refill="${CSS.escape(next)}"]`)?.focus()
    }
    if (key === 'j' || key === 'arrowdown') return move(1)
    if (key === 'k' || key === 'arrowup') return move(-1)
    if (key === 'm') return items.some(({ kind }) => kind === 'suggestion') ? takeUpAll : null
    if (item?.kind !== 'line') return null
    const { acts: refusals } = item.line
    const bound = {
      c: ['checkRefill', acts.check], a: ['approveRefill', acts.approve], s: ['signRefill', acts.sign], d: ['denyRefill', acts.deny], z: ['takeBackRefill', acts.takeBack], x: ['dropRefillLine', acts.drop],
      p: ['pendRefill', () => sendTo !== null && acts.pend(sendTo)], q: ['askAboutRefill', () => question !== null && acts.ask(question)],
    } as const satisfies Record<string, readonly [keyof typeof refusals, () => void]>
    const found = Object.hasOwn(bound, key) ? bound[key as keyof typeof bound] : null
    if (found === null) return null
    const refusal = refusals[found[0]]
    return refusal === null ? found[1] : () => announce(refusal)
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (sheet !== null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
    const act = byKey(event.key.toLowerCase())
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || /^arrow|^[jk]$/i.test(event.key)) act()
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])

  if (sheet !== null && item?.kind === 'line') return <RefillSheet {...context} kind={sheet} line={item.line} panel={panel} onClose={() => setSheet(null)} />
  return (
    <Dialog
      open
      size="large"
      onClose={onClose}
      onCommit={commit}
      title="Refills"
      identity={
        <>
          <SheetIdentity view={view} timeZone={timeZone} />
          <Allergies view={view} />
        </>
      }
      footer={
        <>
          <p className={styles.foot}>{panel.orderPlacedBy}</p>
          <Button kbd="Esc" onClick={onClose}>
            Close
          </Button>
          {item !== undefined && (item.kind === 'suggestion' || primary !== null) && (
            <Button variant="primary" kbd="Mod+Enter" busy={isBusy} onClick={commit}>
              {item.kind === 'suggestion' ? 'Take up all and check' : PRIMARY_WORDS[primary ?? 'checkRefill']}
            </Button>
          )}
        </>
      }
    >
      {item === undefined ? (
        <EmptyState
          title="No refill is asked for here."
          action={
            <>
              {adding}
              {problem}
            </>
          }
        >
          The message names no medicine, and nobody has taken one up.
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <div className={styles.left}>
            <RefillList items={items} selected={item.key} onSelect={setChosen} />
            {adding}
          </div>
          <RefillDetail item={item} timeZone={timeZone}>
            <RefillActs key={item.key} item={item} panel={panel} acts={acts} busy={isBusy} prescriber={sendTo} onPrescriber={setPrescriber} template={question} onTemplate={setTemplate} />
            {problem}
          </RefillDetail>
        </div>
      )}
    </Dialog>
  )
}

/** PS-32: beside every refill. */
function Allergies({ view }: Pick<DialogContext, 'view'>): ReactNode {
  const { kind, heading, entries } = allergyWords(view.patient)
  return (
    <div className={styles.allergies}>
      {kind === 'known' && <TriangleAlert aria-hidden />}
      {kind === 'known' ? <b>{heading}</b> : heading}
      {entries.map(({ text, updated }, index) => (
        <span key={index}>
          <PatientText text={text} />
          {updated && <span className={styles.quiet}> updated {updated}</span>}
        </span>
      ))}
    </div>
  )
}
