import { RED_FLAG_GROUPS, TIERS } from '#shared/domain/screening/findings.ts'
import type { RedFlagGroup, Screening, Tier } from '#shared/domain/screening/findings.ts'

export interface LabelledMessage {
  readonly redFlags: readonly string[]
  readonly category?: string | undefined
  readonly source?: string | undefined
  readonly tags?: readonly string[] | undefined
}

interface Scored {
  readonly message: LabelledMessage
  readonly result: Screening
  /** Groups that the naive keyword search names. */
  readonly naive: readonly string[]
}

const Z = 1.959964

/** 95 % Wilson interval of a share, in per cent. */
export const wilsonInterval = (part: number, whole: number): readonly [number, number] => {
  if (whole === 0) return [0, 100]
  const share = part / whole
  const middle = share + (Z * Z) / (2 * whole)
  const half = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole))
  const scale = 1 + (Z * Z) / whole
  return [(100 * (middle - half)) / scale, (100 * (middle + half)) / scale]
}

const percent = (part: number, whole: number): string => whole === 0 ? '   –  ' : `${((100 * part) / whole).toFixed(1)} %`

const rate = (name: string, part: number, whole: number): string => {
  const [low, high] = wilsonInterval(part, whole)
  const counts = `${part}/${whole}`.padStart(9)
  return `  ${name.padEnd(22)}${percent(part, whole).padStart(8)}  ${counts}  95 % ${low.toFixed(1)} to ${high.toFixed(1)}`
}

const anyFlagLines = (title: string, scored: readonly Scored[]): string[] => {
  const flagged = scored.filter(({ message }) => message.redFlags.length > 0)
  const quiet = scored.filter(({ message }) => message.redFlags.length === 0)
  const typed = scored.filter(({ message }) => message.category !== undefined)
  return [
    `${title}: ${scored.length} messages`,
    rate('sensitivity', flagged.filter(({ result }) => result.redFlags.length > 0).length, flagged.length),
    rate('specificity', quiet.filter(({ result }) => result.redFlags.length === 0).length, quiet.length),
    rate('keyword search, sens.', flagged.filter(({ naive }) => naive.length > 0).length, flagged.length),
    rate('keyword search, spec.', quiet.filter(({ naive }) => naive.length === 0).length, quiet.length),
    rate('work type', typed.filter(({ message, result }) => message.category === result.category).length, typed.length),
  ]
}

type Named = (one: Scored) => readonly string[]
const byScreening: Named = ({ result }) => result.redFlags
const byKeywords: Named = ({ naive }) => naive

const groupSums = (scored: readonly Scored[], groups: readonly string[], named: Named): { right: number; labelled: number; given: number } => {
  const sum = { right: 0, labelled: 0, given: 0 }
  for (const one of scored) {
    for (const group of groups) {
      const is = one.message.redFlags.includes(group)
      const given = named(one).includes(group)
      if (is) sum.labelled += 1
      if (given) sum.given += 1
      if (is && given) sum.right += 1
    }
  }
  return sum
}

const groupLine = (name: string, { right, labelled, given }: { right: number; labelled: number; given: number }): string =>
  `  ${name.padEnd(30)}${percent(right, labelled).padStart(8)} ${`${right}/${labelled}`.padStart(9)}`
  + `   ${percent(right, given).padStart(8)} ${`${right}/${given}`.padStart(9)}`

const groupLines = (scored: readonly Scored[]): string[] => [
  `  ${'group'.padEnd(30)}  recall              precision`,
  ...RED_FLAG_GROUPS.flatMap((group) => {
    const sums = groupSums(scored, [group], byScreening)
    return sums.labelled + sums.given === 0 ? [] : [groupLine(group, sums)]
  }),
  groupLine('all groups', groupSums(scored, RED_FLAG_GROUPS, byScreening)),
  groupLine('all groups, keyword search', groupSums(scored, RED_FLAG_GROUPS, byKeywords)),
]

/** Share of the messages of each tag that are flagged as labelled. */
const tagLines = (scored: readonly Scored[]): string[] => {
  const tags = new Map<string, { right: number; all: number }>()
  for (const { message, result } of scored) {
    for (const tag of message.tags ?? []) {
      const known = tags.get(tag) ?? { right: 0, all: 0 }
      known.all += 1
      if ((message.redFlags.length > 0) === (result.redFlags.length > 0)) known.right += 1
      tags.set(tag, known)
    }
  }
  return [...tags].sort(([one], [other]) => one < other ? -1 : 1).map(([tag, { right, all }]) => rate(tag, right, all))
}

/** By the tier of the most urgent labelled group: how many have no flag at all (missed), or a less urgent tier. */
const tierLines = (scored: readonly Scored[], tiers: Readonly<Record<RedFlagGroup, Tier>> | undefined): string[] => {
  if (tiers === undefined) return []
  const labelledTier = ({ message }: Scored): Tier | undefined =>
    TIERS.find((tier) => RED_FLAG_GROUPS.some((group) => tiers[group] === tier && message.redFlags.includes(group)))
  return TIERS.flatMap((tier) => {
    const some = scored.filter((one) => labelledTier(one) === tier)
    if (some.length === 0) return []
    const missed = some.filter(({ result }) => result.redFlags.length === 0).length
    const later = some.filter(({ result }) => result.redFlags.length > 0 && result.tier !== null && TIERS.indexOf(result.tier) > TIERS.indexOf(tier)).length
    return [`  ${tier}: ${some.length} messages, ${missed} missed, ${later} with a less urgent tier`]
  })
}

/** Records with the source `authored`, or none, were written for a test; all others are real messages. */
const isAuthored = ({ message }: Scored): boolean => message.source === undefined || message.source === 'authored'

/** The figures of `screen --score` as text. Holds no words of any message. */
export const scoreTable = (
  scored: readonly Scored[], milliseconds: number, tiers?: Readonly<Record<RedFlagGroup, Tier>>,
): string => {
  const parts = [
    { title: 'authored', records: scored.filter(isAuthored) },
    { title: 'real', records: scored.filter((one) => !isAuthored(one)) },
  ].filter(({ records }) => records.length > 0)
  const speed = milliseconds > 0 ? Math.round((1000 * scored.length) / milliseconds) : 0
  return [
    ...parts.flatMap(({ title, records }) => [...anyFlagLines(title, records), '']),
    `groups: ${scored.length} messages`,
    ...groupLines(scored),
    '',
    'tier of the most urgent labelled group:',
    ...tierLines(scored, tiers),
    '',
    'flagged or not as labelled, by tag:',
    ...tagLines(scored),
    '',
    `${speed} messages a second on one core`,
    '',
  ].join('\n')
}
