import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { announce } from './announce.ts'
import { Kbd } from './Kbd.tsx'
import styles from './Palette.module.css'
import { searchPalette, type FoundGroup, type FoundItem, type PaletteGroup, type PaletteItem } from './paletteSearch.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface PaletteProps<Item extends PaletteItem> {
  open: boolean
  onClose: () => void
  groups: readonly PaletteGroup<Item>[]
  /** Called with an item that can run; the palette has closed and the focus is back where it was. */
  onRun: (item: Item) => void
  label?: string | undefined
  placeholder?: string | undefined
  initialQuery?: string | undefined
  /** For groups that depend on what is typed (patients, phrases) and for the echo. */
  onQueryChange?: ((query: string) => void) | undefined
  /** What to search the groups for, when it is not the whole query (a prefix cut off). */
  searchFor?: string | undefined
  /** How the typed words were understood: "= Snooze until Wed 25-Nov-2026 09:00". */
  echo?: string | undefined
  /** Under the list: prefixes. */
  footer?: ReactNode
}

/** The command palette: type, ↑/↓, Enter. What cannot run here stays in the list and says why. */
export function Palette<Item extends PaletteItem>({ open, onClose, label = 'Command palette', ...rest }: PaletteProps<Item>): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const chosen = useRef<Item | null>(null)
  const close = (item: Item | null) => {
    chosen.current = item
    onClose()
  }
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => !next && close(null)}
      onOpenChangeComplete={(next) => {
        const item = chosen.current
        chosen.current = null
        if (!next && item) rest.onRun(item)
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup} aria-label={label} initialFocus={input}>
            <Body {...rest} label={label} input={input} onChoose={close} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface BodyProps<Item extends PaletteItem> extends Omit<PaletteProps<Item>, 'open' | 'onClose' | 'onRun'> {
  input: React.RefObject<HTMLInputElement | null>
  onChoose: (item: Item) => void
}

function Body<Item extends PaletteItem>(props: BodyProps<Item>): ReactNode {
  const { groups, label, placeholder = 'Search or run a command', initialQuery = '', onQueryChange, searchFor } = props
  const { echo, footer, input, onChoose } = props
  const [query, setQuery] = useState(initialQuery)
  const found = useMemo(() => searchPalette(groups, searchFor ?? query), [groups, searchFor, query])
  const count = found.reduce((sum, group) => sum + group.items.length, 0)
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={found}
      value={query}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(entry: FoundItem<Item>) => entry.item.label}
      onValueChange={(next, { reason }) => {
        if (reason === 'item-press') return
        setQuery(next)
        onQueryChange?.(next)
      }}
    >
      <div className={styles.head}>
        <Search aria-hidden />
        <Autocomplete.Input ref={input} className={styles.input} aria-label={label} placeholder={placeholder} spellCheck={false} />
        <Dialog.Close className={styles.close} aria-label="Close, Esc">
          <Kbd keys="Esc" silent />
        </Dialog.Close>
      </div>
      {echo && <p className={styles.echo}>{echo}</p>}
      <Autocomplete.Status className={styles.status}>
        <VisuallyHidden>{count === 1 ? '1 result' : `${count} results`}</VisuallyHidden>
      </Autocomplete.Status>
      <Autocomplete.Empty>
        <p className={styles.empty}>Nothing matches “{query}”.</p>
      </Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: FoundGroup<Item>) => (
          <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
            <Autocomplete.GroupLabel className={styles.heading}>{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: FoundItem<Item>) => <Line key={entry.item.id} entry={entry} onChoose={onChoose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {footer && <div className={styles.foot}>{footer}</div>}
    </Autocomplete.Root>
  )
}

function Line<Item extends PaletteItem>({ entry, onChoose }: { entry: FoundItem<Item>; onChoose: (item: Item) => void }): ReactNode {
  const { item, pieces } = entry
  const { disabledReason } = item
  return (
    <Autocomplete.Item
      value={entry}
      className={styles.item}
      aria-disabled={disabledReason !== undefined || undefined}
      onClick={() => (disabledReason === undefined ? onChoose(item) : announce(disabledReason))}
    >
      {item.icon && <span className={styles.icon}>{item.icon}</span>}
      <span className={styles.words}>
        <span className={styles.label}>{pieces.map((piece, index) => (piece.hit ? <b key={index}>{piece.text}</b> : piece.text))}</span>
        {item.hint && <span className={styles.hint}>{item.hint}</span>}
        {disabledReason && <span className={styles.reason}>{disabledReason}</span>}
      </span>
      {item.kbd && <Kbd keys={item.kbd} silent />}
    </Autocomplete.Item>
  )
}
