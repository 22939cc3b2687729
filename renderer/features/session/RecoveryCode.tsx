import { Copy, Printer } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import styles from './RecoveryCode.module.css'
import { SessionFrame } from './SessionFrame.tsx'

export interface RecoveryCodeProps {
  code: string
  clinicName: string | null
  onWritten: () => void
}

/** Shown once and kept nowhere: without it and without the passphrase the queue cannot be opened by anybody. */
export function RecoveryCode({ code, clinicName, onWritten }: RecoveryCodeProps): ReactNode {
  const [isWritten, setIsWritten] = useState(false)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  }
  return (
    <SessionFrame
      title="Recovery code"
      clinicName={clinicName}
      lead="This code opens the queue if the passphrase is forgotten. It is shown once. Keep it on paper in a locked place, not on this computer."
    >
      <p className={styles.code} aria-label={`Recovery code: ${[...code].join(' ')}`}>
        {code.split('-').map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </p>
      <div className={styles.acts}>
        <Button icon={<Copy />} onClick={copy}>
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
        <Button icon={<Printer />} onClick={() => window.print()}>
          Print
        </Button>
        <span role="status" className={styles.note}>
          {copied === 'yes' && 'Clear the clipboard after use.'}
          {copied === 'failed' && 'Copying is not allowed here. Write it down.'}
        </span>
      </div>
      <div className={styles.confirm}>
        <Checkbox label="I have written it down" checked={isWritten} onCheckedChange={setIsWritten} />
        <Button variant="primary" disabledReason={isWritten ? undefined : 'Tick “I have written it down” first.'} onClick={onWritten}>
          Go to sign-in
        </Button>
      </div>
    </SessionFrame>
  )
}
