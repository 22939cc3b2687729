import { Clock, UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Menu, type MenuGroup } from '#renderer/ui/Menu.tsx'
import { Palette } from '#renderer/ui/Palette.tsx'
import type { PaletteGroup } from '#renderer/ui/paletteSearch.ts'
import { Popover } from '#renderer/ui/Popover.tsx'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { useToast, type ToastRequest } from '#renderer/ui/toast.ts'
import styles from './gallery.module.css'

const nothing = () => undefined
const NO_SNOOZE = 'A red-flag thread cannot be snoozed'

const ACTS: readonly MenuGroup[] = [
  {
    items: [
      { id: 'assign', label: 'Assign…', kbd: 'A', icon: <UserPlus />, onSelect: nothing },
      { id: 'snooze', label: 'Snooze…', kbd: 'H', icon: <Clock />, disabledReason: NO_SNOOZE, onSelect: nothing },
    ],
  },
  { label: 'Show', items: [{ id: 'patient', label: 'Patient panel', kbd: 'Shift+P', checked: true, onSelect: nothing }] },
]

const COMMANDS: readonly PaletteGroup[] = [
  {
    label: 'This thread',
    items: [
      { id: 'claim', label: 'Claim this thread', kbd: 'I' },
      { id: 'assign', label: 'Assign this thread…', kbd: 'A', keywords: ['hand over', 'give'] },
      { id: 'snooze', label: 'Snooze this thread…', kbd: 'H', disabledReason: NO_SNOOZE },
      { id: 'done', label: 'Mark done', kbd: 'E' },
    ],
  },
  {
    label: 'Go to',
    items: [
      { id: 'inbox', label: 'Go to the inbox', kbd: 'G I' },
      { id: 'refills', label: 'Go to refills', kbd: 'G R' },
      { id: 'board', label: 'Go to the board', kbd: 'G B' },
    ],
  },
  {
    label: 'Patients',
    items: [
      { id: 'p1', label: 'OKAFOR, Grace (Ms)', hint: 'Born 02-Mar-1961 · MRN 114 882 0371' },
      { id: 'p2', label: 'SMITH, Ana (Ms)', hint: 'Born 14-Jul-1945 · MRN 129 728 7652' },
    ],
  },
]

const DONE: ToastRequest = {
  title: 'Done, SMITH, Ana',
  detail: 'Disposition: self-care',
  action: { label: 'Undo', kbd: 'Z', onAction: nothing },
}
const PROBLEM: ToastRequest = { kind: 'problem', title: 'The server refused the refill', detail: 'Somebody changed the dose at 15:40.' }

export function Overlays(): ReactNode {
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'palette' | null>(null)
  const [tab, setTab] = useState<'reply' | 'note'>('reply')
  const [year, setYear] = useState('')
  const toast = useToast()
  const close = () => setOpen(null)
  const identity = (
    <>
      <b>OKAFOR, Grace (Ms)</b> · Born 02-Mar-1961 (65 y) · MRN 114 882 0371
    </>
  )
  return (
    <div className={styles.stack}>
      <div className={styles.rowOf}>
        <Button onClick={() => setOpen('dialog')}>Open dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Open confirm</Button>
        <Button kbd="Mod+K" onClick={() => setOpen('palette')}>
          Open palette
        </Button>
        <Menu trigger={<Button>Open menu</Button>} groups={ACTS} />
        <Popover trigger={<Button>Open popover</Button>} title="Due times">
          <p>2 business days from Sun 22-Nov-2026 09:12.</p>
        </Popover>
        <Button onClick={() => toast.show(DONE)}>Show toast</Button>
        <Button onClick={() => toast.show(PROBLEM)}>Show problem</Button>
      </div>
      <Tabs
        label="Compose"
        value={tab}
        onValueChange={setTab}
        aside="She can reply until 22-Dec-2026"
        tabs={[
          { value: 'reply', label: 'Reply to patient', panel: <p>Dear Ms Okafor</p> },
          { value: 'note', label: 'Internal note', kbd: 'C', panel: <p>The patient will not see this</p> },
        ]}
      />
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Snooze until"
        description="Wakes at once if the patient writes."
        footer={<Button onClick={close}>Close it</Button>}
      >
        <Field label="When" hint="tomorrow 9, in 2h, fri 15:30">
          <TextInput />
        </Field>
      </Dialog>
      <ConfirmSheet
        open={open === 'confirm'}
        title="Approve the refill?"
        identity={identity}
        confirmLabel="Approve lisinopril 20 mg"
        disabledReason={year.length === 4 ? undefined : 'Type the birth year first'}
        onConfirm={close}
        onCancel={close}
      >
        <Field label="Birth year" required>
          <TextInput value={year} onValueChange={setYear} inputMode="numeric" />
        </Field>
      </ConfirmSheet>
      <Palette
        open={open === 'palette'}
        onClose={close}
        groups={COMMANDS}
        onRun={(item) => toast.show({ kind: 'info', title: `Ran ${item.label}` })}
        footer={
          <>
            <span>
              <Kbd keys="=" /> patients
            </span>
            <span>
              <Kbd keys="@" /> people and pools
            </span>
          </>
        }
      />
    </div>
  )
}
