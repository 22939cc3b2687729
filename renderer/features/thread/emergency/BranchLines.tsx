import type { ReactNode } from 'react'
import type { EmergencyView } from '#shared/contract/schemas/emergencyView.ts'
import styles from './emergency.module.css'

/** S53 and S14: which branch of the emergency definition this is, and the lines that help now. */
export function BranchLines({ emergency }: { emergency: EmergencyView }): ReactNode {
  const { branches, afterHours } = emergency
  // Said with the hours when the clinic is closed.
  const lines = emergency.lines.filter(({ number }) => number !== afterHours?.number)
  if (branches.length === 0) return null
  return (
    <>
      {branches.map(({ id, name, meaning }) => (
        <span key={id} className={styles.branch}>
          <b title={meaning}>{name}</b>{' '}
        </span>
      ))}
      {lines.map(({ id, label, number }) => (
        <span key={id} className={styles.branch}>
          {label} <b className={styles.number}>{number}</b>{' '}
        </span>
      ))}
    </>
  )
}

/** What the branch means, and what to ask and say on the phone, in the words of the policy pack. */
export function BranchScript({ emergency, isOpen = false }: { emergency: EmergencyView; isOpen?: boolean }): ReactNode {
  if (emergency.branches.length === 0) return null
  return (
    <details className={styles.script} open={isOpen}>
      <summary>What to ask and say</summary>
      <BranchWords emergency={emergency} />
    </details>
  )
}

export function BranchWords({ emergency: { branches, call } }: { emergency: EmergencyView }): ReactNode {
  const safe = call?.safeContactScript ?? []
  return (
    <>
      {branches.map(({ id, name, meaning }) => (
        <p key={id} className={styles.quiet}>
          {name}: {meaning.charAt(0).toLowerCase() + meaning.slice(1)}.
        </p>
      ))}
      <ul className={styles.say} aria-label="What to ask and say">
        {[...safe, ...branches.flatMap(({ script }) => script)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
