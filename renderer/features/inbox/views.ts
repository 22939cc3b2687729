import type { ClinicView } from '#shared/contract/index.ts'
import type { InboxChipInput, InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import type { WorkType } from '#shared/domain/screening/findings.ts'

export type ViewKind = Exclude<InboxViewInput['kind'], 'pool'>

export interface ViewEntry {
  /** Key of the counts in the inbox page: view kind or `pool:<id>`. */
  countKey: string
  view: InboxViewInput
  name: string
  /** The registry's key sequence. */
  keys?: string | undefined
}

const NAMES: Record<ViewKind, string> = {
  inbox: 'Inbox',
  mine: 'Mine',
  unassigned: 'Unassigned',
  redFlags: 'Red flags',
  offered: 'Offered to me',
  secondLook: 'Second look',
  breakGlass: 'Break-glass',
  waiting: 'On patient',
  snoozed: 'Snoozed',
  drafts: 'Drafts',
  outbox: 'Outbox',
  completed: 'Completed',
  all: 'All threads',
}

const KEYS: Partial<Record<ViewKind, string>> = {
  inbox: 'g i', mine: 'g m', unassigned: 'g u', redFlags: 'g x', waiting: 'g w', snoozed: 'g z', drafts: 'g d', outbox: 'g o', completed: 'g c',
}
const POOL_KEYS: Record<string, string> = { refills: 'g r', scheduling: 'g s' }

const entry = (kind: ViewKind): ViewEntry => ({ countKey: kind, view: { kind }, name: NAMES[kind], keys: KEYS[kind] })

export interface ViewGroup {
  label: string | null
  entries: ViewEntry[]
}

/** What is worth a line only while something is in it. */
const WHEN_FILLED = new Set<string>(['offered', 'secondLook', 'breakGlass'])

/**
 * The rail, top to bottom. A pool is listed when the answer counts it: a role sees the pools that it may read (D19).
 * Before the first answer all pools of the clinic stand there, without figures.
 */
export function railGroups(clinic: ClinicView | undefined, counts: Record<string, number> | undefined): ViewGroup[] {
  const pools = (clinic?.pools ?? []).map((pool): ViewEntry => ({ countKey: `pool:${pool.id}`, view: { kind: 'pool', pool: pool.id }, name: pool.name, keys: POOL_KEYS[pool.id] }))
  const seen = ({ countKey }: ViewEntry) => !counts || counts[countKey] !== undefined
  const filled = ({ countKey }: ViewEntry) => !WHEN_FILLED.has(countKey) || (counts?.[countKey] ?? 0) > 0
  return [
    { label: null, entries: (['inbox', 'mine', 'unassigned', 'redFlags', 'offered', 'secondLook', 'breakGlass'] as const).map(entry).filter(filled) },
    { label: 'Pools', entries: pools.filter(seen) },
    { label: 'Later', entries: (['waiting', 'snoozed', 'drafts', 'outbox', 'completed'] as const).map(entry) },
  ].filter((group) => group.entries.length > 0)
}

export function countKeyOf(view: InboxViewInput): string {
  return view.kind === 'pool' ? `pool:${view.pool}` : view.kind
}

export function viewName(view: InboxViewInput, clinic: ClinicView | undefined): string {
  if (view.kind !== 'pool') return NAMES[view.kind]
  return clinic?.pools.find((pool) => pool.id === view.pool)?.name ?? 'Pool'
}

export const CHIP_NAMES: Record<InboxChipInput, string> = { clinical: 'Clinical', refill: 'Refill', scheduling: 'Scheduling', forms: 'Forms', overdue: 'Overdue' }

export const WORK_TYPE_NAMES: Record<WorkType, string> = {
  refill: 'Refill',
  scheduling: 'Scheduling',
  results: 'Results',
  symptom: 'Symptom',
  medication_question: 'Medicine',
  referral_or_forms: 'Form',
  billing_admin: 'Admin',
  general_question: 'Question',
  thanks_or_social: 'Thanks',
  other: 'Other',
}
