import { refusalOf, type ThreadAction } from '../actions.ts'
import type { ActionContext } from '../actionContext.ts'

export type UpkeepActionName = 'readdress' | 'channel' | 'secondLookAgree' | 'secondLookRaise' | 'sendToNurse'

/** Verbs of cover, channel, second look and the clerk's one key, each with the reason why it does nothing here. */
export function upkeepActions({ view, me, run, open }: ActionContext): Record<UpkeepActionName, ThreadAction> {
  const isMarked = view.upkeep.channel !== null
  const group = 'Triage'
  return {
    readdress: {
      id: 'thread.readdress', group, label: 'Move to the PCP…', title: 'Move a misaddressed message to the patient’s own doctor…', keywords: ['listed', 'wrong doctor', 'readdress'],
      disabledReason: refusalOf(view, 'readdressToPcp'), run: () => open('readdress'),
    },
    channel: isMarked
      ? {
          id: 'thread.channel', group, label: 'No new symptom…', title: 'Clear “new or changing symptom”…',
          disabledReason: refusalOf(view, 'clearChannel'), run: () => open('clearChannel'),
        }
      : {
          id: 'thread.channel', group, label: 'New or changing symptom', title: 'Mark as new or changing symptom', keywords: ['wrong channel', 'convert'],
          disabledReason: refusalOf(view, 'markChannel'), run: () => void run({ type: 'markChannel' }, { said: 'Marked: convert to phone or visit' }),
        },
    secondLookAgree: {
      id: 'thread.secondLookAgree', group, label: 'I agree', title: 'Second look: agree that it is no red flag',
      disabledReason: refusalOf(view, 'recordSecondLook'),
      run: () => void run({ type: 'recordSecondLook', outcome: 'agreed', reason: null }, { said: 'Second look: agreed' }),
    },
    secondLookRaise: {
      id: 'thread.secondLookRaise', group, label: 'Raise again…', title: 'Second look: raise the red flag again…',
      disabledReason: refusalOf(view, 'recordSecondLook'), run: () => open('secondLook'),
    },
    // S18: one key, no question: the safe direction.
    sendToNurse: {
      id: 'thread.flag', group, label: 'Send to RN now', title: 'Send to RN now', kbd: '!', keywords: ['red flag', 'symptom', 'nurse'],
      disabledReason: me.role === 'clerk' ? refusalOf(view, 'raiseFlag') : 'Raise a red flag instead.',
      run: () => void run({ type: 'raiseFlag', tier: 'D2' }, { said: 'Sent to a nurse now' }),
    },
  }
}
