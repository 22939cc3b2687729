import { useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import styles from './WritingBox.module.css'

export interface WritingBoxProps {
  box: RefObject<HTMLTextAreaElement | null>
  label: string
  describedBy?: string | undefined
  /** Stands in the empty field; never the only label. */
  placeholder: string
  value: string
  /** Facts of a phrase, shown marked. */
  fields: readonly string[]
  isNote: boolean
  /** The option of the phrase list that Enter would take. */
  activeOption?: string | undefined
  listId?: string | undefined
  onValue: (value: string, caret: number) => void
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onLeave: () => void
}

/** Above this length marks are not drawn: typing stays fast. UTF-16 units. */
const MARK_LIMIT = 12_000

/** A plain native textarea (spelling, input methods, dictation, undo) over a layer that marks blanks and filled-in facts. */
export function WritingBox(props: WritingBoxProps): ReactNode {
  const { box, label, describedBy, placeholder, value, fields, isNote, activeOption, listId, onValue, onKeyDown, onLeave } = props
  const layer = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => (value.length > MARK_LIMIT ? null : piecesOf(value, fields)), [value, fields])
  const follow = () => {
    if (layer.current && box.current) layer.current.scrollTop = box.current.scrollTop
  }
  useLayoutEffect(follow)
  // What a program put in without an event is seen when the field is touched (S6).
  const sync = (field: HTMLTextAreaElement) => field.value !== value && onValue(field.value, field.selectionStart)
  return (
    <div className={cx(styles.box, isNote && styles.note)}>
      <div ref={layer} className={styles.layer} aria-hidden>
        {pieces?.map((piece, index) => (
          <span key={index} className={piece.kind === 'text' ? undefined : styles[piece.kind]}>
            {piece.text}
          </span>
        ))}{' '}
      </div>
      <textarea
        ref={box}
        className={styles.area}
        rows={1}
        spellCheck
        aria-label={label}
        aria-describedby={describedBy}
        aria-autocomplete={listId ? 'list' : undefined}
        aria-controls={listId}
        aria-activedescendant={activeOption}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onValue(event.target.value, event.target.selectionStart)}
        onSelect={(event) => sync(event.currentTarget)}
        onKeyDown={(event) => {
          sync(event.currentTarget)
          onKeyDown(event)
        }}
        onScroll={follow}
        onBlur={(event) => {
          sync(event.currentTarget)
          onLeave()
        }}
      />
    </div>
  )
}

interface Piece {
  kind: 'text' | 'blank' | 'field'
  text: string
}

/** Cuts the text at blanks and at facts; a blank wins over a fact. */
export function piecesOf(text: string, fields: readonly string[]): Piece[] {
  const cuts: { start: number; end: number; kind: Piece['kind'] }[] = blanksOf(text).map((blank) => ({ ...blank, kind: 'blank' }))
  for (const field of new Set(fields)) {
    if (field === '') continue
    for (let at = text.indexOf(field); at >= 0; at = text.indexOf(field, at + field.length)) {
      cuts.push({ start: at, end: at + field.length, kind: 'field' })
    }
  }
  cuts.sort((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end, kind } of cuts) {
    if (start < from) continue
    if (start > from) pieces.push({ kind: 'text', text: text.slice(from, start) })
    pieces.push({ kind, text: text.slice(start, end) })
    from = end
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}
