import type { ReactNode } from 'react'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import { ToastRegion } from '#renderer/ui/ToastRegion.tsx'
import { Actions, Chips, Clocks } from './actions.tsx'
import { Fields } from './fields.tsx'
import styles from './gallery.module.css'
import { InboxList } from './inboxList.tsx'
import { Overlays } from './overlays.tsx'
import { Messages } from './patientTexts.tsx'
import { States, Strips } from './states.tsx'

const SECTIONS: readonly [string, () => ReactNode, boolean?][] = [
  ['Clocks', Clocks],
  ['Buttons', Actions],
  ['Chips and tags', Chips],
  ['Strips', Strips, true],
  ['List and panes', InboxList, true],
  ['Fields', Fields],
  ['Patient text', Messages],
  ['Overlays', Overlays],
  ['States', States],
]

/** Every part of renderer/ui on one page. */
export function Gallery(): ReactNode {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Wellthread · parts</h1>
      <div className={styles.grid}>
        {SECTIONS.map(([title, Section, wide]) => (
          <section key={title} className={wide ? styles.wide : styles.card} data-part={title} aria-labelledby={title.replaceAll(' ', '-')}>
            <h2 id={title.replaceAll(' ', '-')} className={styles.heading}>
              {title}
            </h2>
            <Section />
          </section>
        ))}
      </div>
      <LiveRegion />
      <ToastRegion />
    </main>
  )
}
