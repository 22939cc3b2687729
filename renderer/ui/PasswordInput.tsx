import { useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './PasswordInput.module.css'
import { TextInput, type TextInputProps } from './TextInput.tsx'

export interface PasswordInputProps extends Omit<TextInputProps, 'type'> {
  autoComplete?: 'current-password' | 'new-password' | 'one-time-code' | undefined
}

/** Paste and password managers work (WCAG 3.3.8). Show and Hide are words, not an eye. */
export function PasswordInput({ autoComplete = 'current-password', ...rest }: PasswordInputProps): ReactNode {
  const [shown, setShown] = useState(false)
  return (
    <span className={styles.password}>
      <TextInput
        spellCheck={false}
        autoCapitalize="off"
        {...rest}
        autoComplete={autoComplete}
        type={shown ? 'text' : 'password'}
        className={styles.input}
      />
      <Button
        variant="quiet"
        size="dense"
        className={styles.toggle}
        aria-pressed={shown}
        aria-label="Show password"
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </span>
  )
}
