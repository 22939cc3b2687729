import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { perform, useRegisteredCommands, type Command, type CommandGroup } from '#renderer/ui/commandRegistry.ts'
import { formatIsoDate, formatMrn, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Palette } from '#renderer/ui/Palette.tsx'
import type { PaletteGroup, PaletteItem } from '#renderer/ui/paletteSearch.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'

export interface PaletteDialogProps {
  open: boolean
  onClose: () => void
  /** Opens a thread that was found by name or words. */
  onOpenThread: (threadId: string) => void
  /** Patient search is there for roles that may read threads. */
  findsThreads: boolean
}

interface Item extends PaletteItem {
  run: () => void
}

const ORDER: readonly CommandGroup[] = ['Thread', 'Triage', 'Write', 'Go to', 'View', 'Session', 'Help']
const HEADINGS: Record<CommandGroup, string> = { Thread: 'This thread', Triage: 'Triage', Write: 'Write', 'Go to': 'Go to', View: 'View', Session: 'Session', Help: 'Help' }
/** Letters from which on names and messages are searched. */
const ENOUGH = 3
const FOUND_ROWS = 6

/** Every verb of the registry with its key, and threads by name or words. `>` looks at commands only, `=` at patients only. */
export function PaletteDialog({ open, onClose, onOpenThread, findsThreads }: PaletteDialogProps): ReactNode {
  const [query, setQuery] = useState('')
  const commands = useRegisteredCommands()
  const prefix = query.startsWith('>') || query.startsWith('=') ? query.charAt(0) : ''
  const words = query.slice(prefix.length).trim()
  const asked = useDeferredValue(words)
  const isSearching = open && findsThreads && prefix !== '>' && asked.length >= ENOUGH
  const found = useQuery({
    ...queries.inboxPage({ view: { kind: 'all' }, chips: [], search: asked, offset: 0, limit: FOUND_ROWS }),
    enabled: isSearching,
    gcTime: 10_000,
  })
  const rows = isSearching ? found.data?.rows : undefined
  const groups = useMemo(() => {
    const verbs = prefix === '=' ? [] : commandGroups(commands)
    const threads: PaletteGroup<Item>[] = rows?.length ? [{ label: 'Threads', asFound: true, items: rows.map((row) => threadItem(row, onOpenThread)) }] : []
    return [...verbs, ...threads]
  }, [commands, prefix, rows, onOpenThread])
  const close = () => {
    setQuery('')
    onClose()
  }
  return (
    <Palette
      open={open}
      onClose={close}
      groups={groups}
      searchFor={words}
      onQueryChange={setQuery}
      onRun={(item) => item.run()}
      placeholder={findsThreads ? 'A command, a name, or words of a message' : 'A command'}
      footer={
        <>
          <span>
            <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> choose
          </span>
          <span>
            <Kbd keys="Enter" /> run
          </span>
          {findsThreads && (
            <span>
              <Kbd keys=">" /> commands only · <Kbd keys="=" /> patients only
            </span>
          )}
        </>
      }
    />
  )
}

function commandGroups(commands: readonly Command[]): PaletteGroup<Item>[] {
  const offered = commands.filter((command) => command.palette !== false)
  return ORDER.map((group) => ({ label: HEADINGS[group], items: offered.filter((command) => command.group === group).map(commandItem) }))
}

function commandItem(command: Command): Item {
  return {
    id: command.id,
    label: command.title,
    kbd: command.keys?.[0],
    keywords: command.keywords,
    disabledReason: command.disabledReason ?? undefined,
    run: () => void perform(command),
  }
}

/** Both identifiers, as on the row, and the number. */
function threadItem(row: InboxRow, onOpenThread: (threadId: string) => void): Item {
  const { patient } = row
  const born = patient?.birthDate ? `Born ${formatIsoDate(patient.birthDate)}` : 'Birth date not recorded'
  const mrn = patient?.mrn ? `MRN ${formatMrn(patient.mrn)}` : 'MRN not recorded'
  return {
    id: `thread:${row.threadId}`,
    label: patient ? `${patientName(patient)} · ${born}` : 'Patient not matched',
    hint: patient ? `${mrn} · ${visibleText(row.subject)}` : visibleText(row.subject),
    run: () => onOpenThread(row.threadId),
  }
}
