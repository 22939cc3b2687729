import type { ReactNode } from 'react'
import type { EmergencyView } from '#shared/contract/schemas/emergencyView.ts'
import styles from './emergency.module.css'

/** S53 and S14: which branch of the emergency definition this is, and the lines that help now. */
export function BranchLines({ emergency }: { emergency: EmergencyView }): ReactNode {
  const { branches, lines } = emergency
  if (branches.length === 0) return null
  return (
    <p className={styles.lines}>
      {branches.map(({ id, name, meaning }) => (
        <b key={id} title={meaning}>
          {name}
        </b>
      ))}
      {lines.map(({ id, label, number }) => (
        <span key={id}>
          {label} <b>{number}</b>
        </span>
      ))}
    </p>
  )
}

/** What the branch means, and what to ask and say on the phone, in the words of the policy pack. */
export function BranchScript({ emergency, isOpen = false }: { emergency: EmergencyView; isOpen?: boolean }): ReactNode {
  const { branches, call } = emergency
  if (branches.length === 0) return null
  const safe = call?.safeContactScript ?? []
  return (
    <details className={styles.script} open={isOpen}>
      <summary>What to ask and say</summary>
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
    </details>
  )
}
