import { useState, type ReactNode } from 'react'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { RuleTable } from './RuleTable.tsx'
import { TestBench } from './TestBench.tsx'

/** The red-flag rules for those who answer for them: try a message, see what fires, and which rules people mostly lower (D9, PS-25). */
export function ScreeningDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const [tab, setTab] = useState<'bench' | 'rules'>('bench')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title="Red-flag rules"
      description="Rules only raise. No clinician has signed them off yet; sources with † were not read by who wrote the rule."
    >
      <Tabs
        label="Red-flag rules"
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: 'bench', label: 'Try a message', panel: <TestBench /> },
          { value: 'rules', label: 'Rules and what became of them', panel: <RuleTable /> },
        ]}
      />
    </Dialog>
  )
}
