import { memo, useCallback, useLayoutEffect, useRef, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Listbox.module.css'
import { useListbox, type ListboxOptions } from './useListbox.ts'

export interface ListboxProps<Row> extends ListboxOptions<Row> {
  /** Accessible name: "Inbox, 38 threads". */
  label: string
  /**
   * Draws the inside of a row. Give a stable function: rows whose data and state are the same are not drawn again.
   * Nothing in it may take focus.
   */
  renderRow: (row: Row, state: RowState) => ReactNode
  /** What a screen reader says for the row, in full sentences; by default the row's text. */
  rowName?: ((row: Row) => string) | undefined
  /** Rows ticked for an act on several; makes the list multi-selectable. */
  selectedIds?: ReadonlySet<string> | undefined
  /** Enter, or a double click. */
  onOpen?: ((id: string) => void) | undefined
  /** A click, after the row has become active: for Shift and Mod clicks that extend a selection. */
  onRowPress?: ((id: string, modifiers: { shift: boolean; mod: boolean }) => void) | undefined
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
  className?: string | undefined
}

export interface RowState {
  active: boolean
  selected: boolean
}

/** One tab stop, the active row in `aria-activedescendant`, 10,000 rows at the price of thirty. */
export function Listbox<Row>(props: ListboxProps<Row>): ReactNode {
  const { label, rows, rowId, rowHeight, renderRow, rowName, activeId, selectedIds, onOpen, empty, className } = props
  const list = useListbox(props)
  const active = list.activeIndex >= 0 && activeId !== null ? activeId : undefined
  const isEmpty = rows.length === 0
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const press = useCallback<OptionProps['onPress']>((id, modifiers) => {
    latest.current.onActiveChange(id, 'pointer')
    latest.current.onRowPress?.(id, modifiers)
  }, [])
  const openRow = useCallback((id: string) => latest.current.onOpen?.(id), [])
  return (
    <div
      ref={list.scroller}
      role={isEmpty ? 'group' : 'listbox'}
      aria-label={label}
      aria-multiselectable={selectedIds && !isEmpty ? true : undefined}
      aria-activedescendant={active === undefined ? undefined : list.optionId(active)}
      tabIndex={0}
      className={cx(styles.list, className)}
      onKeyDown={(event) => {
        list.onKeyDown(event)
        if (event.key !== 'Enter' || event.defaultPrevented || event.repeat || !onOpen || active === undefined) return
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(active)
      }}
    >
      {isEmpty ? (
        empty
      ) : (
        <div role="presentation" className={styles.sizer} style={{ height: list.height }}>
          {list.visible.map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            const id = rowId(row)
            return (
              <Option
                key={id}
                id={id}
                domId={list.optionId(id)}
                row={row}
                render={renderRow as (row: unknown, state: RowState) => ReactNode}
                name={rowName?.(row)}
                active={id === active}
                selected={selectedIds ? selectedIds.has(id) : id === active}
                position={index + 1}
                size={rows.length}
                top={start}
                height={rowHeight}
                onPress={press}
                onOpen={openRow}
              />
            )
          })}
        </div>
      )}
    </div>
  )
}

interface OptionProps {
  id: string
  domId: string
  row: unknown
  render: (row: unknown, state: RowState) => ReactNode
  name: string | undefined
  active: boolean
  selected: boolean
  position: number
  size: number
  top: number
  height: number
  onPress: (id: string, modifiers: { shift: boolean; mod: boolean }) => void
  onOpen: (id: string) => void
}

const Option = memo(function Option(props: OptionProps): ReactNode {
  const { id, active, selected } = props
  return (
    <div
      id={props.domId}
      role="option"
      aria-selected={selected}
      aria-label={props.name}
      aria-posinset={props.position}
      aria-setsize={props.size}
      data-active={active ? '' : undefined}
      data-selected={selected ? '' : undefined}
      className={styles.row}
      style={{ top: props.top, height: props.height }}
      onClick={(event) => props.onPress(id, { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey })}
      onDoubleClick={() => props.onOpen(id)}
    >
      {props.render(props.row, { active, selected })}
    </div>
  )
})
