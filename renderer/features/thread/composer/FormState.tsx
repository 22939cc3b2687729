import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Role } from '#shared/domain/actor.ts'
import styles from './Composer.module.css'
import type { Draft } from './draftStore.ts'
import { bytesOf } from './sendProblem.ts'

export interface FormStateProps {
  id: string
  draft: Draft
  /** What stands between this text and its way; null when nothing does. */
  problem: string | null
  /** The last try was refused. */
  isRefusal: boolean
  clinic: ClinicView | null
  timeZone: string
  role: Role | null
}

/** One quiet line under the text: what is missing, how near the limit, and that it is saved. */
export function FormState({ id, draft, problem, isRefusal, clinic, timeZone, role }: FormStateProps): ReactNode {
  const limit = clinic?.messageBytes ?? Number.POSITIVE_INFINITY
  // A UTF-16 unit is three bytes at most: short texts are not counted at each key.
  const bytes = draft.body.length * 3 > 0.8 * limit ? bytesOf(draft.body) : 0
  const isNear = bytes > 0.8 * limit
  const parts = [
    problem,
    isNear && `${bytes.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')} bytes`,
    draft.problem ? `Not saved: ${draft.problem}` : savedWords(draft, timeZone),
  ].filter(Boolean)
  if (parts.length === 0 && role === 'clerk') parts.push('You answer with approved phrases: choose one and fill in its blanks.')
  return (
    <span id={id} className={cx(styles.state, (isRefusal || draft.problem !== null) && styles.problem)}>
      {parts.join(' · ')}
    </span>
  )
}

function savedWords(draft: Draft, timeZone: string): string | null {
  if (draft.savedAt === null || draft.body === '') return null
  return draft.body === draft.savedBody ? `Saved ${timeWithSeconds(draft.savedAt, timeZone)}` : 'Saving…'
}

/** `15:42:07` */
export function timeWithSeconds(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(ms)
}
