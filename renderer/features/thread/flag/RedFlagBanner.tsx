import { Phone } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { useTick } from '#renderer/ui/ticker.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { BranchLines, BranchScript } from '../emergency/BranchLines.tsx'
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
      <svg viewBox="0 0 20 18" className={styles.triangle} role="img" aria-label="Warning">
        <path d="M10 0 20 18H0Z" fill="currentColor" />
      </svg>
      <div className={styles.words}>
        <h3 className={styles.headline}>
          <b>{mergedLabel(flags)}</b> · {TO_DO[worst.tier]}
        </h3>
        <p>
          {words.length > 0 && (
            <>
              {words.map((word, index) => (
                <span key={word}>
                  {index > 0 && ', '}“<PatientText text={word} />”
                </span>
              ))}
              .{' '}
            </>
          )}
          {flagSources(flags).map((source) => (
            <span key={source} className={styles.source}>
              {source}{' '}
            </span>
          ))}
          <span className={styles.source}>Tier {worst.tier}.</span>
        </p>
        <BranchLines emergency={view.emergency} />
        <div className={styles.told}>
          {look && <p>{look}</p>}
          <Ladder view={view} timeZone={timeZone} />
          <NoticeState notice={view.emergency.notice} />
        </div>
        <CallState emergency={view.emergency} timeZone={timeZone} />
        {isClerk && (
          <ul className={styles.script} aria-label="Script for clerks">
            {clerkScript(adviceLine(clinic)).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {!isClerk && <BranchScript emergency={view.emergency} />}
        <div className={styles.acts}>
          <Button variant="danger" icon={<Phone aria-hidden />} disabledReason={callRefusal ?? undefined} onClick={onCall}>
            {callLabel(view)}
          </Button>
          <Button disabledReason={lowerRefusal ?? undefined} onClick={onNotAFlag}>
            Not a red flag…
          </Button>
        </div>
      </div>
    </section>
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

const WHO = { pool: 'pool', supervisor: 'supervisor', 'on-call': 'on-call' } as const
const TOLD = { pool: 'Pool', supervisor: 'Supervisor', 'on-call': 'On-call' } as const

/** The pack's first all-day line is the one for advice. */
export const adviceLine = (clinic: ClinicView | null): string | null => clinic?.phoneLines.find((line) => line.isAllDay)?.number ?? null
