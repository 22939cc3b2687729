import { Link2 } from 'lucide-react'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { StripElement } from '../strip/splitStrips.ts'
import { Strip } from '../strip/Strip.tsx'
import styles from '../strip/StateStrips.module.css'

type Linked = ThreadView['links'][number]

/** D11, S7: threads that belong together, with addressee, owner and state; shown and never merged. */
export function linkedThreads(links: readonly Linked[], onOpenThread: (threadId: string) => void): StripElement | null {
  if (links.length === 0) return null
  return (
    <Strip key="links" icon={<Link2 aria-hidden />}>
      {links.map((link) => (
        <button key={`${link.threadId} ${link.relation}`} type="button" className={styles.link} onClick={() => onOpenThread(link.threadId)}>
          {linkWords(link)}: <PatientText text={link.subject || 'no subject'} />
          {link.refusal !== null && ` (${link.refusal})`}
        </button>
      ))}
    </Strip>
  )
}

/** `Also sent to Dr Amin, owner Brooks, PA, not answered yet`. */
export function linkWords({ relation, addressedTo, owner, state, refusal }: Linked): string {
  const where = `owner ${owner}, ${state}`
  switch (relation) {
    case 'sibling':
      return `Also sent to ${addressedTo ?? 'another office'}, ${where}`
    case 'lateReply':
      return refusal === null ? `The late reply opened a new thread, ${where}` : `Late reply to an earlier thread, ${where}`
    case 'postClosure':
      return state === 'completed' ? `Goes on about a completed thread, ${where}` : `The patient wrote again in a new thread, ${where}`
    case 'otherSender':
      return `Another sender about the same patient, kept apart, ${where}`
  }
}
