import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import styles from './SplitPane.module.css'

export interface SplitPaneProps {
  /** What the line moves: "Width of the list". */
  label: string
  start: ReactNode
  end: ReactNode
  /** Which side has the fixed width; the other takes the rest. */
  sized: 'start' | 'end'
  /** Pixels. */
  size: number
  min: number
  max: number
  /** The sized side is not shown, and neither is the line. */
  collapsed?: boolean | undefined
  /** After a drag, or at once on a key: keep it for the next start. */
  onSizeChange: (size: number) => void
}

const STEP = 16

/** Two panes and a line between them that pointer and keyboard move: ←/→ 16 px, Home and End to the limits. */
export function SplitPane({ label, start, end, sized, size, min, max, collapsed, onSizeChange }: SplitPaneProps): ReactNode {
  const [dragged, setDragged] = useState<number | null>(null)
  const from = useRef<{ x: number; size: number } | null>(null)
  const shown = clamp(dragged ?? size, min, max)
  const direction = sized === 'start' ? 1 : -1
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: shown - STEP * direction,
      ArrowRight: shown + STEP * direction,
      Home: direction > 0 ? min : max,
      End: direction > 0 ? max : min,
    }[event.key]
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    onSizeChange(clamp(next, min, max))
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) setDragged(clamp(from.current.size + (event.clientX - from.current.x) * direction, min, max))
  }
  const onPointerUp = () => {
    from.current = null
    if (dragged !== null) onSizeChange(dragged)
    setDragged(null)
  }
  const fixed: CSSProperties = { flexBasis: shown, flexGrow: 0, flexShrink: 0 }
  const hidden = (side: 'start' | 'end') => collapsed && sized === side
  return (
    <div className={styles.split} data-dragging={dragged === null ? undefined : ''}>
      {!hidden('start') && (
        <div className={styles.pane} style={sized === 'start' ? fixed : undefined}>
          {start}
        </div>
      )}
      {!collapsed && (
        <div
          role="separator"
          tabIndex={0}
          aria-label={label}
          aria-orientation="vertical"
          aria-valuenow={Math.round(shown)}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={`${Math.round(shown)} pixels`}
          className={styles.line}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            from.current = { x: event.clientX, size: shown }
          }}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerUp}
        />
      )}
      {!hidden('end') && (
        <div className={styles.pane} style={sized === 'end' ? fixed : undefined}>
          {end}
        </div>
      )}
    </div>
  )
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
