import { useState, type ReactNode } from 'react'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import type { Account } from './account.ts'
import { setPersonStatus } from './commands.ts'

export interface DisablePersonProps {
  /** null: closed. */
  account: Account | null
  onClose: () => void
}

export function DisablePerson({ account, onClose }: DisablePersonProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const close = () => {
    setError(undefined)
    onClose()
  }
  const disable = async () => {
    if (!account) return
    setBusy(true)
    const refusal = await setPersonStatus(account, 'disabled')
    setBusy(false)
    if (refusal) setError(refusal.message)
    else close()
  }
  return (
    <ConfirmSheet
      open={account !== null}
      title={account ? `Disable ${account.name}?` : 'Disable'}
      description="The person can no longer sign in. Their threads stay with them until a supervisor reassigns them; what they did stays under their name. You can enable the account again."
      confirmLabel={account ? `Disable ${account.name}` : 'Disable'}
      tone="danger"
      busy={busy}
      error={error}
      onConfirm={() => void disable()}
      onCancel={close}
    />
  )
}
