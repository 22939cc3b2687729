import type { Act } from '#shared/contract/schemas/act.ts'
import type { AppointmentAct } from '#shared/contract/schemas/appointmentView.ts'
import { isAppointmentCommandType } from '#shared/domain/appointment/appointmentCommands.ts'
import { appointmentPhrase, bookedFacts, offerFacts, phraseLanguage, withoutEmptyPlaces } from '#shared/domain/appointment/appointmentPhrases.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import { invariant } from '#shared/domain/assertNever.ts'
import { IllegalTransition, InvalidCommand } from '#shared/domain/errors.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { NewMessage } from '#electron/engine/ports/store.ts'
import { slotStream, threadStream } from '#electron/engine/streams.ts'
import type { ActCommand, ActContext } from '../actToCommand.ts'

type TextAct = Extract<AppointmentAct, { type: 'offerSlots' | 'confirmAppointment' }>

export const isAppointmentAct = (act: Act): act is AppointmentAct => isAppointmentCommandType(act.type)

/** What a person asked for about an appointment, as a command of the domain. */
export async function commandOfAppointmentAct(act: AppointmentAct, context: ActContext): Promise<ActCommand> {
  switch (act.type) {
    case 'offerSlots':
    case 'confirmAppointment':
      return textCommand(act, context)
    case 'routeToPhone':
    case 'openAppointmentRequest':
      return { command: { ...act, requestId: context.engine.ids.next() }, messages: [] }
    default:
      return { command: act, messages: [] }
  }
}

/**
 * Offers and confirmations: the approved text is filled here, from the slots themselves, in the patient's language. Nobody
 * types in it (S42, S47). Whether it may leave at all is the write path's to say.
 */
async function textCommand(act: TextAct, context: ActContext): Promise<ActCommand> {
  const { engine, threadId, actor } = context
  const loaded = await engine.store.load(threadStream(threadId))
  invariant(loaded?.kind === 'thread', 'the thread of an act is there')
  const { templateId, body } = await appointmentText(act, loaded.state, context)
  const message: NewMessage = {
    messageId: engine.ids.next(), threadId, kind: 'staff', sender: { kind: 'staff', staffId: actor.id }, authorId: actor.id, authorRole: actor.role,
    subject: context.subject, body, textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now(),
  }
  const reply = { replyId: message.messageId, textHash: '', templateId, seenVersion: act.seenVersion }
  const command = act.type === 'offerSlots' ? { type: act.type, slotIds: act.slotIds, ...reply } : { type: act.type, ...reply }
  return { command, messages: [message] }
}

/** The text and its template; also for the panel's preview. */
export async function appointmentText(
  act: { type: 'offerSlots'; slotIds: readonly string[] } | { type: 'confirmAppointment' }, thread: ThreadState,
  context: Pick<ActContext, 'engine' | 'templates' | 'factsOf'>,
): Promise<{ templateId: string; body: string }> {
  const { engine } = context
  const patient = thread.patientId === null ? undefined : await engine.store.query('patient', { patientId: thread.patientId })
  const language = phraseLanguage(patient?.language ?? null)
  const booked = thread.appointment?.booking?.slotId
  if (act.type === 'confirmAppointment' && booked === undefined) throw new IllegalTransition('confirmAppointment', thread.appointment?.status ?? 'none', 'Nothing is booked yet.')
  const slots = await Promise.all((act.type === 'offerSlots' ? act.slotIds : [booked ?? '']).map((slotId) => loadSlot(engine, slotId)))
  const [first] = slots
  if (!first) throw new InvalidCommand('slotIds', 'Choose at least one slot.')
  const templateId = appointmentPhrase(act.type === 'offerSlots' ? 'offer' : 'booked', language)
  const template = context.templates.find((candidate) => candidate.id === templateId)
  invariant(template, `the phrase ${templateId} ships with the program`)
  const { timeZone } = engine.pack
  const facts = act.type === 'offerSlots' ? offerFacts(slots, timeZone, language) : bookedFacts(first, timeZone, language)
  return { templateId, body: fillTemplate(withoutEmptyPlaces(template.body, facts), { ...context.factsOf(template.language), ...facts }) }
}

async function loadSlot(engine: Engine, slotId: string): Promise<SlotState> {
  const loaded = await engine.store.load(slotStream(slotId))
  if (loaded?.kind !== 'slot') throw new InvalidCommand('slotId', 'There is no such slot.')
  return loaded.state
}
