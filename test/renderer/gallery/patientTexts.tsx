import type { ReactNode } from 'react'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { TextMark } from '#renderer/ui/textSegments.ts'
import styles from './gallery.module.css'

const BODY = `Hello, I need my lisinopril refilled, 20 mg. I have four tablets left.
Also since last night I have had tightness across my chest when I climb the stairs and an ache down my left arm.
**Not markdown**, <b>not HTML</b>.`
const HOSTILE = 'Please ca\u202ell 119\u202c now\u200b\u200b\u0007 hidden: \u{e0048}\u{e0069} family: 👩‍👩‍👧 مرحبا'

function mark(words: string, label: string): TextMark {
  const start = BODY.indexOf(words)
  return { start, end: start + words.length, label }
}

const MARKS = [mark('tightness across my chest', 'cardiac: chest tightness'), mark('down my left arm', 'cardiac: arm ache')]

export function Messages(): ReactNode {
  return (
    <div className={styles.stack}>
      <div className={styles.msg}>
        <PatientText text={BODY} marks={MARKS} />
      </div>
      <div className={styles.msg}>
        <PatientText text={HOSTILE} />
      </div>
    </div>
  )
}
