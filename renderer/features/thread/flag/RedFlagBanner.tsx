import { Phone } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { useTick } from '#renderer/ui/ticker.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { FlagView, ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { Tier } from '#shared/domain/screening/findings.ts'
import { BranchLines, BranchWords } from '../emergency/BranchLines.tsx'
import { CallState, NoticeState } from '../emergency/CallState.tsx'
import { clerkScript, flagSources, flagWordsOf, ladderOf, lookWords, mergedLabel, raisedFlags, TO_DO } from './flagWords.ts'
import styles from './RedFlagBanner.module.css'

export interface RedFlagBannerProps {
  view: ThreadView
  clinic: ClinicView | null
  timeZone: string
  /** Why this person may not lower the flag; null when they may. */
  lowerRefusal: string | null
  /** Why this person may not log a call; null when they may. */
  callRefusal: string | null
  isClerk: boolean
  onCall: () => void
  onNotAFlag: () => void
}

/** One per thread, merged, most urgent first (PS-21, PS-24). Two acts only. A clerk gets a script (PS-23). */
export function RedFlagBanner(props: RedFlagBannerProps): ReactNode {
  const { view, clinic, timeZone, isClerk, callRefusal, lowerRefusal, onCall, onNotAFlag } = props
  const flags = raisedFlags(view.flags)
  const [worst] = flags
  const look = useTick(useCallback((now: number) => lookWords(view, now, timeZone), [view, timeZone]))
  if (!worst) return null
  const words = flagWordsOf(flags)
  return (
    <section className={styles.alarm} aria-label="Red flag">
      <h3 className={styles.headline}>
        <svg viewBox="0 0 20 18" className={styles.triangle} role="img" aria-label="Warning">
          <path d="M10 0 20 18H0Z" fill="currentColor" />
        </svg>
        <span>
          <b>{mergedLabel(flags)}</b> · {TO_DO[worst.tier]}
        </span>
      </h3>
      <div className={styles.facts}>
        {words.length > 0 && (
          <p>
            {words.map((word, index) => (
              <span key={word}>
                {index > 0 && ', '}“<PatientText text={word} />”
              </span>
            ))}
            .
          </p>
        )}{' '}
        <BranchLines emergency={view.emergency} /> {look && <p>{look}</p>} <Ladder view={view} timeZone={timeZone} />{' '}
        <NoticeState notice={view.emergency.notice} /> <CallState emergency={view.emergency} timeZone={timeZone} />{' '}
        <FlagMore view={view} flags={flags} tier={worst.tier} withScript={!isClerk} />
      </div>
      {isClerk && (
        <ul className={styles.script} aria-label="Script for clerks">
          {clerkScript(adviceLine(clinic)).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={styles.acts}>
        <Button size="dense" variant="danger" icon={<Phone aria-hidden />} className={styles.call} disabledReason={callRefusal ?? undefined} onClick={onCall}>
          {callLabel(view)}
        </Button>
        <Button size="dense" disabledReason={lowerRefusal ?? undefined} onClick={onNotAFlag}>
          Not a red flag…
        </Button>
      </div>
    </section>
  )
}

/** What stands behind it: what to ask and say (S53), and by which rule, set and tier it was raised (PS-20). */
function FlagMore({ view, flags, tier, withScript }: { view: ThreadView; flags: readonly FlagView[]; tier: Tier; withScript: boolean }): ReactNode {
  const hasScript = withScript && view.emergency.branches.length > 0
  return (
    <details className={styles.more}>
      <summary>{hasScript ? 'What to ask and say' : 'Rule and tier'}</summary>
      <div className={styles.moreText}>
        {hasScript && <BranchWords emergency={view.emergency} />}
        <p>
          {flagSources(flags).join(' ')} Tier {tier}.
        </p>
      </div>
    </details>
  )
}

/** PS-21: the number large on the one act; after the tries it leads to the welfare check (D10). */
function callLabel({ emergency, patient }: ThreadView): string {
  const { call, welfare } = emergency
  if (call?.settled === null && welfare?.refusal === null) return 'Welfare check…'
  const next = call?.numbers.find(({ isNext }) => isNext)
  if (next) return `Call patient now: ${next.number} (${next.label})`
  if (call) return call.numbers.length > 0 ? 'Call the patient again…' : 'Call: no number to dial'
  return patient?.phone ? `Call ${patient.phone}` : 'Call: number not recorded'
}

function Ladder({ view, timeZone }: Pick<RedFlagBannerProps, 'view' | 'timeZone'>): ReactNode {
  const steps = ladderOf(view)
  if (steps.length === 0) return null
  return (
    <ol className={styles.ladder} aria-label="Who is told">
      {steps.map(({ who, at, isTold }) => (
        <li key={who} data-told={isTold ? '' : undefined}>
          {isTold ? `${TOLD[who]} told ${formatTime(at, timeZone)}` : `${WHO[who]} at ${formatTime(at, timeZone)}`}
        </li>
      ))}
    </ol>
  )
}

const WHO = { assignee: 'assignee', pool: 'pool', supervisor: 'supervisor', 'on-call': 'on-call' } as const
const TOLD = { assignee: 'Assignee', pool: 'Pool', supervisor: 'Supervisor', 'on-call': 'On-call' } as const

/** The pack's first all-day line is the one for advice. */
export const adviceLine = (clinic: ClinicView | null): string | null => clinic?.phoneLines.find((line) => line.isAllDay)?.number ?? null
