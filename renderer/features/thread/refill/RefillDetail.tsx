import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { RefillCheckItem, RefillLineView, RefillMedicine } from '#shared/contract/schemas/refillView.ts'
import { MedicineLine, MedicineName } from './MedicineLine.tsx'
import styles from './refill.module.css'
import type { RefillItem } from './refillItems.ts'
import { countWords, medicineFacts, MATCH_WORDS, VERDICT_WORDS, verdictWords } from './refillWords.ts'

export interface RefillDetailProps {
  item: RefillItem
  timeZone: string
  children: ReactNode
}

/** Right side: the item of the medicine list, the protocol's checklist with facts and dates, the verdict, the acts. */
export function RefillDetail({ item, timeZone, children }: RefillDetailProps): ReactNode {
  const lookAlikes = item.kind === 'line' ? item.line.lookAlikes : item.suggestion.lookAlikes
  return (
    <section className={styles.detail} aria-label="The refill">
      {item.medicine ? <Medicine medicine={item.medicine} /> : <Unlisted item={item} />}
      {lookAlikes.length > 0 && (
        <p className={styles.lookAlikes}>
          <TriangleAlert aria-hidden /> Looks like{' '}
          {lookAlikes.map((name, index) => (
            <b key={name}>
              {index > 0 && ', '}
              <MedicineName name={name} />
            </b>
          ))}
          . Did the patient mean that?
        </p>
      )}
      <p className={styles.verdict} data-verdict={item.kind === 'line' ? item.line.check.verdict : undefined}>
        {item.kind === 'line' ? verdictWords(item.line) : `Proposed from the message. ${MATCH_WORDS[item.match]}. M takes up everything that is proposed.`}
      </p>
      <div className={styles.acts}>{children}</div>
      {item.kind === 'line' && <Checked line={item.line} timeZone={timeZone} />}
    </section>
  )
}

function Medicine({ medicine }: { medicine: RefillMedicine }): ReactNode {
  return (
    <div>
      <p className={styles.medicine}>
        <MedicineLine medicine={medicine} />
        {medicine.schedule && <Tag tone="flag">Controlled, schedule {medicine.schedule}</Tag>}
        {medicine.isHighRisk && <Tag tone="flag">High risk</Tag>}
      </p>
      <dl className={styles.facts}>
        {medicineFacts(medicine).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Unlisted({ item }: { item: RefillItem }): ReactNode {
  const candidates = item.kind === 'suggestion' ? item.suggestion.candidates : []
  return (
    <p>
      <b>
        <PatientText text={item.words ?? 'Medicine'} />
      </b>
      : {candidates.length === 0 ? 'not on the medicine list. It can be pended, asked about or denied, not approved.' : 'several medicines on the list may be meant. Pick one.'}
    </p>
  )
}

function Checked({ line, timeZone }: { line: RefillLineView; timeZone: string }): ReactNode {
  return (
    <>
      <Decision line={line} timeZone={timeZone} />
      <ul className={styles.checklist} role="list" aria-label="Protocol checklist">
        {worstFirst(line.check.items).map((item, index) => (
          <CheckRow key={`${item.id} ${index}`} item={item} />
        ))}
      </ul>
    </>
  )
}

const RANK = { notMet: 0, notKnown: 1, met: 2 } as const
/** What stands in the way comes first; the protocol's own order within. */
const worstFirst = (items: readonly RefillCheckItem[]): RefillCheckItem[] => items.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict])

function CheckRow({ item }: { item: RefillCheckItem }): ReactNode {
  const Icon = item.verdict === 'met' ? CircleCheck : item.verdict === 'notMet' ? CircleSlash : TriangleAlert
  return (
    <li className={styles.check} data-verdict={item.verdict}>
      <Icon aria-hidden />
      <span className={styles.checkVerdict}>{VERDICT_WORDS[item.verdict]}</span>
      <span>
        {item.label} <span className={styles.quiet}>· {item.fact}</span>
      </span>
    </li>
  )
}

/** Who decided what, and when. */
function Decision({ line, timeZone }: { line: RefillLineView; timeZone: string }): ReactNode {
  const when = line.decidedAt === null ? '' : ` on ${formatDateTime(line.decidedAt, timeZone)}`
  const by = line.decidedBy === null ? '' : ` by ${line.decidedBy}${when}`
  const order = line.order === null ? '' : `: ${countWords(line.order.quantity, line.medicine?.form ?? null)}, ${line.order.refills === 1 ? '1 refill' : `${line.order.refills} refills`}`
  const words = {
    requested: null,
    protocolChecked: null,
    approved: `Approved${by}${order}.`,
    signed: `Signed${by}${order}.`,
    pended: `Pended to ${line.pendedTo ?? 'the prescriber'}${by}.`,
    denied: `Denied${by}: ${line.denyReason ?? ''}.`,
    askedPatient: `The patient is asked${by}. Send the question with the reply; check again when the answer is here.`,
  }[line.status]
  const checked = line.checkedBy !== null && line.checkedAt !== null ? `Checked by ${line.checkedBy} on ${formatDateTime(line.checkedAt, timeZone)}.` : null
  return (
    <>
      {words && <p className={styles.decision}>{words}</p>}
      {checked && <p className={styles.quiet}>{checked}</p>}
    </>
  )
}
