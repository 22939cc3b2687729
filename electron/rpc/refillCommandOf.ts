import type { Act } from '#shared/contract/schemas/act.ts'
import { InvalidCommand, NotAuthorized } from '#shared/domain/errors.ts'
import { isRefillCommandType, type RefillCommand, type RefillCommandType } from '#shared/domain/refill/refillCommands.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import { foundIn } from './views/refillViewOf.ts'

export type RefillAct = Extract<Act, { type: RefillCommandType }>
export const isRefillAct = (act: Act): act is RefillAct => isRefillCommandType(act.type)

export interface RefillActContext {
  readonly engine: Engine
  readonly actor: Extract<Actor, { kind: 'staff' }>
  readonly templates: readonly TemplateView[]
  readonly facts: Facts
  readonly messages: readonly StoredMessage[]
}

/** A refill act as a command of the domain. How a line came to its medicine is read from the text again, not believed from the caller. */
export function refillCommandOf(act: RefillAct, context: RefillActContext): RefillCommand {
  switch (act.type) {
    case 'addRefillLine': {
      const { source, medicineId } = act
      const lineId = context.engine.ids.next()
      if (source === null) return { type: 'addRefillLine', lineId, source, medicineId, match: 'picked', asksChange: false }
      const refill = context.facts.refill
      const found = refill && foundIn(context.messages, refill).find((each) => each.source.messageId === source.messageId && each.source.field === source.field && each.start === source.start && each.end === source.end)
      if (!found) throw new InvalidCommand('source', 'These words ask for no medicine. Pick one from the list.')
      const isAsked = medicineId === null || medicineId === found.medicineId || found.candidates.includes(medicineId)
      if (context.actor.role === 'clerk' && !isAsked) throw new NotAuthorized(act.type, 'These words ask for no such medicine. For another one, send the thread to a nurse.')
      return { type: 'addRefillLine', lineId, source, medicineId, match: found.medicineId === medicineId ? found.match : 'picked', asksChange: found.asksChange }
    }
    case 'pendRefill':
      return { ...act, handOffId: context.engine.ids.next() }
    case 'approveRefill':
    case 'signRefill': {
      const { initials, birthYear, ...rest } = act
      return { ...rest, identity: { initials, birthYear } }
    }
    case 'denyRefill': {
      const { initials, birthYear, ...rest } = act
      return { ...rest, identity: { initials, birthYear } }
    }
    case 'askAboutRefill': {
      const template = context.templates.find((candidate) => candidate.id === act.templateId)
      if (!template) throw new InvalidCommand('templateId', 'There is no such template.')
      if (template.isClinical && context.actor.role === 'clerk') throw new InvalidCommand('templateId', 'This template is for clinical staff.')
      return act
    }
    default:
      return act
  }
}
