import { formatTime } from '#renderer/ui/format.ts'
import type { FlagView, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { TIERS, type Tier } from '#shared/domain/screening/findings.ts'

/** Raised flags, most urgent first; of two alike the newer one. */
export function raisedFlags(flags: readonly FlagView[]): FlagView[] {
  return flags
    .filter((flag) => flag.status === 'raised')
    .toSorted((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || b.raisedAt - a.raisedAt)
}

/** What staff must do, by tier (D8, D10). */
export const TO_DO: Record<Tier, string> = {
  D0: 'call now, do not answer by message alone',
  D1: 'call now: emergency department, do not answer by message alone',
  D2: 'call or see within 4 hours, do not answer by message alone',
  D3: 'see or call today',
  D4: 'see within 3 days',
  D5: 'see within 2 weeks',
  D6: 'home care, with a call-back rule',
  D7: 'administrative',
}

/** `Possible heart attack · possible stroke`: each label once. Who raised one by hand is said with the rules. */
export function mergedLabel(flags: readonly FlagView[]): string {
  const labels = [...new Set(flags.map((flag) => (flag.ruleSetVersion === null ? 'Red flag raised by hand' : flag.label)))]
  return labels.map((label, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1))).join(' · ')
}

/** The words that say so, each once, in order; words within longer ones (“pain” in “severe belly pain”) are said with those. */
export function flagWordsOf(flags: readonly FlagView[]): string[] {
  const words = flags.flatMap((flag) => flag.words)
  const keys = words.map((word) => word.toLowerCase())
  return words.filter((_, at) => {
    const key = keys[at] ?? ''
    return !keys.some((other, index) => (other === key ? index < at : isWithin(key, other)))
  })
}

const isWithin = (inner: string, outer: string): boolean => ` ${outer} `.includes(` ${inner} `)

/** `Rule cardiac-2, set 14.`, or who raised it by hand. */
export function flagSources(flags: readonly FlagView[]): string[] {
  const screened = flags.filter((flag) => flag.ruleSetVersion !== null)
  const rules = [...new Set(screened.map((flag) => flag.ruleId))]
  const sets = [...new Set(screened.map((flag) => flag.ruleSetVersion))]
  const lines = rules.length === 0 ? [] : [`${rules.length === 1 ? 'Rule' : 'Rules'} ${rules.join(', ')}, set ${sets.join(', ')}.`]
  const people = new Set(flags.filter((flag) => flag.ruleSetVersion === null).map((flag) => flag.raisedBy))
  for (const by of people) lines.push(`Raised by ${by}.`)
  return lines
}

export interface LadderStep {
  who: 'assignee' | 'pool' | 'supervisor' | 'on-call'
  at: number
  isTold: boolean
}

const STEP_WHO = { assignee: 'assignee', pool: 'pool', supervisor: 'supervisor', onCall: 'on-call' } as const

/** PS-24, D8: who is told when nobody claims, and who has been. */
export function ladderOf({ emergency }: Pick<ThreadView, 'emergency'>): LadderStep[] {
  return emergency.ladder.map(({ step, at, reachedAt }) => ({ who: STEP_WHO[step], at: reachedAt ?? at, isTold: reachedAt !== null }))
}

/** When the first look was due or given: `First look was due 09:17`. */
export function lookWords(view: Pick<ThreadView, 'clocks'>, now: number, timeZone: string): string | null {
  const clock = view.clocks.findLast(({ kind }) => kind === 'firstLook')
  if (!clock) return null
  const { status, endedAt, wasBreached } = clock
  if (status === 'met' && endedAt !== null) return `First look ${formatTime(endedAt, timeZone)}${wasBreached ? ', late' : ''}.`
  if (clock.dueAt === null) return null
  return `First look ${clock.dueAt < now ? 'was due' : 'is due'} ${formatTime(clock.dueAt, timeZone)}.`
}

/** What a clerk says and does (PS-23). `line` is the advice line's number. */
export function clerkScript(line: string | null): readonly string[] {
  return [
    'Do not advise, and do not answer by message.',
    `Hand the call to a triage nurse now${line === null ? '' : ` (${line})`}: stay on the phone until a nurse speaks.`,
    'Tell the patient to call 911 if they feel in danger or get worse, 988 if they think of harming themselves.',
  ]
}

/** The four reasons of PS-21. Stored with the free words after them. */
export const NOT_A_FLAG_REASONS = [
  { value: 'history', label: 'Old or settled: history, not happening now' },
  { value: 'someoneElse', label: 'About somebody else, or hypothetical' },
  { value: 'wording', label: 'A figure of speech, a negation or quoted text' },
  { value: 'assessed', label: 'Assessed: spoken to, not an emergency' },
] as const
export type NotAFlagReason = (typeof NOT_A_FLAG_REASONS)[number]['value']
