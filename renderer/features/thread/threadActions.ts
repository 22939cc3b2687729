import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ActionContext } from './actionContext.ts'
import { refusalOf, refusalOfAll, type ThreadAction } from './actions.ts'
import { emergencyActions, type EmergencyActionName } from './emergency/emergencyActions.ts'
import { upkeepActions, type UpkeepActionName } from './upkeep/upkeepActions.ts'
import { peopleActions, type PeopleActionName } from './people/peopleActions.ts'

export type { ActionContext } from './actionContext.ts'

type ActionName =
  | EmergencyActionName
  | 'reply' | 'note' | 'claim' | 'assign' | 'route' | 'escalate' | 'snooze' | 'disposition' | 'category' | 'flag' | 'raiseFlag'
  | 'done' | 'reopen' | 'callLog' | 'handBack' | 'accept' | 'decline' | 'why' | 'history' | 'nextMessage' | 'previousMessage'
export type ThreadActions = Record<ActionName | PeopleActionName | Exclude<UpkeepActionName, 'sendToNurse'>, ThreadAction>

interface Verb extends Omit<ThreadAction, 'id' | 'group' | 'disabledReason'> {
  group?: ThreadAction['group']
  refusal: string | null
}

const verb = (name: ActionName, { refusal, group = 'Triage', ...rest }: Verb): ThreadAction => ({
  id: `thread.${name}`, group, disabledReason: refusal, ...rest,
})

/** Every verb of the Triage, Write and Thread keys (console.md), each with the reason why it does nothing here. */
export function threadActions(context: ActionContext): ThreadActions {
  return {
    ...writing(context),
    ...claiming(context),
    ...passingOn(context),
    ...deciding(context),
    ...flagging(context),
    ...emergencyActions(context),
    ...peopleActions(context),
    ...reading(context),
    ...keepingUp(context),
  }
}

/** S18: a clerk has one key instead of the choice of tiers. */
function keepingUp(context: ActionContext): Partial<Pick<ThreadActions, 'flag'>> & Pick<ThreadActions, Exclude<UpkeepActionName, 'sendToNurse'>> {
  const { sendToNurse, ...actions } = upkeepActions(context)
  return context.me.role === 'clerk' && context.view.tier === null ? { ...actions, flag: sendToNurse } : actions
}

function writing({ view, write }: ActionContext): Pick<ThreadActions, 'reply' | 'note'> {
  const refusal = view.reply.allowed ? refusalOf(view, 'replyToPatient') : `${view.reply.text} ${view.reply.path}`
  return {
    reply: verb('reply', { label: 'Reply', title: 'Reply to the patient', group: 'Write', kbd: 'R', refusal, run: () => write('reply') }),
    note: verb('note', {
      label: 'Internal note', title: 'Write an internal note', group: 'Write', kbd: 'C', keywords: ['comment'],
      refusal: refusalOf(view, 'addNote'), run: () => write('note'),
    }),
  }
}

function claiming({ view, run, open }: ActionContext): Pick<ThreadActions, 'claim' | 'handBack'> {
  const release = verb('claim', {
    label: 'Release', title: 'Release my claim', kbd: 'I', refusal: refusalOf(view, 'releaseThread'),
    run: () => void run({ type: 'releaseThread' }, { said: 'Released' }),
  })
  const claim = verb('claim', {
    label: 'Claim', title: 'Claim: I’ve got it', kbd: 'I', refusal: refusalOf(view, 'claimThread'),
    run: () => void run({ type: 'claimThread' }, { said: 'Claimed' }),
  })
  return {
    claim: view.isMine ? release : claim,
    handBack: verb('handBack', {
      label: 'Hand back…', title: 'Hand back to the pool…', refusal: refusalOf(view, 'handBack'), run: () => open('handBack'),
    }),
  }
}

function passingOn({ view, run, open }: ActionContext): Pick<ThreadActions, 'assign' | 'route' | 'escalate' | 'accept' | 'decline'> {
  const isMyOffer = view.handOff?.fromMe === true
  return {
    assign: verb('assign', {
      label: 'Assign', title: 'Assign to a person or pool…', kbd: 'A', keywords: ['hand over', 'transfer', 'give'],
      refusal: refusalOfAll(view, ['offerHandOff', 'assignThread', 'routeThread']), run: () => open('assign'),
    }),
    route: verb('route', {
      label: 'Move to another pool…', title: 'Move to another pool…', refusal: refusalOf(view, 'routeThread'), run: () => open('route'),
    }),
    escalate: verb('escalate', {
      label: 'Escalate', title: 'Forward to a role with an ask…', kbd: 'F', keywords: ['escalate', 'ask the doctor'],
      refusal: refusalOf(view, 'offerHandOff'), run: () => open('escalate'),
    }),
    accept: verb('accept', {
      label: 'Accept', title: 'Accept the hand-off', refusal: refusalOf(view, 'acceptHandOff'),
      run: () => void run({ type: 'acceptHandOff' }, { said: 'Accepted' }),
    }),
    decline: verb('decline', {
      label: 'Decline', title: isMyOffer ? 'Take the hand-off back' : 'Decline the hand-off', refusal: refusalOf(view, 'declineHandOff'),
      run: () => void run({ type: 'declineHandOff' }, { said: isMyOffer ? 'Taken back' : 'Declined' }),
    }),
  }
}

