import type { CueOutput } from '#shared/domain/screening/cueOutputs.ts'
import { outputIndex } from '#shared/domain/screening/cueOutputs.ts'
import type { RedFlagGroup, WorkType } from '#shared/domain/screening/findings.ts'
import { RED_FLAG_GROUPS, WORK_TYPES } from '#shared/domain/screening/findings.ts'
import type { Sample } from './labelled.ts'
import { isSoon } from './labelled.ts'

export interface Crossed {
  readonly sample: Sample
  readonly scores: Float64Array
  /** flagScore of the message, and of the sentences around its rules. */
  readonly flag: number
  readonly local: number
  /** Groups of the certain rules that fire. */
  readonly certain: readonly RedFlagGroup[]
  /** How far below the threshold it is still raised: 0 without a certain rule. */
  readonly reach: number
}

export interface Thresholds {
  readonly threshold: number
  readonly localThreshold: number
  readonly groupThresholds: Partial<Record<RedFlagGroup, number>>
  readonly soonWithRule: number
  readonly soonThreshold: number
}

const typeOf = (one: Crossed, symptomShift: number): WorkType => {
  const score = (type: WorkType): number => scoreOf(one, type) - (type === 'symptom' ? symptomShift : 0)
  return WORK_TYPES.reduce((best, type) => score(type) > score(best) ? type : best)
}

/**
 * What the work type "symptom" gives up: the practice messages tell of symptoms far more often than a clinic's inbox.
 * Chosen on published messages, the nearest there is to one.
 */
export const chooseSymptomShift = (crossed: readonly Crossed[]): number => {
  const published = crossed.filter(({ sample }) => sample.part === 'public')
  let best = { shift: 0, right: -1 }
  for (let shift = 0; shift <= 2; shift += 0.1) {
    const right = published.filter((one) => typeOf(one, shift) === one.sample.message.category).length
    if (right > best.right) best = { shift, right }
  }
  return round(best.shift)
}

/** Aims of the project for any flag; a threshold is as far from both. */
const AIM = { sensitivity: 0.98, specificity: 0.95 }
const STEP = 0.05
const round = (value: number): number => Math.round(value * 100) / 100
const scoreOf = ({ scores }: Crossed, output: CueOutput): number => scores[outputIndex(output)] ?? 0
const isFlagged = ({ sample }: Crossed): boolean => (sample.message.redFlags ?? []).length > 0
const share = (part: number, whole: number): number => whole === 0 ? 1 : part / whole

const isRaised = (one: Crossed, threshold: number, localThreshold: number): boolean =>
  one.flag + one.reach >= threshold || one.local >= localThreshold

/**
 * The lowest threshold, up to the one given, with the specificity aimed at on published messages of the portal's style: a
 * missed flag is worse than a false one, and practice messages are mostly hard twins.
 */
const asLowAsAllowed = (crossed: readonly Crossed[], threshold: number, localThreshold: number): number => {
  const quiet = crossed.filter((one) => one.sample.part === 'public' && one.sample.message.source === 'authored' && !isFlagged(one))
  if (quiet.length === 0) return threshold
  const specificity = (at: number): number => share(quiet.filter((one) => !isRaised(one, at, localThreshold)).length, quiet.length)
  let lowest = threshold
  while (lowest > -8 && specificity(lowest - STEP) >= AIM.specificity) lowest -= STEP
  return lowest
}

const anyThresholds = (crossed: readonly Crossed[]): { readonly threshold: number; readonly localThreshold: number } => {
  const flagged = crossed.filter(isFlagged)
  const quiet = crossed.filter((one) => !isFlagged(one))
  let best = { threshold: 0, localThreshold: 0, worth: Number.NEGATIVE_INFINITY }
  for (let threshold = -5; threshold <= 1; threshold += STEP) {
    for (let localThreshold = -1; localThreshold <= 6; localThreshold += 0.1) {
      const sensitivity = share(flagged.filter((one) => isRaised(one, threshold, localThreshold)).length, flagged.length)
      const specificity = share(quiet.filter((one) => !isRaised(one, threshold, localThreshold)).length, quiet.length)
      const worth = Math.min(sensitivity - AIM.sensitivity, specificity - AIM.specificity)
      if (worth > best.worth) best = { threshold, localThreshold, worth }
    }
  }
  return { threshold: round(asLowAsAllowed(crossed, best.threshold, best.localThreshold)), localThreshold: round(best.localThreshold) }
}

