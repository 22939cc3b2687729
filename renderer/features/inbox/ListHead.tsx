import { ChevronDown, Search, X } from 'lucide-react'
import { memo, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { ToggleChips } from '#renderer/ui/ToggleChips.tsx'
import type { InboxChipInput, InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import styles from './ListHead.module.css'
import { CHIP_NAMES, type ViewGroup } from './views.ts'

export interface ListHeadProps {
  title: string
  /** Of the same answer as the rows; undefined while the first is awaited. */
  total: number | undefined
  /** The latest completion first, in place of risk and time. */
  newestFirst: boolean
  chips: readonly InboxChipInput[]
  onChipsChange: (chips: InboxChipInput[]) => void
  /** null: nobody searches. */
  search: string | null
  onSearch: (text: string) => void
  onLeaveSearch: () => void
  /** Enter or ↓ in the search box. */
  onEnterList: () => void
  onStartSearch: () => void
  /** Where there is no rail: the views hang on the title. */
  groups: readonly ViewGroup[] | null
  counts: Record<string, number> | undefined
  onChoose: (view: InboxViewInput) => void
}

/** What the list is: its name and total, the search box, and the quick filters. */
export const ListHead = memo(function ListHead(props: ListHeadProps): ReactNode {
  const { chips, onChipsChange, search, onStartSearch } = props
  const value: (InboxChipInput | 'everything')[] = chips.length === 0 ? ['everything'] : [...chips]
  return (
    <header className={styles.head}>
      {search === null ? (
        <div className={styles.line}>
          <Title {...props} />
          <small className={styles.total}>{totalWords(props.total, props.newestFirst)}</small>
          <IconButton icon={<Search />} label="Search all threads" kbd="/" onClick={onStartSearch} />
        </div>
      ) : (
        <SearchLine {...props} search={search} />
      )}
      <ToggleChips
        label="Quick filters"
        multiple
        value={value}
        options={[{ value: 'everything' as const, label: 'All' }, ...(Object.keys(CHIP_NAMES) as InboxChipInput[]).map((chip) => ({ value: chip, label: CHIP_NAMES[chip] }))]}
        onValueChange={(next) => {
          const wantsAll = next.includes('everything') && !value.includes('everything')
          onChipsChange(wantsAll ? [] : next.filter((chip) => chip !== 'everything'))
        }}
      />
    </header>
  )
})

function Title({ title, groups, counts, onChoose }: ListHeadProps): ReactNode {
  const heading = <h1 className={styles.title}>{title}</h1>
  if (!groups) return heading
  return (
    <>
      <h1 className={styles.hiddenTitle}>{title}</h1>
      <Menu
        trigger={
          <Button variant="quiet" size="dense" icon={<ChevronDown />} aria-label={`${title}: choose a view`} className={styles.titleButton}>
            {title}
          </Button>
        }
        groups={groups.map((group) => ({
          ...(group.label ? { label: group.label } : {}),
          items: group.entries.map((entry) => ({ id: entry.countKey, label: `${entry.name}${counts?.[entry.countKey] === undefined ? '' : ` · ${counts[entry.countKey]}`}`, kbd: entry.keys, onSelect: () => onChoose(entry.view) })),
        }))}
      />
    </>
  )
}

const PAUSE_MS = 180

function SearchLine({ search, onSearch, onLeaveSearch, onEnterList, total }: ListHeadProps & { search: string }): ReactNode {
  const [text, setText] = useState(search)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const [asked, setAsked] = useState(search)
  if (asked !== search) {
    setAsked(search)
    setText(search)
  }
  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => {
      setAsked(text)
      onSearch(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, search, onSearch])
  return (
    <div className={styles.line} role="search">
      <h1 className={styles.hiddenTitle}>Search results</h1>
      <Search aria-hidden className={styles.glass} />
      <TextInput
        ref={box}
        aria-label="Search all threads"
        placeholder="Name, subject or words of a message"
        value={text}
        spellCheck={false}
        className={styles.search}
        onValueChange={setText}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            onLeaveSearch()
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            if (text !== search) onSearch(text)
            onEnterList()
          }
        }}
      />
      <small className={styles.total} aria-live="polite">
        {search.trim() === '' ? 'all threads' : total === undefined ? 'searching' : total === 1 ? '1 found' : `${total.toLocaleString('en-US')} found`}
      </small>
      <IconButton icon={<X />} label="Leave search" kbd="Esc" onClick={onLeaveSearch} />
    </div>
  )
}

function totalWords(total: number | undefined, newestFirst: boolean): string {
  if (total === undefined) return 'reading…'
  return `${total.toLocaleString('en-US')} ${total === 1 ? 'thread' : 'threads'} · ${newestFirst ? 'latest first' : 'risk, then least time'}`
}
