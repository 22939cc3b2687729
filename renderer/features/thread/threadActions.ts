import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { refusalOf, refusalOfAll, type ThreadAction } from './actions.ts'
import type { DialogKind } from './dialogs/dialogKind.ts'
import type { RunAct } from './useThreadAct.ts'

export interface ActionContext {
  view: ThreadView
  me: Person
  run: RunAct
  open: (dialog: DialogKind) => void
  write: (mode: 'reply' | 'note') => void
  step: (direction: 1 | -1) => void
}

export type ThreadActions = Record<
  | 'reply' | 'note' | 'claim' | 'assign' | 'route' | 'escalate' | 'snooze' | 'disposition' | 'category' | 'flag' | 'raiseFlag' | 'done' | 'reopen'
  | 'callLog' | 'handBack' | 'accept' | 'decline' | 'why' | 'history' | 'nextMessage' | 'previousMessage',
  ThreadAction
>

/** Every verb of the Triage, Write and Thread keys (console.md), each with the reason why it does nothing here. */
export function threadActions({ view, me, run, open, write, step }: ActionContext): ThreadActions {
  const isFlagged = view.tier !== null
  const mayLower = refusalOf(view, 'lowerFlag')
  const isSnoozed = view.snoozedUntil !== null
  const waits = view.completion === 'waitingOnPatient'
  const replyRefusal = view.reply.allowed ? refusalOf(view, 'replyToPatient') : `${view.reply.text} ${view.reply.path}`
  const act = (what: Parameters<RunAct>[0], said: string) => () => void run(what, { said })
  return {
    reply: { id: 'thread.reply', label: 'Reply', title: 'Reply to the patient', group: 'Write', kbd: 'R', disabledReason: replyRefusal, run: () => write('reply') },
    note: { id: 'thread.note', label: 'Internal note', title: 'Write an internal note', group: 'Write', kbd: 'C', keywords: ['comment'], disabledReason: refusalOf(view, 'addNote'), run: () => write('note') },
    claim: view.isMine
      ? { id: 'thread.claim', label: 'Release', title: 'Release my claim', group: 'Triage', kbd: 'I', disabledReason: refusalOf(view, 'releaseThread'), run: act({ type: 'releaseThread' }, 'Released') }
      : { id: 'thread.claim', label: 'Claim', title: 'Claim: I’ve got it', group: 'Triage', kbd: 'I', disabledReason: refusalOf(view, 'claimThread'), run: act({ type: 'claimThread' }, 'Claimed') },
    assign: { id: 'thread.assign', label: 'Assign', title: 'Assign to a person or pool…', group: 'Triage', kbd: 'A', keywords: ['hand over', 'transfer', 'give'], disabledReason: refusalOfAll(view, ['offerHandOff', 'assignThread', 'routeThread']), run: () => open('assign') },
    route: { id: 'thread.route', label: 'Move to another pool…', title: 'Move to another pool…', group: 'Triage', disabledReason: refusalOf(view, 'routeThread'), run: () => open('route') },
    escalate: { id: 'thread.escalate', label: 'Escalate', title: 'Forward to a role with an ask…', group: 'Triage', kbd: 'F', keywords: ['escalate', 'ask the doctor'], disabledReason: refusalOf(view, 'offerHandOff'), run: () => open('escalate') },
    snooze: isSnoozed
      ? { id: 'thread.snooze', label: 'Wake', title: 'Wake from snooze', group: 'Triage', kbd: 'H', disabledReason: refusalOf(view, 'wakeThread'), run: act({ type: 'wakeThread' }, 'Awake') }
      : { id: 'thread.snooze', label: 'Snooze', title: 'Snooze…', group: 'Triage', kbd: 'H', keywords: ['later', 'remind'], disabledReason: refusalOf(view, 'snoozeThread'), run: () => open('snooze') },
    disposition: { id: 'thread.disposition', label: 'Disposition', title: 'Set the disposition…', group: 'Triage', kbd: 'D', disabledReason: refusalOf(view, 'recordDisposition'), run: () => open('disposition') },
    category: { id: 'thread.category', label: 'Work type…', title: 'Change the work type…', group: 'Triage', disabledReason: refusalOf(view, 'changeCategory'), run: () => open('category') },
    flag: isFlagged
      ? { id: 'thread.flag', label: 'Not a red flag…', title: 'Lower the red flag…', group: 'Triage', kbd: '!', disabledReason: mayLower, run: () => open('lowerFlag') }
      : { id: 'thread.flag', label: 'Raise red flag', title: 'Raise a red flag', group: 'Triage', kbd: '!', disabledReason: refusalOf(view, 'raiseFlag'), run: () => open('raiseFlag') },
    raiseFlag: { id: 'thread.raiseFlag', label: 'Raise a higher flag', title: 'Raise another red flag', group: 'Triage', disabledReason: refusalOf(view, 'raiseFlag'), run: () => open('raiseFlag') },
    done: { id: 'thread.done', label: 'Done', title: 'Done, then next thread', group: 'Triage', kbd: 'E', keywords: ['complete', 'close'], disabledReason: doneRefusal(view), run: () => open('complete') },
    reopen: { id: 'thread.reopen', label: waits ? 'Stop waiting…' : 'Reopen…', title: waits ? 'Stop waiting for the patient…' : 'Reopen…', group: 'Triage', disabledReason: refusalOf(view, 'reopenThread'), run: () => open('reopen') },
    callLog: { id: 'thread.callLog', label: 'Log a call…', title: 'Call the patient and log it…', group: 'Thread', keywords: ['phone', 'contact'], disabledReason: refusalOf(view, 'recordContact'), run: () => open('callLog') },
    handBack: { id: 'thread.handBack', label: 'Hand back…', title: 'Hand back to the pool…', group: 'Triage', disabledReason: refusalOf(view, 'handBack'), run: () => open('handBack') },
    accept: { id: 'thread.accept', label: 'Accept', title: 'Accept the hand-off', group: 'Triage', disabledReason: refusalOf(view, 'acceptHandOff'), run: act({ type: 'acceptHandOff' }, 'Accepted') },
    decline: {
      id: 'thread.decline', label: 'Decline', title: view.handOff?.fromMe ? 'Take the hand-off back' : 'Decline the hand-off', group: 'Triage',
      disabledReason: refusalOf(view, 'declineHandOff'), run: act({ type: 'declineHandOff' }, view.handOff?.fromMe ? 'Taken back' : 'Declined'),
    },
    why: { id: 'thread.why', label: 'Why', title: 'Why is this here?', group: 'Thread', kbd: 'Y', disabledReason: null, run: () => open('why') },
    history: { id: 'thread.history', label: 'History', title: 'Whole history', group: 'Thread', kbd: 'Shift+H', keys: ['Shift+h'], disabledReason: historyRefusal(me), run: () => open('history') },
    nextMessage: { id: 'thread.nextMessage', label: 'Next message', title: 'Next message', group: 'Thread', kbd: 'N', disabledReason: null, run: () => step(1) },
    previousMessage: { id: 'thread.previousMessage', label: 'Previous message', title: 'Previous message', group: 'Thread', kbd: 'P', disabledReason: null, run: () => step(-1) },
  }
}

/** What blocks completion is shown in the dialog, with the ways out; a missing right is said at once. */
function doneRefusal(view: ThreadView): string | null {
  const refusal = refusalOf(view, 'completeThread')
  return view.blockers.length > 0 && refusal === view.blockers.join(' ') ? null : refusal
}

const historyRefusal = (me: Person): string | null => (me.role === 'admin' ? 'An admin sees no patient data.' : null)
