import { Phone } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Chip } from '#renderer/ui/Chip.tsx'
import { ClockChip } from '#renderer/ui/ClockChip.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Spinner } from '#renderer/ui/Spinner.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ToggleChips } from '#renderer/ui/ToggleChips.tsx'
import styles from './gallery.module.css'

export function Clocks(): ReactNode {
  return (
    <>
      <div className={styles.rowOf}>
        <ClockChip state="onTrack" text="3h 20m" />
        <ClockChip state="dueSoon" text="48m" />
        <ClockChip state="urgent" text="9m" />
        <ClockChip state="overdue" text="−25m" />
        <ClockChip state="paused" text="patient" />
        <ClockChip state="met" text="1h 02m" />
      </div>
      <div className={styles.rowOf}>
        <ClockChip state="overdue" text="−25m" withWord />
        <ClockChip state="urgent" text="9m" withWord />
        <ClockChip state="paused" text="for patient" withWord />
      </div>
    </>
  )
}

export function Actions(): ReactNode {
  return (
    <>
      <div className={styles.rowOf}>
        <Button kbd="I">Claim</Button>
        <Button variant="primary" kbd="Mod+Enter">
          Send to OKAFOR, Grace · 02-Mar-1961
        </Button>
        <Button variant="danger" icon={<Phone />}>
          Call 510-555-0142
        </Button>
        <Button variant="quiet">Not now</Button>
      </div>
      <div className={styles.rowOf}>
        <Button size="dense" kbd="Y">
          Why
        </Button>
        <Button size="dense" kbd="E" disabledReason="Done needs a disposition: press D">
          Done
        </Button>
        <Button variant="primary" disabledReason="Two blanks are left: press F2">
          Send
        </Button>
        <Button size="dense" aria-pressed>
          Patient
        </Button>
        <Button busy>Sending</Button>
        <Spinner label="Verifying the chain" />
        <Kbd keys="G I" />
        <Kbd keys="Mod+Shift+L" />
      </div>
    </>
  )
}

const FILTERS = [
  { value: 'all', label: 'All' },
  { value: 'clinical', label: 'Clinical' },
  { value: 'refill', label: 'Refill' },
  { value: 'scheduling', label: 'Scheduling' },
  { value: 'forms', label: 'Forms' },
  { value: 'overdue', label: 'Overdue', count: 2 },
] as const

export function Chips(): ReactNode {
  const [filter, setFilter] = useState<readonly (typeof FILTERS)[number]['value'][]>(['all'])
  return (
    <>
      <div className={styles.rowOf}>
        <ToggleChips label="Quick filters" options={FILTERS} value={filter} onValueChange={setFilter} />
      </div>
      <div className={styles.rowOf}>
        <Chip tone="accent" onRemove={() => undefined} removeLabel="Remove kind: refill">
          kind: refill
        </Chip>
        <Chip onRemove={() => undefined} removeLabel="Remove owner: me">
          owner: me
        </Chip>
        <Chip tone="flag">▲ red flag</Chip>
        <Tag>Refill</Tag>
        <Tag>≈2</Tag>
        <Tag tone="accent">es</Tag>
        <Tag tone="note">INTERNAL</Tag>
        <Tag tone="flag">D0</Tag>
      </div>
    </>
  )
}
