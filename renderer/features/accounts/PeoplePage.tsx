import { useQuery } from '@tanstack/react-query'
import { TriangleAlert, UserRoundPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import type { Account } from './account.ts'
import { AddPersonDialog } from './AddPersonDialog.tsx'
import { DisablePerson } from './DisablePerson.tsx'
import styles from './PeoplePage.module.css'
import { PeopleTable } from './PeopleTable.tsx'

export interface PeoplePageProps {
  timeZone: string
  /** Staff id of the admin who looks: nobody disables the own account. */
  me: string | undefined
}

/** Accounts of the clinic, for admins: add, unlock, disable. An account is never deleted, because its name stands under past acts (PS-42). */
export function PeoplePage({ timeZone, me }: PeoplePageProps): ReactNode {
  const query = useQuery(queries.accounts())
  const [isAdding, setIsAdding] = useState(false)
  const [disabling, setDisabling] = useState<Account | null>(null)
  return (
    <section className={styles.page} aria-label="People">
      <header className={styles.head}>
        <h1 className={styles.title}>People</h1>
        <Button variant="primary" icon={<UserRoundPlus />} onClick={() => setIsAdding(true)}>
          Add a person
        </Button>
      </header>
      <p className={styles.note}>Five wrong passphrases lock an account. It opens again after a while, or at once when you unlock it here.</p>
      {query.isPending && <LoadingRows label="Loading people" />}
      {query.isError && !query.data && (
        <EmptyState icon={<TriangleAlert />} title="The accounts could not be read." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
          {toRefusal(query.error).message}
        </EmptyState>
      )}
      {query.data && <PeopleTable accounts={query.data} timeZone={timeZone} me={me} onDisable={setDisabling} />}
      <AddPersonDialog open={isAdding} onClose={() => setIsAdding(false)} />
      <DisablePerson account={disabling} onClose={() => setDisabling(null)} />
    </section>
  )
}
