import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { ProfileStatus } from '#shared/contract/session.ts'
import styles from './form.module.css'
import { PASSPHRASE_RULE, passphraseProblem } from './passphraseRule.ts'
import { Problem } from './Problem.tsx'
import { SessionFrame } from './SessionFrame.tsx'
import { useSubmit } from './useSubmit.ts'

export interface SetUpClinicProps {
  packs: ProfileStatus['packs']
  onDone: (outcome: { status: ProfileStatus; recoveryCode: string }) => void
  back: ReactNode
}

/** Region, name and first admin. The passphrase opens the queue and signs the admin in. */
export function SetUpClinic({ packs, onDone, back }: SetUpClinicProps): ReactNode {
  const [packId, setPackId] = useState<string | null>(packs.length === 1 ? (packs[0]?.id ?? null) : null)
  const [clinicName, setClinicName] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const errors = {
    pack: packId === null ? 'Choose the region whose hours and rules you follow.' : undefined,
    clinicName: clinicName.trim() === '' ? 'Type the name that staff know the clinic by.' : undefined,
    displayName: displayName.trim() === '' ? 'Type your name as colleagues should see it.' : undefined,
    username: username.trim() === '' ? 'Type a short name to sign in with.' : undefined,
    passphrase: passphraseProblem(passphrase),
    again: again === passphrase ? undefined : 'The two passphrases differ. Type the same one again.',
  }
  const submit = useSubmit(async () => {
    setIsTried(true)
    if (packId === null || Object.values(errors).some(Boolean)) return
    onDone(await client.profile.setUpClinic({ packId, clinicName: clinicName.trim(), username: username.trim(), displayName: displayName.trim(), passphrase }))
  })
  const shown = (error: string | undefined) => (isTried ? error : undefined)
  return (
    <SessionFrame wide title="Set up my clinic" lead="You are the first admin. Admins run accounts and intake and see no patient data; you add nurses and clerks afterwards.">
      <form className={styles.form} onSubmit={submit.onSubmit} noValidate>
        <RadioRows
          legend="Region"
          value={packId}
          error={shown(errors.pack)}
          onValueChange={setPackId}
          rows={packs.map((pack) => ({ value: pack.id, label: pack.name, hint: `Hours, holidays, clocks and phone lines as at ${pack.clinicName}; a clinic may change the numbers.` }))}
        />
        <Field label="Name of the clinic" required error={shown(errors.clinicName)}>
          <TextInput value={clinicName} onValueChange={setClinicName} maxLength={120} placeholder={packs.find((pack) => pack.id === packId)?.clinicName} />
        </Field>
        <div className={styles.pair}>
          <Field label="Your name" required error={shown(errors.displayName)} hint="Shown beside everything you do.">
            <TextInput value={displayName} onValueChange={setDisplayName} maxLength={120} autoComplete="name" />
          </Field>
          <Field label="Sign-in name" required error={shown(errors.username)} hint="Short; typed at each sign-in.">
            <TextInput value={username} onValueChange={setUsername} maxLength={64} autoComplete="username" autoCapitalize="off" spellCheck={false} />
          </Field>
        </div>
        <div className={styles.pair}>
          <Field label="Passphrase" required error={shown(errors.passphrase)} hint={PASSPHRASE_RULE}>
            <PasswordInput value={passphrase} onValueChange={setPassphrase} autoComplete="new-password" maxLength={256} />
          </Field>
          <Field label="The same passphrase again" required error={shown(errors.again)}>
            <PasswordInput value={again} onValueChange={setAgain} autoComplete="new-password" maxLength={256} />
          </Field>
        </div>
        <Problem>{submit.refusal?.message}</Problem>
        <div className={styles.acts}>
          {back}
          <Button type="submit" variant="primary" busy={submit.busy}>
            Make the encrypted queue
          </Button>
        </div>
      </form>
    </SessionFrame>
  )
}
