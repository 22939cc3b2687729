import { RED_FLAG_GROUPS } from '#shared/domain/screening/findings.ts'
import type { Screening } from '#shared/domain/screening/findings.ts'

export interface LabelledMessage {
  readonly redFlags: readonly string[]
  readonly category?: string | undefined
  readonly source?: string | undefined
}

interface Scored {
  readonly message: LabelledMessage
  readonly result: Screening
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
  return `  ${name.padEnd(20)}${percent(part, whole).padStart(8)}  ${counts}  95 % ${low.toFixed(1)} to ${high.toFixed(1)}`
}

const anyFlagLines = (title: string, scored: readonly Scored[]): string[] => {
  const flagged = scored.filter(({ message }) => message.redFlags.length > 0)
  const quiet = scored.filter(({ message }) => message.redFlags.length === 0)
  const typed = scored.filter(({ message }) => message.category !== undefined)
  return [
    `${title}: ${scored.length} messages`,
    rate('sensitivity', flagged.filter(({ result }) => result.redFlags.length > 0).length, flagged.length),
    rate('specificity', quiet.filter(({ result }) => result.redFlags.length === 0).length, quiet.length),
    rate('work type', typed.filter(({ message, result }) => message.category === result.category).length, typed.length),
  ]
}

const groupLines = (scored: readonly Scored[]): string[] => {
  const sum = { right: 0, missed: 0, wrong: 0 }
  const lines = RED_FLAG_GROUPS.flatMap((group) => {
    const labelled = scored.filter(({ message }) => message.redFlags.includes(group))
    const named = scored.filter(({ result }) => result.redFlags.includes(group))
    const right = labelled.filter(({ result }) => result.redFlags.includes(group)).length
    sum.right += right
    sum.missed += labelled.length - right
    sum.wrong += named.length - right
    if (labelled.length + named.length === 0) return []
    return [`  ${group.padEnd(30)}${percent(right, labelled.length).padStart(8)} ${`${right}/${labelled.length}`.padStart(8)}`
      + `   ${percent(right, named.length).padStart(8)} ${`${right}/${named.length}`.padStart(8)}`]
  })
  const labelled = sum.right + sum.missed
  const named = sum.right + sum.wrong
  return [
    `  ${'group'.padEnd(30)}  recall            precision`,
    ...lines,
    `  ${'all groups'.padEnd(30)}${percent(sum.right, labelled).padStart(8)} ${`${sum.right}/${labelled}`.padStart(8)}`
    + `   ${percent(sum.right, named).padStart(8)} ${`${sum.right}/${named}`.padStart(8)}`,
  ]
}

/** Records with the source `authored`, or none, were written for a test; all others are real messages. */
const isAuthored = ({ message }: Scored): boolean => message.source === undefined || message.source === 'authored'

/** The figures of `screen --score` as text. Holds no words of any message. */
export const scoreTable = (scored: readonly Scored[], milliseconds: number): string => {
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
    `${speed} messages a second on one core`,
    '',
  ].join('\n')
}
