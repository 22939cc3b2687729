import { useState, type ReactNode } from 'react'
import { showRefusal } from '#renderer/rpc/useAct.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import table from '#renderer/ui/table.module.css'
import type { Account } from './account.ts'
import { setPersonStatus, unlockPerson } from './commands.ts'
import styles from './PeoplePage.module.css'

export interface PeopleTableProps {
  accounts: readonly Account[]
  timeZone: string
  me: string | undefined
  onDisable: (account: Account) => void
}

export function PeopleTable({ accounts, timeZone, me, onDisable }: PeopleTableProps): ReactNode {
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label="Accounts">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sign-in name</th>
            <th scope="col">Role</th>
            <th scope="col">State</th>
            <th scope="col">Last signed in</th>
            <th scope="col">
              <VisuallyHidden>What can be done</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.staffId}>
              <th scope="row">{account.name}</th>
              <td>{account.username}</td>
              <td>{account.roleLabel}</td>
              <td>
                <State account={account} />
              </td>
              <td className={styles.when}>{account.lastSignInAt === null ? 'Never' : formatLongDateTime(account.lastSignInAt, timeZone)}</td>
              <td className={styles.acts}>
                <Acts account={account} isMe={account.staffId === me} onDisable={onDisable} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ account }: { account: Account }): ReactNode {
  if (account.status === 'disabled') return <Tag>disabled</Tag>
  if (account.isLockedOut) return <Tag tone="flag">locked out</Tag>
  return 'active'
}

interface ActsProps {
  account: Account
  isMe: boolean
  onDisable: (account: Account) => void
}

function Acts({ account, isMe, onDisable }: ActsProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const during = (act: () => Promise<void>) => {
    setBusy(true)
    void act().finally(() => setBusy(false))
  }
  const enable = async () => {
    const refusal = await setPersonStatus(account, 'active')
    if (refusal) showRefusal(refusal, `${account.name} was not enabled`)
  }
  return (
    <>
      {account.isLockedOut && (
        <Button size="dense" busy={busy} onClick={() => during(() => unlockPerson(account))}>
          Unlock
        </Button>
      )}
      {account.status === 'disabled' ? (
        <Button size="dense" busy={busy} onClick={() => during(enable)}>
          Enable
        </Button>
      ) : (
        <Button size="dense" disabledReason={isMe ? 'Another admin has to disable your account.' : undefined} onClick={() => onDisable(account)}>
          Disable…
        </Button>
      )}
    </>
  )
}
