import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { FirstRun } from '#renderer/features/session/FirstRun.tsx'
import { Lock } from '#renderer/features/session/Lock.tsx'
import { AddressUsed, ProfileProblem, Starting } from '#renderer/features/session/ProfileProblem.tsx'
import { SignIn } from '#renderer/features/session/SignIn.tsx'
import { UnlockQueue } from '#renderer/features/session/UnlockQueue.tsx'
import { retryConnection } from '#renderer/rpc/chooseTransport.ts'
import { onSessionRefused } from '#renderer/rpc/client.ts'
import { connectionStore } from '#renderer/rpc/connectionStore.ts'
import { keys, queries } from '#renderer/rpc/queries.ts'
import { forgetUndo } from '#renderer/rpc/undoStore.ts'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { useTick } from '#renderer/ui/ticker.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { ProfileStatus, SessionView } from '#shared/contract/session.ts'
import { AdminConsole } from './AdminConsole.tsx'
import { forgetFeedPosition, startChangeFeed } from './changeFeed.ts'
import { Console } from './Console.tsx'
import { resetConsole } from './consoleStore.ts'
import { forgetPatients } from './endSession.ts'
import { TrainingStrip } from './TrainingStrip.tsx'
import { useTitle } from './useTitle.ts'

/** Which screen it is: connection, then profile, then session. Only a signed-in session shows the console. */
export function Gate(): ReactNode {
  const status = connectionStore((state) => state.status)
  const profile = useQuery({ ...queries.profile(), retry: true, retryDelay: 500 }).data
  if (status === 'refused') return <Outside title="Not let in" screen={<AddressUsed onRetry={retryConnection} />} />
  if (!profile) return <Outside title="Starting" screen={<Starting words={status === 'offline' ? 'Wellthread is not running on this computer, or is just starting. Trying again…' : 'Opening the queue…'} />} />
  return (
    <>
      {profile.isSample && <TrainingStrip />}
      <Profile profile={profile} />
    </>
  )
}

function Profile({ profile }: { profile: ProfileStatus }): ReactNode {
  const queryClient = useQueryClient()
  const onReady = useCallback((next: ProfileStatus) => queryClient.setQueryData<ProfileStatus>(keys.profile, next), [queryClient])
  const onRetry = useCallback(() => void queryClient.invalidateQueries({ queryKey: keys.profile }), [queryClient])
  if (profile.state === 'empty') return <Outside title="Welcome" screen={<FirstRun profile={profile} onReady={onReady} />} />
  if (profile.state === 'locked') return <Outside title="Open the queue" screen={<UnlockQueue profile={profile} onReady={onReady} />} />
  if (profile.state === 'damaged' || profile.state === 'inUse') return <Outside title="The queue" screen={<ProfileProblem profile={profile} onRetry={onRetry} />} />
  return <Session profile={profile} />
}

function Session({ profile }: { profile: ProfileStatus }): ReactNode {
  const queryClient = useQueryClient()
  const query = useQuery({ ...queries.session(), retry: true, retryDelay: 500 })
  const session = query.data
  useEffect(() => onSessionRefused(({ code }) => {
    queryClient.setQueryData<SessionView>(keys.session, (before) => before && { ...before, status: code === 'SIGNED_OUT' ? 'signedOut' : 'locked', locksAt: null, warnsAt: null })
    void queryClient.invalidateQueries({ queryKey: keys.session })
  }), [queryClient])
  // The engine decides when it locks; past its own instant nothing is shown until it has answered.
  const locksAt = session?.status === 'signedIn' ? session.locksAt : null
  const isDue = useTick(useCallback((now: number) => locksAt !== null && now >= locksAt, [locksAt]))
  useEffect(() => {
    if (isDue) void queryClient.invalidateQueries({ queryKey: keys.session })
  }, [isDue, queryClient])

  const [greeting, setGreeting] = useState<number | null>(null)
  const set = useCallback((next: SessionView) => void queryClient.setQueryData<SessionView>(keys.session, next), [queryClient])
  const onSignedIn = useCallback(
    (next: SessionView) => {
      forgetUndo()
      resetConsole()
      forgetFeedPosition()
      setGreeting(next.lastSignInAt)
      set(next)
    },
    [set],
  )
  if (!session) return <Outside title="Starting" screen={<Starting words="Opening the console…" />} />
  if (session.status === 'signedOut') return <SignedOut profile={profile} onSignedIn={onSignedIn} />
  if (session.status === 'locked' || isDue) return <Locked profile={profile} session={session} onUnlocked={set} onSignedOut={set} />
  return <SignedIn session={session} lastSignInAt={greeting} onGreeted={() => setGreeting(null)} />
}

interface SignedInProps {
  session: SessionView
  /** Said once after signing in, UTC epoch ms. */
  lastSignInAt: number | null
  onGreeted: () => void
}

function SignedIn({ session, lastSignInAt, onGreeted }: SignedInProps): ReactNode {
  const queryClient = useQueryClient()
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    const feed = startChangeFeed(queryClient)
    void feed.ready.then(() => setIsReady(true))
    return feed.stop
  }, [queryClient])
  const timeZone = useQuery({ ...queries.clinic(), enabled: lastSignInAt !== null }).data?.timeZone
  useEffect(() => {
    if (!isReady || lastSignInAt === null || timeZone === undefined) return
    say(`Last signed in ${formatLongDateTime(lastSignInAt, timeZone)}, this computer.`)
    onGreeted()
  }, [isReady, lastSignInAt, timeZone, onGreeted])
  // Known before the first read, so that no change between the two can be missed.
  if (!isReady) return <Outside title="Starting" screen={null} />
  return session.person?.role === 'admin' ? <AdminConsole session={session} /> : <Console session={session} />
}

function SignedOut({ profile, onSignedIn }: { profile: ProfileStatus; onSignedIn: (session: SessionView) => void }): ReactNode {
  const sample = useQuery({ ...queries.samplePeople(), enabled: profile.isSample }).data
  if (profile.isSample && !sample) return <Outside title="Sign in" screen={<Starting words="Reading the sample clinic…" />} />
  return <Outside title="Sign in" screen={<SignIn clinicName={profile.clinicName} sample={profile.isSample && sample && sample.people.length > 0 ? sample : null} onSignedIn={onSignedIn} />} />
}

interface LockedProps {
  profile: ProfileStatus
  session: SessionView
  onUnlocked: (session: SessionView) => void
  onSignedOut: (session: SessionView) => void
}

function Locked({ profile, session, onUnlocked, onSignedOut }: LockedProps): ReactNode {
  const queryClient = useQueryClient()
  const sample = useQuery({ ...queries.samplePeople(), enabled: profile.isSample }).data
  const timeZone = queryClient.getQueryData<ClinicView>(keys.clinic)?.timeZone ?? null
  if (profile.isSample && !sample) return <Outside title="Locked" screen={<Starting words="Locked" />} />
  return (
    <Outside
      title="Locked"
      screen={
        <Lock
          clinicName={profile.clinicName}
          session={session}
          trainingPassphrase={sample?.passphrase ?? null}
          timeZone={timeZone}
          onUnlocked={onUnlocked}
          onSignedOut={onSignedOut}
        />
      }
    />
  )
}

/** Any screen outside the console: as soon as it stands, patients are forgotten. */
function Outside({ title, screen }: { title: string; screen: ReactNode }): ReactNode {
  const queryClient = useQueryClient()
  useTitle(title)
  useEffect(() => forgetPatients(queryClient), [queryClient])
  return screen
}