type Deciding = Pick<ThreadActions, 'snooze' | 'disposition' | 'category' | 'done' | 'reopen' | 'callLog'>

function deciding({ view, run, open }: ActionContext): Deciding {
  const wake = verb('snooze', {
    label: 'Wake', title: 'Wake from snooze', kbd: 'H', refusal: refusalOf(view, 'wakeThread'),
    run: () => void run({ type: 'wakeThread' }, { said: 'Awake' }),
  })
  const snooze = verb('snooze', {
    label: 'Snooze', title: 'Snooze…', kbd: 'H', keywords: ['later', 'remind'],
    refusal: refusalOf(view, 'snoozeThread'), run: () => open('snooze'),
  })
  const waits = view.completion === 'waitingOnPatient'
  return {
    snooze: view.snoozedUntil === null ? snooze : wake,
    disposition: verb('disposition', {
      label: 'Disposition', title: 'Set the disposition…', kbd: 'D',
      refusal: refusalOf(view, 'recordDisposition'), run: () => open('disposition'),
    }),
    category: verb('category', {
      label: 'Work type…', title: 'Change the work type…', refusal: refusalOf(view, 'changeCategory'), run: () => open('category'),
    }),
    done: verb('done', {
      label: 'Done', title: 'Done, then next thread', kbd: 'E', keywords: ['complete', 'close'],
      refusal: doneRefusal(view), run: () => open('complete'),
    }),
    reopen: verb('reopen', {
      label: waits ? 'Stop waiting…' : 'Reopen…', title: waits ? 'Stop waiting for the patient…' : 'Reopen…',
      refusal: refusalOf(view, 'reopenThread'), run: () => open('reopen'),
    }),
    callLog: verb('callLog', {
      label: 'Log a call…', title: 'Call the patient and log it…', group: 'Thread', keywords: ['phone', 'contact'],
      refusal: refusalOf(view, 'recordContact'), run: () => open('callLog'),
    }),
  }
}

function flagging({ view, open }: ActionContext): Pick<ThreadActions, 'flag' | 'raiseFlag'> {
  const refusal = refusalOf(view, 'raiseFlag')
  const raise = verb('flag', { label: 'Raise red flag', title: 'Raise a red flag', kbd: '!', refusal, run: () => open('raiseFlag') })
  const lower = verb('flag', {
    label: 'Not a red flag…', title: 'Lower the red flag…', kbd: '!', refusal: refusalOf(view, 'lowerFlag'), run: () => open('lowerFlag'),
  })
  return {
    flag: view.tier === null ? raise : lower,
    raiseFlag: verb('raiseFlag', { label: 'Raise a higher flag', title: 'Raise another red flag', refusal, run: () => open('raiseFlag') }),
  }
}

function reading({ me, open, step }: ActionContext): Pick<ThreadActions, 'why' | 'history' | 'nextMessage' | 'previousMessage'> {
  const group = 'Thread'
  return {
    why: verb('why', { label: 'Why', title: 'Why is this here?', group, kbd: 'Y', refusal: null, run: () => open('why') }),
    history: verb('history', {
      label: 'History', title: 'Whole history', group, kbd: 'Shift+H', keys: ['Shift+h'],
      refusal: me.role === 'admin' ? 'An admin sees no patient data.' : null, run: () => open('history'),
    }),
    nextMessage: verb('nextMessage', { label: 'Next message', title: 'Next message', group, kbd: 'N', refusal: null, run: () => step(1) }),
    previousMessage: verb('previousMessage', {
      label: 'Previous message', title: 'Previous message', group, kbd: 'P', refusal: null, run: () => step(-1),
    }),
  }
}

/** What blocks completion is shown in the dialog, with the ways out; a missing right is said at once. */
function doneRefusal(view: ThreadView): string | null {
  const refusal = refusalOf(view, 'completeThread')
  return view.blockers.length > 0 && refusal === view.blockers.join(' ') ? null : refusal
}
