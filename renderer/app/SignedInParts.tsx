import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { KeysDialog } from '#renderer/features/help/KeysDialog.tsx'
import { RulesDialog } from '#renderer/features/help/RulesDialog.tsx'
import { PaletteDialog } from '#renderer/features/palette/PaletteDialog.tsx'
import { ScreeningDialog } from '#renderer/features/screening/ScreeningDialog.tsx'
import { IdleBar } from '#renderer/features/session/IdleBar.tsx'
import { queries } from '#renderer/rpc/queries.ts'
import { undoStore } from '#renderer/rpc/undoStore.ts'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { ToastRegion } from '#renderer/ui/ToastRegion.tsx'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { SessionView } from '#shared/contract/session.ts'
import { watchCopies } from './clipboard.ts'
import { FreshnessStrip } from './FreshnessStrip.tsx'
import { preferences } from './preferences.ts'
import { showRule } from './showRule.ts'
import { useActivity } from './useActivity.ts'
import { sessionCommands } from './useConsoleCommands.ts'
import { useSessionActs } from './useSessionActs.ts'

export interface SignedInPartsProps {
  session: SessionView
  timeZone: string
  findsThreads: boolean
  onOpenThread: (threadId: string) => void
  children: (strips: ReactNode) => ReactNode
}

/** What every signed-in window has: palette, keys sheet, idle warning, freshness, toasts. All of it goes with a lock. */
export function SignedInParts({ session, timeZone, findsThreads, onOpenThread, children }: SignedInPartsProps): ReactNode {
  const [overlay, setOverlay] = useState<'palette' | 'keys' | 'rules' | 'screening' | null>(null)
  const { lock, signOut } = useSessionActs()
  const stay = useActivity(session)
  const singleKeys = preferences((state) => state.singleKeys)
  undoStore()
  useEffect(watchCopies, [])
  const role = session.person?.role ?? 'clerk'
  const isSample = useQuery(queries.profile()).data?.isSample ?? false
  useCommands(sessionCommands({ lock, signOut, openPalette: () => setOverlay('palette'), openKeys: () => setOverlay('keys'), openRules: () => setOverlay('rules'), isSample, openScreening: () => setOverlay('screening'), role }))
  const show = (rule: RuleToSee) => {
    setOverlay(null)
    void showRule(rule, onOpenThread)
  }
  return (
    <>
      {children(
        <section aria-label="Notices">
          <FreshnessStrip timeZone={timeZone} />
          <IdleBar session={session} onStay={stay} />
        </section>,
      )}
      <PaletteDialog open={overlay === 'palette'} onClose={() => setOverlay(null)} findsThreads={findsThreads} onOpenThread={onOpenThread} />
      <KeysDialog open={overlay === 'keys'} onClose={() => setOverlay(null)} singleKeys={singleKeys} />
      <RulesDialog open={overlay === 'rules'} onClose={() => setOverlay(null)} role={role} onShow={show} />
      <ScreeningDialog open={overlay === 'screening'} onClose={() => setOverlay(null)} />
      <ToastRegion />
    </>
  )
}
