import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import type { RefillMedicine, RefillPanelView, RefillSuggestion } from '#shared/contract/schemas/refillView.ts'
import styles from './refill.module.css'
import type { RefillItem } from './refillItems.ts'

export interface LineActs {
  check: () => void
  approve: () => void
  sign: () => void
  pend: (staffId: string) => void
  deny: () => void
  ask: (templateId: string) => void
  takeBack: () => void
  drop: () => void
  takeUp: (suggestion: RefillSuggestion, medicineId: string | null) => void
}

export interface RefillActsProps {
  item: RefillItem
  panel: RefillPanelView
  acts: LineActs
  busy: boolean
  prescriber: string | null
  onPrescriber: (staffId: string) => void
  template: string | null
  onTemplate: (templateId: string) => void
}

/** The acts on the selected row, each with its key and, where it does nothing here, the reason. */
export function RefillActs({ item, panel, acts, busy, prescriber, onPrescriber, template, onTemplate }: RefillActsProps): ReactNode {
  if (item.kind === 'suggestion') return <TakeUp suggestion={item.suggestion} panel={panel} acts={acts} busy={busy} />
  const { acts: refusals, status } = item.line
  const reason = (act: keyof typeof refusals): string | undefined => refusals[act] ?? undefined
  const isDecided = status === 'approved' || status === 'signed' || status === 'denied'
  return (
    <>
      {!isDecided && (
        <>
          <Button size="dense" kbd="C" busy={busy} disabledReason={reason('checkRefill')} onClick={acts.check}>
            {status === 'requested' ? 'Check' : 'Check again'}
          </Button>
          <Button size="dense" kbd="A" disabledReason={reason('approveRefill')} onClick={acts.approve}>
            Approve…
          </Button>
          <Button size="dense" kbd="S" disabledReason={reason('signRefill')} onClick={acts.sign}>
            Sign…
          </Button>
          <Button size="dense" kbd="D" disabledReason={reason('denyRefill')} onClick={acts.deny}>
            Deny…
          </Button>
          <span className={styles.pair}>
            <Select dense aria-label="Prescriber" options={panel.prescribers.map(({ staffId, name }) => ({ value: staffId, label: name }))} value={prescriber} onValueChange={onPrescriber} />
            <Button size="dense" kbd="P" disabledReason={reason('pendRefill') ?? (prescriber === null ? 'Choose the prescriber.' : undefined)} onClick={() => prescriber !== null && acts.pend(prescriber)}>
              Pend
            </Button>
          </span>
          <span className={styles.pair}>
            <Select dense aria-label="Question" options={panel.askTemplates.map(({ id, name }) => ({ value: id, label: name }))} value={template} onValueChange={onTemplate} />
            <Button size="dense" kbd="Q" disabledReason={reason('askAboutRefill') ?? (template === null ? 'Choose the question.' : undefined)} onClick={() => template !== null && acts.ask(template)}>
              Ask
            </Button>
          </span>
        </>
      )}
      <Button size="dense" kbd="Z" disabledReason={reason('takeBackRefill')} onClick={acts.takeBack}>
        Take back
      </Button>
      {!isDecided && (
        <Button size="dense" kbd="X" disabledReason={reason('dropRefillLine')} onClick={acts.drop}>
          Take out
        </Button>
      )}
    </>
  )
}

/** A proposal: taken up as it is, or as another item of the list. */
function TakeUp({ suggestion, panel, acts, busy }: Pick<RefillActsProps, 'panel' | 'acts' | 'busy'> & { suggestion: RefillSuggestion }): ReactNode {
  const choices = suggestion.candidates.length > 0 ? suggestion.candidates : panel.medicines
  // Where several may be meant, a person picks: there is no first choice.
  const [picked, setPicked] = useState<string | null>(suggestion.medicine?.medicineId ?? (suggestion.candidates.length > 0 ? null : NONE))
  return (
    <>
      <span className={styles.pair}>
        <Select
          dense
          aria-label="Medicine of the list"
          options={[...medicineOptions(choices), { value: NONE, label: 'Not on the list' }]}
          value={picked}
          onValueChange={setPicked}
        />
        <Button size="dense" busy={busy} disabledReason={picked === null ? 'Pick the medicine first.' : undefined} onClick={() => acts.takeUp(suggestion, picked === NONE ? null : picked)}>
          Take up and check
        </Button>
      </span>
    </>
  )
}
const NONE = 'none of the list'

/** Items of the list as a select names them. */
export const medicineOptions = (medicines: readonly RefillMedicine[]): { value: string; label: string }[] =>
  medicines.map(({ medicineId, parts }) => ({ value: medicineId, label: parts.slice(0, 4).map(({ text }) => text).join(' ') }))
