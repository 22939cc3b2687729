import { Autocomplete } from '@base-ui/react/autocomplete'
import { useMemo, useState, type ReactNode, type RefObject } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import control from '#renderer/ui/control.module.css'
import { searchPalette, type FoundGroup, type FoundItem, type PaletteGroup, type PaletteItem } from '#renderer/ui/paletteSearch.ts'
import styles from './dialogs.module.css'

export interface TargetPickerProps<Target extends PaletteItem> {
  label: string
  groups: readonly PaletteGroup<Target>[]
  chosen: Target | null
  onChoose: (target: Target) => void
  input: RefObject<HTMLInputElement | null>
}

/** Type-ahead over people, pools or roles: ↑ ↓ move, Enter chooses. What cannot be chosen says why. */
export function TargetPicker<Target extends PaletteItem>({ label, groups, chosen, onChoose, input }: TargetPickerProps<Target>): ReactNode {
  const [query, setQuery] = useState('')
  const found = useMemo(() => searchPalette(groups, query), [groups, query])
  const choose = (target: Target) => {
    if (target.disabledReason !== undefined) return announce(target.disabledReason)
    setQuery('')
    onChoose(target)
    announce(`${target.label} chosen.`)
  }
  return (
    <div className={styles.picker}>
      <Autocomplete.Root
        open
        inline
        mode="none"
        items={found}
        value={query}
        autoHighlight="always"
        keepHighlight
        itemToStringValue={(entry: FoundItem<Target>) => entry.item.label}
        onValueChange={(next, { reason }) => {
          if (reason !== 'item-press') setQuery(next)
        }}
      >
        <Autocomplete.Input
          ref={input}
          className={control.control}
          aria-label={label}
          placeholder={chosen ? `${chosen.label} (type to change)` : label}
          spellCheck={false}
        />
        <Autocomplete.Empty>
          <p className={styles.groupLabel}>Nobody and no pool matches “{query}”.</p>
        </Autocomplete.Empty>
        <Autocomplete.List className={styles.options}>
          {(group: FoundGroup<Target>) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className={styles.groupLabel}>{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: FoundItem<Target>) => (
                  <Option key={entry.item.id} entry={entry} isChosen={entry.item.id === chosen?.id} onChoose={choose} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </div>
  )
}

interface OptionProps<Target extends PaletteItem> {
  entry: FoundItem<Target>
  isChosen: boolean
  onChoose: (target: Target) => void
}

function Option<Target extends PaletteItem>({ entry, isChosen, onChoose }: OptionProps<Target>): ReactNode {
  const { item } = entry
  return (
    <Autocomplete.Item
      value={entry}
      className={styles.option}
      data-chosen={isChosen ? '' : undefined}
      aria-disabled={item.disabledReason !== undefined || undefined}
      onClick={() => onChoose(item)}
    >
      <span>
        {isChosen ? '✓ ' : ''}
        {item.label}
      </span>
      <span className={styles.optionHint}>{item.disabledReason ?? item.hint}</span>
    </Autocomplete.Item>
  )
}
