import { useState, type ReactNode } from 'react'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { refusalOf, toCommand, type ThreadAction } from '../actions.ts'
import { useTemplates } from '../data.ts'
import type { RunAct } from '../useThreadAct.ts'
import { insertTemplate } from './insertTemplate.ts'
import { RefillPanel } from './RefillPanel.tsx'
import type { StripList } from '../strip/splitStrips.ts'
import { refillStrips } from './RefillStrips.tsx'

export interface RefillsContext {
  view: ThreadView
  me: Person
  clinic: ClinicView | null
  timeZone: string
  run: RunAct
  write: (mode: 'reply') => void
}

/** The refill part of the thread pane: its commands, the strips above the messages, the panel over it. */
export function useRefills({ view, me, clinic, timeZone, run, write }: RefillsContext): { strips: StripList; panel: ReactNode } {
  const { refills } = view
  const [isOpen, setIsOpen] = useState(false)
  const templates = useTemplates(me.role)
  const insert = (id: string) => {
    const template = templates.find((candidate) => candidate.id === id)
    if (!template) return say('This phrase is not here. Write with the approved phrases.', 'refused')
    insertTemplate(template, view, me, clinic)
    write('reply')
    say(`Put into the reply: ${template.name}`)
  }
  const open: ThreadAction = {
    id: 'thread.refills', label: 'Refills', title: 'Refills: check, approve, pend', group: 'Thread', kbd: 'Shift+R', keys: ['Shift+r'], keywords: ['medicine', 'renewal', 'prescription'],
    disabledReason: refills === undefined ? 'No record is matched, so there is no refill panel.' : null, run: () => setIsOpen(true),
  }
  const pharmacyLine: ThreadAction = {
    id: 'thread.pharmacyLine', label: 'Pharmacy line', title: 'Put the pharmacy line into the reply', group: 'Write', kbd: 'Shift+L', keys: ['Shift+l'], keywords: ['pharmacist', 'phone'],
    disabledReason: view.reply.allowed ? refusalOf(view, 'replyToPatient') : `${view.reply.text} ${view.reply.path}`,
    run: () => insert(refills?.failedOrder ? 'refill-order-failed' : 'ask-the-pharmacist'),
  }
  const pool = clinic?.pools.find(({ id }) => id === 'pharmacist')
  const pharmacist: ThreadAction | null = pool === undefined || view.pool?.id === pool.id || refills?.pharmacistOffer !== true ? null : {
    id: 'thread.pharmacist', label: 'To the pharmacist', title: 'Move the medicine question to the pharmacist', group: 'Triage', keywords: ['route', 'medicine'],
    disabledReason: refusalOf(view, 'routeThread'), run: () => void run({ type: 'routeThread', pool: pool.id, reason: 'Medicine question for the pharmacist' }, { said: `Moved to ${pool.name}` }),
  }
  useCommands([open, pharmacyLine, ...(pharmacist ? [pharmacist] : [])].map(toCommand))
  if (refills === undefined) return { strips: [], panel: null }
  const ask = (templateId: string) => {
    setIsOpen(false)
    insert(templateId)
  }
  return {
    strips: refillStrips({
      refills, open, pharmacyLine, pharmacist, mayCheck: refusalOf(view, 'recordOrderCheck'),
      onOrderCheck: (outcome) => void run({ type: 'recordOrderCheck', outcome }, { said: 'Order check kept' }),
    }),
    panel: isOpen && <RefillPanel view={view} timeZone={timeZone} run={run} panel={refills} onAsk={ask} onClose={() => setIsOpen(false)} />,
  }
}
