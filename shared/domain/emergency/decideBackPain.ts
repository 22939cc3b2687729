import type { Actor } from '../actor.ts'
import { InvalidCommand } from '../errors.ts'
import type { CommandOf } from '../thread/commands.ts'
import type { Decision } from '../thread/decision.ts'
import { programmeState } from './backPain.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** S52: the four questions, each yes, no or not asked. A new screen takes an earlier clearance away. */
export function recordBackPainScreen(decision: Decision, command: CommandOf<'recordBackPainScreen'>, actor: Staff): void {
  if (decision.state.completion === 'completed') decision.refuse('completed', 'This thread is completed. Reopen it first.')
  const { questions } = decision.facts.pack.emergency.backPain
  if (Object.keys(command.answers).some((id) => !questions.some((question) => question.id === id))) throw new InvalidCommand('answers', 'The policy pack names no such question.')
  const answers = Object.fromEntries(questions.map(({ id }) => [id, command.answers[id] ?? 'notAsked' as const]))
  if (Object.values(answers).every((answer) => answer === 'notAsked')) throw new InvalidCommand('answers', 'Ask at least one question.')
  decision.emit({ type: 'BackPainScreened', answers, by: actor.id })
}

/** S52: "cleared by your doctor" is an act of its own; `may` has asked for a physician or PA. */
export function recordClearance(decision: Decision, actor: Staff): void {
  const refusal = clearanceRefusal(decision)
  if (refusal !== null) decision.refuse(decision.state.triage, refusal)
  decision.emit({ type: 'BackPainCleared', by: actor.id })
}

export function clearanceRefusal({ state, facts }: Pick<Decision, 'state' | 'facts'>): string | null {
  if (state.completion === 'completed') return 'This thread is completed. Reopen it first.'
  switch (programmeState(state.emergency.backPain, facts.pack.emergency.backPain.questions).kind) {
    case 'notScreened':
      return 'Ask the four questions of the back-pain screen first.'
    case 'incomplete':
      return 'The screen is not finished. Ask the questions that are left.'
    case 'screenClear':
      return 'Every answer is no: nothing needs to be cleared.'
    case 'cleared':
      return 'The patient is cleared already.'
    case 'notCleared':
      return null
  }
}
