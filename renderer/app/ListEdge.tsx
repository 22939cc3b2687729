import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import styles from './ListEdge.module.css'

export interface ListEdgeProps {
  /** Pixels. */
  size: number
  min: number
  max: number
  onSizeChange: (size: number) => void
}

const STEP = 16

/** The right edge of the list, which pointer and keyboard move: ←/→ 16 px, Home and End to the limits. It is part of the list's region. */
export function ListEdge({ size, min, max, onSizeChange }: ListEdgeProps): ReactNode {
  const from = useRef<{ x: number; size: number } | null>(null)
  const set = (next: number) => onSizeChange(Math.round(Math.min(Math.max(next, min), max)))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: size - STEP, ArrowRight: size + STEP, Home: min, End: max }[event.key]
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    set(next)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) set(from.current.size + event.clientX - from.current.x)
  }
  const end = () => {
    from.current = null
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the list"
      aria-orientation="vertical"
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={`${Math.round(size)} pixels`}
      className={styles.edge}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, size }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}
