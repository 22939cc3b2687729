import { ROLE_LABEL } from '#shared/domain/actor.ts'
import { TextRefused } from '#shared/domain/errors.ts'
import { checkOutgoing } from '#shared/domain/outgoing/checkOutgoing.ts'
import { languageOf, NEUTRAL_SUBJECT, signatureOf, withSignature } from '#shared/domain/outgoing/signature.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine, HandleInput } from '../engine.ts'
import type { NewMessage } from '../ports/store.ts'
import { checkReaders } from './checkReaders.ts'
import { outgoingContext } from './outgoingFacts.ts'
import { requireClearance } from './requireClearance.ts'

export interface Outgoing {
  readonly command: ThreadCommand
  readonly messages: readonly NewMessage[]
}

/**
 * The one place that every text of a staff member passes on its way to a patient: it is checked (S5, S20, S34, S36, S38, S39, S41, S42, S47, S50, S61, PS-08),
 * loses the patient's own subject (S10) and gets its signature (S17). Anything else comes back as it was.
 *
 * @throws InvalidCommand `body`: it says what its readers may not hear, or an approved phrase was changed.
 * @throws TextRefused: a block stands, or a warning that the author has not ticked.
 */
export async function prepareOutgoing(engine: Engine, thread: ThreadState, { actor, command, messages = [] }: HandleInput): Promise<Outgoing> {
  const text = messages.find((message) => message.kind === 'staff')
  if (actor.kind !== 'staff' || text === undefined) return { command, messages }
  await requireClearance(engine, thread, command, text.body)
  const { outgoing: facts, facts: known, visits } = await outgoingContext(engine, thread, actor, 'clinic')
  await checkReaders(engine, thread, known, visits, { body: text.body, templateId: 'templateId' in command ? command.templateId : null, actor })
  const findings = checkOutgoing({ body: text.body, attachments: text.attachments.length }, facts)
  // Only a reply can carry the ticks of a person; other texts are made by forms, and only a block stops them.
  const ticked = command.type === 'replyToPatient' ? (command.acknowledged ?? []) : findings.map(({ id }) => id)
  const open = findings.filter(({ id, level }) => level === 'block' || !ticked.includes(id))
  if (open.length > 0) throw new TextRefused(open)
  const { clinicName } = engine.pack
  const me = { staffId: actor.id, name: actor.name, roleLabel: ROLE_LABEL[actor.role] }
  const language = languageOf(text.body)
  const body = withSignature(text.body, signatureOf(me, facts.addressedTo, clinicName, language), signatureOf(me, null, clinicName, language))
  const signed = { ...text, subject: NEUTRAL_SUBJECT, body }
  return {
    command: command.type === 'replyToPatient' ? { ...command, acknowledged: [...new Set(findings.map(({ code }) => code))] } : command,
    messages: messages.map((message) => (message === text ? signed : message)),
  }
}
