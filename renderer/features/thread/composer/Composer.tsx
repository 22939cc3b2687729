import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { formatIsoDate } from '#renderer/ui/format.ts'
import { isApple } from '#renderer/ui/keys.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import styles from './Composer.module.css'
import { flushDraft, openDraft, type DraftMode, type DraftRef } from './draftStore.ts'
import type { ComposerProps } from './formProps.ts'
import { seenAt } from './news.ts'
import { NoteForm } from './NoteForm.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import { daysLeftWords } from '../upkeep/SideSections.tsx'
import { useDraft } from './useReply.ts'
import { writeCommands, type FormHandle } from './writeCommands.ts'

/** Docked at the foot of the thread. Reply and note each have their own text, edge and verb; no text passes from one to the other. */
export function Composer(props: ComposerProps): ReactNode {
  const { view, me, mode, onMode, focusTurn, onLeave } = props
  const isReply = mode === 'reply'
  const section = useRef<HTMLElement>(null)
  const form = useRef<FormHandle>(null)
  const replyRef = useDraftRef(me.staffId, view, 'reply')
  const noteRef = useDraftRef(me.staffId, view, 'note')
  useFocusRequest(form, focusTurn)
  const reply = useDraft(replyRef).body
  const note = useDraft(noteRef).body
  const fold = useFold(focusTurn, reply === '' && note === '')
  const hasFocus = useCallback(() => section.current?.contains(document.activeElement) === true, [])
  useCommands(writeCommands(form, hasFocus, mode))
  const onKeyDown = (event: KeyboardEvent) => {
    // Events of the phrase palette come through React from outside this section.
    if (event.nativeEvent.isComposing || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
    const mod = isApple ? event.metaKey : event.ctrlKey
    if (event.key === 'Enter' && mod && !event.altKey) {
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (event.shiftKey) form.current?.sendAndDone()
      else form.current?.send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      say('Draft kept.')
      onLeave()
      fold.close()
    }
  }
  const panel = isReply ? <ReplyForm {...props} draftRef={replyRef} handle={form} /> : <NoteForm {...props} draftRef={noteRef} handle={form} />
  return (
    <section
      ref={section}
      className={styles.composer}
      aria-label="Write"
      data-part="composer"
      data-idle={fold.isIdle ? '' : undefined}
      data-flagged={view.tier === null ? undefined : ''}
      data-refused={view.reply.allowed || !isReply ? undefined : ''}
      {...fold.handlers}
      onClick={() => {
        if (!fold.isIdle) return
        fold.open()
        requestAnimationFrame(() => form.current?.focus())
      }}
      onKeyDown={onKeyDown}
    >
      <Tabs<DraftMode>
        label="What to write"
        value={mode}
        onValueChange={onMode}
        aside={isReply ? <Until view={view} /> : <span>The patient will not see a note</span>}
        tabs={[
          { value: 'reply', label: 'Reply to patient', kbd: 'R', panel: isReply ? panel : null },
          { value: 'note', label: 'Internal note', kbd: 'C', panel: isReply ? null : panel },
        ]}
      />
    </section>
  )
}

interface Fold {
  isIdle: boolean
  open: () => void
  close: () => void
  handlers: Record<'onFocus' | 'onPointerDown' | 'onPointerUp' | 'onPointerCancel' | 'onPointerLeave', () => void>
}

/**
 * One line until somebody writes here: the messages get the room. R, C, a click or the focus opens it, a draft keeps it open, and it
 * never folds under the pointer: only Esc in an empty one does. The fields stay mounted, so that no text and no focus is lost.
 */
function useFold(focusTurn: number, isEmpty: boolean): Fold {
  const [isTouched, setIsTouched] = useState(false)
  const [foldedAt, setFoldedAt] = useState(focusTurn)
  // The focus of a press comes before its click: opening then would move what is pressed.
  const isPressed = useRef(false)
  const press = (value: boolean) => () => {
    isPressed.current = value
  }
  return {
    isIdle: !isTouched && isEmpty && focusTurn === foldedAt,
    open: () => setIsTouched(true),
    close: () => {
      setIsTouched(false)
      setFoldedAt(focusTurn)
    },
    handlers: {
      onFocus: () => {
        if (!isPressed.current) setIsTouched(true)
      },
      onPointerDown: press(true), onPointerUp: press(false), onPointerCancel: press(false), onPointerLeave: press(false),
    },
  }
}

function Until({ view }: { view: ThreadView }): ReactNode {
  if (!view.reply.allowed) return <span>Reply is not possible</span>
  const { until } = view.reply
  const { window } = view.upkeep
  if (window !== null && window.daysLeft < 0) return <span>The patient’s reply window ended {formatIsoDate(window.until)}</span>
  const left = window === null ? '' : ` · ${daysLeftWords(window.daysLeft)}`
  return <span>{until === null ? 'The patient can reply once we have written' : `Patient can reply until ${formatIsoDate(until)}${left}`}</span>
}

/** The key of one draft, read from the engine when the thread comes up and saved whenever the author looks away. */
function useDraftRef(staffId: string, view: ThreadView, mode: DraftMode): DraftRef {
  const { threadId } = view
  const ref = useMemo<DraftRef>(() => ({ staffId, threadId, mode }), [staffId, threadId, mode])
  const latest = useRef(view)
  // Before the first paint, so that a kept draft is there at once and no key can come before it.
  useLayoutEffect(() => {
    const stored = latest.current.drafts[mode]
    openDraft(ref, stored, stored && seenAt(latest.current, stored.savedAt))
  }, [ref, mode])
  useEffect(() => {
    const flush = () => flushDraft(ref)
    const flushWhenHidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flushWhenHidden)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flushWhenHidden)
      flush()
    }
  }, [ref])
  return ref
}

function useFocusRequest(form: React.RefObject<FormHandle | null>, focusTurn: number): void {
  const handled = useRef(focusTurn)
  useEffect(() => {
    if (focusTurn === handled.current) return
    handled.current = focusTurn
    if (form.current) form.current.focus()
    else requestAnimationFrame(() => form.current?.focus())
  }, [form, focusTurn])
}
