import { ArrowLeft, Building2, GraduationCap } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Spinner } from '#renderer/ui/Spinner.tsx'
import type { ProfileStatus } from '#shared/contract/session.ts'
import styles from './FirstRun.module.css'
import { Problem } from './Problem.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'
import { SessionFrame } from './SessionFrame.tsx'
import { SetUpClinic } from './SetUpClinic.tsx'
import { useSubmit } from './useSubmit.ts'

export interface FirstRunProps {
  profile: ProfileStatus
  onReady: (profile: ProfileStatus) => void
}

type Step = { name: 'choose' } | { name: 'clinic' } | { name: 'code'; code: string; profile: ProfileStatus }

/** The first start on this machine: look around, or begin for real (D23, D24). */
export function FirstRun({ profile, onReady }: FirstRunProps): ReactNode {
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const sample = useSubmit(async () => onReady(await client.profile.setUpSample()))
  if (step.name === 'code') return <RecoveryCode code={step.code} clinicName={step.profile.clinicName} onWritten={() => onReady(step.profile)} />
  if (step.name === 'clinic') {
    return (
      <SetUpClinic
        packs={profile.packs}
        onDone={({ status, recoveryCode }) => setStep({ name: 'code', code: recoveryCode, profile: status })}
        back={
          <Button variant="quiet" icon={<ArrowLeft />} onClick={() => setStep({ name: 'choose' })}>
            Back
          </Button>
        }
      />
    )
  }
  return (
    <SessionFrame wide title="Welcome. How do you want to begin?" lead="One shared, encrypted queue for the messages that patients send through the portal. Nothing is set up on this computer yet.">
      <div className={styles.choices}>
        <Choice icon={<GraduationCap />} title="Explore the sample clinic" busy={sample.busy} onChoose={sample.run}>
          Made-up patients and staff, clocks running, every pool filled. Ready in a few seconds; it says TRAINING on every screen.
        </Choice>
        <Choice icon={<Building2 />} title="Set up my clinic" onChoose={() => setStep({ name: 'clinic' })}>
          Pick your region, name the clinic, and make the first admin account. The queue starts empty.
        </Choice>
      </div>
      <Problem>{sample.refusal?.message}</Problem>
    </SessionFrame>
  )
}

interface ChoiceProps {
  icon: ReactNode
  title: string
  children: ReactNode
  busy?: boolean | undefined
  onChoose: () => void
}

function Choice({ icon, title, children, busy, onChoose }: ChoiceProps): ReactNode {
  return (
    <button type="button" className={styles.choice} aria-busy={busy || undefined} onClick={busy ? undefined : onChoose}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.name}>{title}</span>
      <span className={styles.words}>{busy ? <Spinner label="Filling the sample clinic…" /> : children}</span>
    </button>
  )
}
