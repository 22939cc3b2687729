import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import type { PaletteGroup, PaletteItem } from '#renderer/ui/paletteSearch.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { mayRead } from '#shared/domain/thread/may.ts'
import { refusalOf } from '../actions.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'
import { TargetPicker } from './TargetPicker.tsx'

export interface AssignDialogProps extends DialogContext {
  clinic: ClinicView | null
  me: Person
  /** Only pools: "move to another pool". */
  poolsOnly?: boolean | undefined
}

interface Target extends PaletteItem {
  kind: 'person' | 'pool'
}

/** A: to a person or a pool. A supervisor's word counts at once; anybody else's is an offer that counts when it is accepted (D12). */
export function AssignDialog({ clinic, me, poolsOnly, ...context }: AssignDialogProps): ReactNode {
  const { view } = context
  const input = useRef<HTMLInputElement>(null)
  const [target, setTarget] = useState<Target | null>(null)
  const [words, setWords] = useState('')
  const assigns = refusalOf(view, 'assignThread') === null
  const groups = useMemo(() => targetsOf(view, clinic, me, poolsOnly ?? false, assigns), [view, clinic, me, poolsOnly, assigns])
  const isPool = target?.kind === 'pool'
  const needsWords = isPool && words.trim() === ''
  const wordsLabel = isPool ? 'Reason' : 'Ask (optional)'
  return (
    <ActSheet
      {...context}
      title={poolsOnly ? 'Move to another pool' : 'Assign'}
      description={assigns ? undefined : 'A colleague gets an offer; it counts when they accept. A pool gets the thread at once.'}
      confirmLabel={target === null ? 'Assign' : `${isPool ? 'Move' : assigns ? 'Assign' : 'Offer'} to ${target.label}`}
      problem={target === null ? 'Choose a person or a pool.' : needsWords ? 'Say why it goes to this pool.' : null}
      act={() => actOf(target, words.trim(), assigns)}
      said={`${isPool ? 'Moved' : assigns ? 'Assigned' : 'Offered'} to ${target?.label ?? ''}`}
      initialFocus={input}
    >
      <TargetPicker label={poolsOnly ? 'Pool' : 'Person or pool'} groups={groups} chosen={target} onChoose={setTarget} input={input} />
      {target !== null && !(assigns && !isPool) && (
        <Field label={wordsLabel} required={isPool} hint={isPool ? 'Kept in the history.' : 'An internal note that goes with the offer.'}>
          <TextArea value={words} onValueChange={setWords} minLines={1} maxLines={5} maxLength={500} />
        </Field>
      )}
    </ActSheet>
  )
}

function actOf(target: Target | null, words: string, assigns: boolean): Act {
  const id = target?.id ?? ''
  if (target?.kind === 'pool') return { type: 'routeThread', pool: id, reason: words }
  if (assigns) return { type: 'assignThread', staffId: id }
  return { type: 'offerHandOff', kind: 'transfer', toStaffId: id, toRole: null, ask: words === '' ? null : words }
}

function targetsOf(view: ThreadView, clinic: ClinicView | null, me: Person, poolsOnly: boolean, assigns: boolean): PaletteGroup<Target>[] {
  const personRefusal = assigns ? null : refusalOf(view, 'offerHandOff')
  const people = (clinic?.staff ?? []).map((person): Target => {
    const isReader = person.role !== null && person.role !== 'admin' && person.role !== 'supervisor' && mayRead(person.role, view)
    const why =
      person.staffId === me.staffId ? 'That is you; press I to claim.'
      : person.staffId === view.assignee?.staffId ? 'Has the thread already.'
      : !isReader ? 'May not work this thread.'
      : personRefusal
    return { kind: 'person', id: person.staffId, label: person.name, hint: person.roleLabel, disabledReason: why ?? undefined }
  })
  const poolRefusal = refusalOf(view, 'routeThread')
  const pools = (clinic?.pools ?? []).map((pool): Target => {
    const why =
      pool.id === view.pool?.id && view.assignee === null ? 'The thread is here.'
      : view.tier !== null && !pool.isClinical ? 'A red flag stays in a clinical pool.'
      : poolRefusal
    const hint = pool.isClinical ? 'clinical' : 'clerical'
    return { kind: 'pool', id: pool.id, label: pool.name, hint, disabledReason: why ?? undefined }
  })
  const groups = [{ label: 'People', items: possibleFirst(people) }, { label: 'Pools', items: possibleFirst(pools) }]
  return poolsOnly ? groups.slice(1) : groups
}

const possibleFirst = (targets: readonly Target[]): Target[] =>
  targets.toSorted((a, b) => Number(a.disabledReason !== undefined) - Number(b.disabledReason !== undefined))
