import type { ClinicView } from '#shared/contract/index.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import { TIER_WORDS, WORK_TYPE_WORDS } from '../words.ts'
import type { Choice } from './ChoiceDialog.tsx'

/** D then a figure: the pack's dispositions. */
export function dispositionChoices(view: ThreadView, clinic: ClinicView | null): Choice[] {
  return (clinic?.dispositions ?? []).map(({ code, label, tier, key }) => ({
    id: code,
    key,
    label,
    hint: tier,
    isCurrent: view.disposition?.code === code,
    act: { type: 'recordDisposition', code },
    said: `Disposition “${label}”`,
  }))
}

/** Raising is the safe direction: a tier, and it is done (D9). */
export const FLAG_CHOICES: readonly Choice[] = (['D0', 'D1', 'D2'] as const).map((tier, index) => ({
  id: tier,
  key: String(index),
  label: TIER_WORDS[tier],
  hint: tier,
  act: { type: 'raiseFlag', tier },
  said: `Red flag raised, ${TIER_WORDS[tier].toLowerCase()}`,
}))

export function categoryChoices(view: ThreadView): Choice[] {
  return WORK_TYPES.map((category, index) => ({
    id: category,
    key: String((index + 1) % 10),
    label: WORK_TYPE_WORDS[category],
    isCurrent: view.category === category,
    act: { type: 'changeCategory', category },
    said: `Work type ${WORK_TYPE_WORDS[category].toLowerCase()}`,
  }))
}