/** The threshold with the best balance of recall and precision, recall counting a little more. */
const bestThreshold = (scored: readonly { readonly score: number; readonly is: boolean }[], usual: number): number => {
  const order = [...scored].sort((a, b) => b.score - a.score)
  const all = scored.filter(({ is }) => is).length
  if (all < 5) return usual
  let right = 0
  let best = { threshold: usual, worth: -1 }
  order.forEach(({ score, is }, index) => {
    if (is) right += 1
    const worth = 2.1 * right / (index + 1 + 1.1 * all)
    if (worth > best.worth) best = { threshold: score, worth }
  })
  return round(best.threshold - 0.005)
}

export const chooseThresholds = (crossed: readonly Crossed[]): Thresholds => {
  const { threshold, localThreshold } = anyThresholds(crossed)
  const raised = crossed.filter((one) => isRaised(one, threshold, localThreshold))
  const groupThresholds = Object.fromEntries(RED_FLAG_GROUPS.map((group) =>
    [group, bestThreshold(raised.map((one) => ({ score: scoreOf(one, group), is: one.sample.message.redFlags?.includes(group) === true })), -0.5)]))
  const soonThreshold = bestThreshold(crossed.map((one) => ({ score: scoreOf(one, 'soon'), is: isSoon(one.sample.message) === true })), 0)
  return { threshold, localThreshold, groupThresholds, soonWithRule: round(soonThreshold - 2), soonThreshold }
}

const percent = (part: number, whole: number): string => `${(100 * share(part, whole)).toFixed(1)} % (${part}/${whole})`

/** Share of pairs of a flagged and another message in which the flagged one scores higher. */
const areaUnder = (crossed: readonly Crossed[]): number => {
  const order = [...crossed].sort((a, b) => a.flag - b.flag)
  let quiet = 0
  let pairs = 0
  for (const one of order) {
    if (isFlagged(one)) pairs += quiet
    else quiet += 1
  }
  return share(pairs, quiet * (crossed.length - quiet))
}

/** Figures of the messages that were left out, by part. */
export const crossFigures = (crossed: readonly Crossed[], thresholds: Thresholds, symptomShift: number, certainGroupReach: number): string => {
  const lines: string[] = []
  const named = (one: Crossed): readonly RedFlagGroup[] => {
    const over = (group: RedFlagGroup): number =>
      scoreOf(one, group) - (thresholds.groupThresholds[group] ?? 0) + (one.certain.includes(group) ? certainGroupReach : 0)
    if (!isRaised(one, thresholds.threshold, thresholds.localThreshold)) return []
    if (one.flag < thresholds.threshold && one.local < thresholds.localThreshold) return one.certain
    const all = RED_FLAG_GROUPS.filter((group) => over(group) >= 0)
    return all.length > 0 ? all : [RED_FLAG_GROUPS.reduce((best, group) => over(group) > over(best) ? group : best)]
  }
  const parts = {
    'all left out': crossed,
    'public, authored': crossed.filter(({ sample: { part, message } }) => part === 'public' && message.source === 'authored'),
    'public, real': crossed.filter(({ sample: { part, message } }) => part === 'public' && message.source !== 'authored'),
    written: crossed.filter(({ sample: { part } }) => part === 'written'),
  }
  for (const [name, part] of Object.entries(parts)) {
    const flagged = part.filter(isFlagged)
    const quiet = part.filter((one) => !isFlagged(one))
    let right = 0
    let labelled = 0
    let given = 0
    let types = 0
    let typed = 0
    for (const one of part) {
      const groups = named(one)
      const truth = one.sample.message.redFlags ?? []
      labelled += truth.length
      given += groups.length
      right += groups.filter((group) => truth.includes(group)).length
      const { category } = one.sample.message
      if (category === undefined) continue
      typed += 1
      if (typeOf(one, symptomShift) === category) types += 1
    }
    const soon = part.filter(({ sample }) => isSoon(sample.message) === true)
    const setSoon = part.filter((one) => scoreOf(one, 'soon') >= thresholds.soonThreshold)
    const auc = areaUnder(part)
    lines.push(
      `${name}: area under the curve ${auc.toFixed(4)}, sensitivity ${percent(flagged.filter((one) => named(one).length > 0).length, flagged.length)}`
      + ', specificity'
      + ` ${percent(quiet.filter((one) => named(one).length === 0).length, quiet.length)}`,
      `  groups: recall ${percent(right, labelled)}, precision ${percent(right, given)}; work type ${percent(types, typed)};`
      + ` soon ${percent(soon.filter((one) => setSoon.includes(one)).length, soon.length)} of which set ${setSoon.length}`,
    )
  }
  return lines.join('\n')
}
