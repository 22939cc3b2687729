import { Fragment, memo, type ReactNode } from 'react'
import { undoLast } from '#renderer/rpc/useAct.ts'
import { undoStore } from '#renderer/rpc/undoStore.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { formatTime } from '#renderer/ui/format.ts'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { StatusLine } from '#renderer/ui/StatusLine.tsx'
import { statusStore } from '#renderer/ui/statusStore.ts'
import { sequenceStore } from './keyHandling.ts'
import { preferences, prefer } from './preferences.ts'
import styles from './StatusBar.module.css'

export interface SystemFigures {
  events: number
  /** UTC epoch ms; null before the first check. */
  chainVerifiedAt: number | null
  chainProblem: string | null
  rulesProblem: string | null
  sending: number
}

export interface KeyHint {
  keys: readonly string[]
  word: string
}

export interface StatusBarProps {
  system: SystemFigures | undefined
  timeZone: string
  hints: readonly KeyHint[]
  /** Roles that may read threads see what is being sent. */
  showsSending: boolean
}

/** The foot: the last act with its undo, what is being sent, the keys of this place or the last refusal, and the state of the chain. */
export const StatusBar = memo(function StatusBar({ system, timeZone, hints, showsSending }: StatusBarProps): ReactNode {
  const last = undoStore((state) => state.undo.at(-1))
  const singleKeys = preferences((state) => state.singleKeys)
  return (
    <StatusLine
      start={
        <>
          {last && (
            <Button variant="quiet" size="dense" className={styles.undo} kbd="z" onClick={() => void undoLast()}>
              {last.label}
            </Button>
          )}
          {showsSending && system && <span>{system.sending === 0 ? 'Sending: nothing' : `In the outbox: ${system.sending}`}</span>}
        </>
      }
      middle={<Middle hints={hints} />}
      end={
        <>
          {!singleKeys && (
            <Button variant="quiet" size="dense" className={styles.undo} onClick={() => prefer({ singleKeys: true })}>
              Single keys off
            </Button>
          )}
          {system && <Chain system={system} timeZone={timeZone} />}
        </>
      }
    />
  )
})

function Middle({ hints }: { hints: readonly KeyHint[] }): ReactNode {
  const message = statusStore((state) => state.message)
  const { prefix, options } = sequenceStore()
  if (prefix !== null) {
    return (
      <span className={styles.hints}>
        <Kbd keys={prefix} /> then{' '}
        {options.map((option) => (
          <span key={option.keys} className={styles.option}>
            <Kbd keys={option.keys} /> {option.title.replace(/^Go to /, '')}
          </span>
        ))}
      </span>
    )
  }
  if (message) {
    return (
      <span key={message.turn} className={cx(styles.message, message.kind === 'refused' && styles.refused)}>
        {message.text}
      </span>
    )
  }
  return (
    <span className={styles.hints}>
      {hints.map((hint, index) => (
        <Fragment key={hint.word}>
          {index > 0 && ' · '}
          {hint.keys.map((keys) => (
            <Kbd key={keys} keys={keys} />
          ))}{' '}
          {hint.word}
        </Fragment>
      ))}
    </span>
  )
}

function Chain({ system, timeZone }: { system: SystemFigures; timeZone: string }): ReactNode {
  const problem = system.chainProblem ?? system.rulesProblem
  if (problem !== null) return <span className={styles.problem} title={problem}>{problem}</span>
  const events = `${system.events.toLocaleString('en-US')} events`
  if (system.chainVerifiedAt === null) return <span>Chain not checked yet · {events}</span>
  return (
    <span>
      Chain verified {formatTime(system.chainVerifiedAt, timeZone)} · {events}
    </span>
  )
}
