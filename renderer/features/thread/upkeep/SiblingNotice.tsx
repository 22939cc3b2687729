import type { ReactNode } from 'react'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import composer from '../composer/Composer.module.css'
import { linkWords } from './LinkedThreads.tsx'

/** S7: said again where the answer is written, so that two offices do not answer against each other. */
export function SiblingNotice({ view }: { view: ThreadView }): ReactNode {
  const siblings = view.links.filter(({ relation }) => relation === 'sibling')
  if (siblings.length === 0) return null
  return (
    <div className={composer.refused} role="note" aria-label="Sent to another office too">
      <p>
        {siblings.map((link) => (
          <span key={link.threadId}>
            <b>{linkWords(link)}.</b>{' '}
          </span>
        ))}
        Look there before you answer.
      </p>
    </div>
  )
}
