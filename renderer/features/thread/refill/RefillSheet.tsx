import { useRef, useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { RefillLineView, RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import { numberWords } from '#shared/domain/refill/numberWords.ts'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'
import { actName } from '../useThreadAct.ts'
import { MedicineLine } from './MedicineLine.tsx'
import styles from './refill.module.css'
import { countWords, unitWords } from './refillWords.ts'

export type SheetKind = 'approveRefill' | 'signRefill' | 'denyRefill'

export interface RefillSheetProps extends DialogContext {
  kind: SheetKind
  line: RefillLineView
  panel: RefillPanelView
}

const TITLES = { approveRefill: 'Approve the refill', signRefill: 'Sign the refill', denyRefill: 'Deny the refill' } as const
const VERBS = { approveRefill: 'Approve', signRefill: 'Sign', denyRefill: 'Deny' } as const
const SAID = { approveRefill: 'Refill approved', signRefill: 'Refill signed', denyRefill: 'Refill denied' } as const

/** PS-09: the decision on one refill, with the identifiers typed again; the engine compares them. */
export function RefillSheet({ kind, line, panel, ...context }: RefillSheetProps): ReactNode {
  const { view } = context
  const first = useRef<HTMLInputElement>(null)
  const [initials, setInitials] = useState('')
  const [year, setYear] = useState('')
  const [quantity, setQuantity] = useState(line.medicine?.quantity ? String(line.medicine.quantity) : '')
  const [refills, setRefills] = useState('0')
  const [reason, setReason] = useState<string | null>(null)
  const isOrder = kind !== 'denyRefill'
  const identity = { initials: initials.trim(), birthYear: Number(year) }
  const problem = identityProblem(initials, year) ?? (isOrder ? countProblem(quantity, refills) : reason === null ? 'Choose a reason.' : null)
  const act = (): Act => kind === 'denyRefill'
    ? { type: kind, lineId: line.lineId, reason: reason ?? '', ...identity }
    : { type: kind, lineId: line.lineId, quantity: Number(quantity), refills: Number(refills), ...identity }
  return (
    <ActSheet
      {...context}
      title={TITLES[kind]}
      description={isOrder ? panel.orderPlacedBy : 'Tell the patient why, with an approved reply.'}
      confirmLabel={`${VERBS[kind]} for ${actName(view.patient)}`}
      tone={isOrder ? 'primary' : 'danger'}
      problem={problem}
      act={act}
      said={SAID[kind]}
      initialFocus={first}
    >
      {line.medicine ? (
        <p className={styles.sheetMedicine}>
          <MedicineLine medicine={line.medicine} />
        </p>
      ) : (
        <p className={styles.sheetMedicine}>{line.words}: not on the medicine list</p>
      )}
      <div className={styles.row}>
        <Field label="Patient’s initials" required hint="Given and family name, two letters">
          <TextInput ref={first} value={initials} onValueChange={setInitials} maxLength={8} autoComplete="off" spellCheck={false} />
        </Field>
        <Field label="Birth year" required hint="Four digits">
          <TextInput value={year} onValueChange={setYear} inputMode="numeric" maxLength={4} autoComplete="off" />
        </Field>
      </div>
      {isOrder ? (
        <>
          <div className={styles.row}>
            <Field label="Quantity" required hint={quantityWords(quantity, line)}>
              <TextInput value={quantity} onValueChange={setQuantity} inputMode="numeric" maxLength={4} autoComplete="off" />
            </Field>
            <Field label="Refills" required hint={kind === 'approveRefill' ? `At most ${panel.maxRefills} by protocol` : 'After the first filling'}>
              <TextInput value={refills} onValueChange={setRefills} inputMode="numeric" maxLength={2} autoComplete="off" />
            </Field>
          </div>
          <p>
            <span className={styles.quiet}>Pharmacy</span> {line.medicine?.pharmacy ? `${line.medicine.pharmacy.name}, ${line.medicine.pharmacy.address}` : 'Not recorded'}
          </p>
        </>
      ) : (
        <Field label="Reason" required>
          <Select options={panel.denyReasons.map(({ id, label }) => ({ value: id, label }))} value={reason} onValueChange={setReason} />
        </Field>
      )}
    </ActSheet>
  )
}

function identityProblem(initials: string, year: string): string | null {
  if (initials.trim() === '') return 'Type the patient’s initials.'
  return /^(18|19|20|21)\d\d$/.test(year) ? null : 'Type the birth year with four digits.'
}

function countProblem(quantity: string, refills: string): string | null {
  if (!/^[1-9]\d{0,3}$/.test(quantity)) return 'Type the quantity as a whole number.'
  return /^\d{1,2}$/.test(refills) ? null : 'Type the number of refills.'
}

/** In digits and words, so that a slip of a key is seen: `90 tablets, ninety tablets`. */
function quantityWords(quantity: string, line: RefillLineView): string {
  if (!/^[1-9]\d{0,3}$/.test(quantity)) return 'A whole number'
  const form = line.medicine?.form ?? null
  return `${countWords(Number(quantity), form)}, ${numberWords(Number(quantity))}${form ? ` ${unitWords(Number(quantity), form)}` : ''}`
}
