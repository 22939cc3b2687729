import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { SessionView } from '#shared/contract/session.ts'
import styles from './form.module.css'
import { Problem } from './Problem.tsx'
import { SessionFrame } from './SessionFrame.tsx'
import { useSubmit } from './useSubmit.ts'
import { WaitingFlags } from './WaitingFlags.tsx'

export interface SamplePeople {
  passphrase: string
  people: { username: string; name: string; roleLabel: string; blurb: string }[]
}

export interface SignInProps {
  clinicName: string | null
  /** The made-up staff of the sample clinic; null in a real one. */
  sample: SamplePeople | null
  onSignedIn: (session: SessionView) => void
}

export function SignIn({ clinicName, sample, onSignedIn }: SignInProps): ReactNode {
  return sample ? <SampleSignIn clinicName={clinicName} sample={sample} onSignedIn={onSignedIn} /> : <AccountSignIn clinicName={clinicName} onSignedIn={onSignedIn} />
}

function AccountSignIn({ clinicName, onSignedIn }: Omit<SignInProps, 'sample'>): ReactNode {
  const [username, setUsername] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const submit = useSubmit(async () => onSignedIn(await client.session.signIn({ username: username.trim(), passphrase })))
  const missing = username.trim() === '' ? 'Type your sign-in name first.' : passphrase === '' ? 'Type your passphrase first.' : undefined
  return (
    <SessionFrame title="Sign in" clinicName={clinicName} foot="Locked out? It ends by itself after 15 minutes, or an admin unlocks the account under People. Passphrase forgotten? An admin adds a new account for you.">
      <WaitingFlags act="Sign in" />
      <form className={styles.form} onSubmit={submit.onSubmit}>
        <Field label="Sign-in name">
          <TextInput value={username} onValueChange={setUsername} autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={64} autoFocus />
        </Field>
        <Field label="Passphrase">
          <PasswordInput value={passphrase} onValueChange={setPassphrase} maxLength={256} />
        </Field>
        <Problem>{submit.refusal?.message}</Problem>
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={submit.busy} disabledReason={missing}>
            Sign in
          </Button>
        </div>
      </form>
    </SessionFrame>
  )
}

function SampleSignIn({ clinicName, sample, onSignedIn }: SignInProps & { sample: SamplePeople }): ReactNode {
  const [username, setUsername] = useState(sample.people[0]?.username ?? null)
  const [passphrase, setPassphrase] = useState(sample.passphrase)
  const submit = useSubmit(async () => {
    if (username !== null) onSignedIn(await client.session.signIn({ username, passphrase }))
  })
  const chosen = sample.people.find((person) => person.username === username)
  return (
    <SessionFrame wide={sample.people.length > 6} title="Who are you today?" clinicName={clinicName} lead="Everybody here is made up. Pick a role to see the console as that person does.">
      <WaitingFlags act="Sign in" />
      <form className={styles.form} onSubmit={submit.onSubmit}>
        <div className={sample.people.length > 6 ? styles.columns : undefined}>
          <RadioRows
            legend="Person"
            hideLegend
            value={username}
            onValueChange={setUsername}
            rows={sample.people.map((person) => ({ value: person.username, label: <b>{person.roleLabel ? `${person.name}, ${person.roleLabel}` : person.name}</b>, hint: person.blurb }))}
          />
        </div>
        <Field label="TRAINING passphrase" hint="Public on purpose, the same for all, and filled in for you.">
          <TextInput value={passphrase} onValueChange={setPassphrase} spellCheck={false} />
        </Field>
        <Problem>{submit.refusal?.message}</Problem>
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={submit.busy} disabledReason={chosen ? undefined : 'Pick a person first.'}>
            {chosen ? `Sign in as ${chosen.name}` : 'Sign in'}
          </Button>
        </div>
      </form>
    </SessionFrame>
  )
}
