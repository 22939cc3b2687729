import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { PatientIdentity } from '#shared/contract/schemas/common.ts'
import { identityWords } from '../patientWords.ts'
import styles from './IdentityLine.module.css'

export interface IdentityLineProps {
  patient: PatientIdentity
  now: number
  timeZone: string
  /** The heading of the thread pane; in dialogs and cards the name is plain. */
  heading?: boolean | undefined
}

/** `SMITH, Ana (Ms)` `Born 14-Jul-1945 (81 y)` `Sex F` `MRN 129 728 7652` (PS-01): in this order, whole, wrapping when narrow. */
export function IdentityLine({ patient, now, timeZone, heading }: IdentityLineProps): ReactNode {
  const words = identityWords(patient, now, timeZone)
  const Name = heading ? 'h2' : 'b'
  return (
    <div className={cx(styles.line, heading && styles.heading)}>
      <Name className={styles.name}>
        <bdi>{words.name}</bdi>
      </Name>
      <Fact label="Born" value={words.born} after={words.age === null ? undefined : ` (${words.age})`} />
      <Fact label="Sex" value={words.sex} spoken={words.sexWord} />
      <Fact label="MRN" value={words.mrn} />
    </div>
  )
}

interface FactProps {
  label: string
  value: string
  after?: string | undefined
  spoken?: string | undefined
}

function Fact({ label, value, after, spoken }: FactProps): ReactNode {
  const isSpelled = spoken !== undefined && spoken !== value
  return (
    <span className={styles.fact}>
      <span className={styles.label}>{label}</span>{' '}
      <span className={styles.value} aria-hidden={isSpelled || undefined}>
        {value}
      </span>
      {isSpelled && <VisuallyHidden>{spoken}</VisuallyHidden>}
      {after}
    </span>
  )
}
