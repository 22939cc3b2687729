import { useCallback, useRef, useState, type ReactNode } from 'react'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { refusalOf, toCommand } from './actions.ts'
import { useScheduling } from './appointment/useScheduling.tsx'
import { PatientBanner } from './banner/PatientBanner.tsx'
import { Composer } from './composer/Composer.tsx'
import type { DraftMode } from './composer/draftStore.ts'
import type { DialogKind } from './dialogs/dialogKind.ts'
import { ThreadDialogs } from './dialogs/ThreadDialogs.tsx'
import { backPainStrip } from './emergency/BackPainStrip.tsx'
import { peopleStrips } from './people/PeopleStrips.tsx'
import { RedFlagBanner } from './flag/RedFlagBanner.tsx'
import { MessageList } from './messages/MessageList.tsx'
import { useMessageSteps } from './messages/useMessageSteps.ts'
import styles from './ThreadPane.module.css'
import { useRefills } from './refill/useRefills.tsx'
import { PinnedLine } from './strip/PinnedLine.tsx'
import { splitStrips } from './strip/splitStrips.ts'
import { stateStrips } from './strip/StateStrips.tsx'
import { WorkStrip } from './strip/WorkStrip.tsx'
import { upkeepStrips } from './upkeep/UpkeepStrips.tsx'
import { useThreadAct } from './useThreadAct.ts'
import { threadActions, type ThreadActions } from './threadActions.ts'

export interface ThreadContentProps {
  view: ThreadView
  clinic: ClinicView | null
  me: Person
  onDone: () => void
  onOpenThread: (threadId: string) => void
  refetch: () => Promise<unknown>
}

const TRIAGE = ['done', 'disposition', 'assign', 'escalate', 'snooze', 'route', 'category', 'handBack', 'confidential', 'reopen', 'readdress', 'channel'] as const

/** Strips that stand still over the messages; none while a red flag does. */
const FIXED_STRIPS = 2

/** Top to bottom: banner, red flag, work strip, what stands in the way, messages, composer. */
export function ThreadContent({ view, clinic, me, onDone, onOpenThread, refetch }: ThreadContentProps): ReactNode {
  const timeZone = clinic?.timeZone ?? 'UTC'
  const now = useMinute()
  const run = useThreadAct(view)
  const [dialog, setDialog] = useState<DialogKind | null>(null)
  const [writing, setWriting] = useState<{ mode: DraftMode; turn: number }>({ mode: 'reply', turn: 0 })
  const { currentId, step, show } = useMessageSteps(view.messages, timeZone)
  const messages = useRef<HTMLDivElement>(null)
  const write = (mode: DraftMode) => setWriting(({ turn }) => ({ mode, turn: turn + 1 }))
  const actions = threadActions({ view, me, run, open: setDialog, write, step })
  const inMenu = (...names: (keyof ThreadActions)[]) => names.map((name) => actions[name])
  useCommands(Object.values(actions).map(toCommand))
  const scheduling = useScheduling({ view, me, timeZone, run })
  const refills = useRefills({ view, me, clinic, timeZone, run, write })
  const { accept, decline, reopen, callLog, channel, secondLookAgree, secondLookRaise, markProposed, declineProposed } = actions
  const strips = splitStrips(
    [
      ...upkeepStrips({ view, timeZone, callLog, channel, secondLookAgree, secondLookRaise }),
      ...peopleStrips({ view, markProposed, declineProposed }),
      ...stateStrips({ view, now, timeZone, accept, decline, reopen, wake: actions.snooze, onOpenThread }),
      backPainStrip({ backPain: view.emergency.backPain, timeZone, screen: actions.backPain, clearance: actions.clearBackPain }),
      ...refills.strips,
      scheduling.strip,
    ],
    view.tier === null ? FIXED_STRIPS : 0,
  )
  const undo = useCallback((replyId: string) => void run({ type: 'withdrawReply', replyId }), [run])
  const retry = useCallback((replyId: string) => void run({ type: 'retryDelivery', replyId }, { said: 'Sending again' }), [run])
  return (
    <>
      <PatientBanner view={view} now={now} timeZone={timeZone} />
      <div className={styles.rest} data-part="work">
        <div className={styles.reading}>
          <RedFlagBanner
            view={view}
            clinic={clinic}
            timeZone={timeZone}
            isClerk={me.role === 'clerk'}
            callRefusal={actions.callLog.disabledReason}
            lowerRefusal={refusalOf(view, 'lowerFlag')}
            onCall={() => setDialog(view.emergency.welfare?.refusal === null && view.emergency.call?.settled === null ? 'welfare' : 'callLog')}
            onNotAFlag={() => setDialog('lowerFlag')}
          />
          <WorkStrip
            view={view}
            timeZone={timeZone}
            claim={actions.claim}
            above={strips.scrolling.length}
            onAbove={() => messages.current?.scrollTo({ top: 0, behavior: 'instant' })}
            buttons={[actions.done, me.role === 'clerk' ? actions.flag : actions.disposition, actions.assign, actions.why, actions.escalate, actions.snooze]}
            menu={[
              { label: 'Triage', actions: inMenu(...TRIAGE) },
              { label: 'Red flag', actions: view.tier === null ? inMenu('flag', 'callLog') : inMenu('flag', 'raiseFlag', 'callLog', 'welfareCheck') },
              ...(view.emergency.backPain.isConcerned ? [{ label: 'Back pain', actions: inMenu('backPain', 'clearBackPain') }] : []),
              { label: 'Read', actions: inMenu('why', 'history') },
            ]}
          />
          <PinnedLine view={view} timeZone={timeZone} confidential={actions.confidential} review={actions.reviewBreakGlass} />
          {strips.fixed}
          <MessageList
            ref={messages}
            view={view}
            lead={strips.scrolling}
            timeZone={timeZone}
            currentId={currentId}
            retryRefusal={refusalOf(view, 'retryDelivery')}
            onUndo={undo}
            onRetry={retry}
            onOpenThread={onOpenThread}
          />
        </div>
        <Composer
          view={view}
          me={me}
          clinic={clinic}
          timeZone={timeZone}
          run={run}
          mode={writing.mode}
          onMode={(mode) => setWriting(({ turn }) => ({ mode, turn }))}
          focusTurn={writing.turn}
          reopen={actions.reopen}
          callLog={actions.callLog}
          onShowMessage={show}
          onConflict={() => void refetch()}
          onDone={onDone}
          onLeave={() => messages.current?.focus()}
        />
      </div>
      {refills.panel}
      {scheduling.panel}
      {dialog !== null && (
        <ThreadDialogs
          kind={dialog}
          view={view}
          clinic={clinic}
          me={me}
          timeZone={timeZone}
          run={run}
          onClose={() => setDialog(null)}
          onLeft={onDone}
        />
      )}
    </>
  )
}
