import { History } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { PatientBanner, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { useClinic, useThreadView } from './data.ts'
import { HistoryDialog } from './HistoryDialog.tsx'
import { allergyWords, dateWords, identityWords } from './patientWords.ts'
import { ClockLedger } from './side/ClockLedger.tsx'
import { Medicines } from './side/Medicines.tsx'
import styles from './side/side.module.css'
import { Trace } from './side/Trace.tsx'
import { AddresseeCard, FoundInMessages, ReplyWindowLines } from './upkeep/SideSections.tsx'

export interface SidePanelProps {
  threadId: string
}

/** Beside the thread: why it is here, the clocks with their ledgers, and what the record says. Never another thread's (PS-03). */
export function SidePanel({ threadId }: SidePanelProps): ReactNode {
  const { data: view } = useThreadView(threadId)
  const timeZone = useClinic()?.timeZone ?? 'UTC'
  const [isHistoryOpen, setIsHistoryOpen] = useState(false)
  const isHere = view !== undefined && view.threadId === threadId
  return (
    <aside className={styles.side} aria-label="Context of this thread" data-pane="side" tabIndex={0} key={threadId}>
      {isHere && (
        <>
          {view.patient && <WhoseFacts patient={view.patient} timeZone={timeZone} />}
          <section className={styles.section}>
            <h3 className={styles.heading}>Why it is here</h3>
            <Trace trace={view.trace} timeZone={timeZone} />
          </section>
          {view.clocks.map((clock) => (
            <ClockLedger key={clock.clockId} clock={clock} timeZone={timeZone} />
          ))}
          <ReplyWindowLines view={view} timeZone={timeZone} />
          <FoundInMessages view={view} />
          <AddresseeCard view={view} />
          {view.patient ? <Record patient={view.patient} withheld={view.people.withheld} /> : <p className={styles.section}>No record is matched, so no chart is shown.</p>}
          <div className={styles.history}>
            <Button size="dense" kbd="Shift+H" icon={<History aria-hidden />} onClick={() => setIsHistoryOpen(true)}>
              Whole history
            </Button>
          </div>
          <HistoryDialog threadId={threadId} open={isHistoryOpen} onClose={() => setIsHistoryOpen(false)} />
        </>
      )}
    </aside>
  )
}

/** PS-01: no patient's facts without name, birth date and number. */
function WhoseFacts({ patient, timeZone }: { patient: PatientBanner; timeZone: string }): ReactNode {
  const words = identityWords(patient, Date.now(), timeZone)
  return (
    <p className={styles.identity}>
      <b>
        <bdi>{words.name}</bdi>
      </b>
      <br />
      Born {words.born} · MRN {words.mrn}
    </p>
  )
}

function Record({ patient, withheld }: { patient: PatientBanner; withheld: ThreadView['people']['withheld'] }): ReactNode {
  const allergies = allergyWords(patient)
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>Medicines</h3>
        {withheld.includes('medicines') ? <p className={styles.quiet}>{WITHHELD}</p> : <Medicines medicines={patient.medicines} />}
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{allergies.heading}</h3>
        {allergies.entries.length > 0 && (
          <ul className={styles.plain} role="list">
            {allergies.entries.map((entry, index) => (
              <li key={index}>
                <b><PatientText text={entry.text} /></b>
                {entry.updated && <span className={styles.updated}> updated {entry.updated}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Problems</h3>
        {patient.problems.length === 0 && <p className={styles.quiet}>{withheld.includes('problems') ? WITHHELD : 'None recorded'}</p>}
        <ul className={styles.plain} role="list">
          {patient.problems.map((problem) => (
            <li key={problem}>
              <PatientText text={problem} />
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Visits</h3>
        <dl className={styles.pairs}>
          <dt>Last</dt>
          <dd>{patient.lastVisit ? dateWords(patient.lastVisit) : 'Not recorded'}</dd>
          <dt>Next</dt>
          <dd>{patient.nextVisit ? dateWords(patient.nextVisit) : 'None booked'}</dd>
        </dl>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Care team</h3>
        {patient.careTeam.length === 0 ? (
          <p className={styles.quiet}>Not recorded</p>
        ) : (
          <ul className={styles.plain} role="list">
            {patient.careTeam.map((member) => (
              <li key={`${member.name} ${member.relation}`}>
                {member.name} <span className={styles.relation}>{RELATION_WORDS[member.relation] ?? member.relation}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

/** D19: what a clerk does not get is said, so that it never reads as "none". */
const WITHHELD = 'Not shown to clerks'

const RELATION_WORDS: Record<string, string> = {
  pcp: 'PCP',
  seen: 'has seen the patient',
  consulted: 'was consulted',
  readTest: 'read a test',
  covering: 'covering',
}
