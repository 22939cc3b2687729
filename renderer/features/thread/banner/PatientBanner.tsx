import { TriangleAlert, UserRoundX } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { formatIsoDate } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { ageAtDeath, allergyWords, languageWords, NOT_RECORDED, pcpWords, proxyWords } from '../patientWords.ts'
import { accessWords, ageWords } from '../people/peopleWords.ts'
import { IdentityLine } from './IdentityLine.tsx'
import styles from './PatientBanner.module.css'

export interface PatientBannerProps {
  view: Pick<ThreadView, 'patient' | 'proxy' | 'upkeep' | 'people'>
  now: number
  timeZone: string
}

/** The fixed strip over the thread (PS-01, PS-02, PS-12, PS-32). Nothing in it is ever cut; it wraps. */
export function PatientBanner({ view, now, timeZone }: PatientBannerProps): ReactNode {
  const { patient, proxy } = view
  const dead = patient?.deceasedDate ?? null
  return (
    <section className={cx(styles.banner, dead && styles.deceased)} aria-label="Patient" data-part="banner">
      {patient === null ? <Unmatched /> : <IdentityLine patient={patient} now={now} timeZone={timeZone} heading />}
      {patient && dead && (
        <p className={styles.died}>
          <span>Died</span> <b>{formatIsoDate(dead.slice(0, 10))}</b> <span>Age at death</span> <b>{ageAtDeath(patient.birthDate, dead)}</b>
        </p>
      )}
      {proxy && (
        <p className={styles.proxy}>
          From <b><PatientText text={proxyWords(proxy)} /></b>
          {patient && (
            <>
              {' '}
              <b className={styles.about}>about</b> <b><PatientText text={`${patient.family.toUpperCase()}, ${patient.given}`} /></b>
              {view.people.age !== null && `, ${ageWords(view.people.age) ?? ''}`} · {accessWords(view.people)}
            </>
          )}
        </p>
      )}
      {patient && <MoreFacts patient={patient} portal={view.upkeep.portal} />}
    </section>
  )
}

function MoreFacts({ patient, portal }: { patient: NonNullable<ThreadView['patient']>; portal: ThreadView['upkeep']['portal'] }): ReactNode {
  const pcp = pcpWords(patient.careTeam)
  const called = [patient.preferredName && `Preferred name ${patient.preferredName}`, patient.pronouns].filter(Boolean).join(' · ')
  return (
    <div className={styles.more}>
      {called && (
        <span>
          <PatientText text={called} />
        </span>
      )}
      <Allergies patient={patient} />
      {pcp && <span>PCP {pcp}</span>}
      <span>Phone {patient.phone ?? NOT_RECORDED.toLowerCase()}</span>
      <span>{languageWords(patient.language)}</span>
      {portal && <span className={styles.warning}>{portal.reason === 'portalInactive' ? 'Portal inactive' : 'Not eligible for messages'}</span>}
    </div>
  )
}

function Allergies({ patient }: { patient: NonNullable<ThreadView['patient']> }): ReactNode {
  const { kind, heading, entries } = allergyWords(patient)
  if (kind !== 'known') return <span>{heading}</span>
  return (
    <span className={styles.allergies}>
      <TriangleAlert aria-hidden />
      <span>
        <b>{heading}:</b>{' '}
        {entries.map((entry, index) => (
          <span key={index}>
            {index > 0 && ', '}
            <PatientText text={entry.text} />
            {entry.updated && <small> (updated {entry.updated})</small>}
          </span>
        ))}
      </span>
    </span>
  )
}

/** PS-11: a state of its own, without chart, medicines or history. */
function Unmatched(): ReactNode {
  return (
    <>
      <h2 className={styles.unmatched}>
        <UserRoundX aria-hidden />
        Patient not matched
      </h2>
      <p className={styles.more}>Who wrote this is not known to the record. No chart is shown. {allergyWords(null).heading}.</p>
    </>
  )
}
