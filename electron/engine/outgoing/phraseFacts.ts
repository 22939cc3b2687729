import { ROLE_LABEL, type Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { TemplateFacts } from '#shared/domain/templates/placeholders.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'

/** What a phrase of this language names in this thread, said by this person. */
export function phraseFacts(thread: ThreadState, { pack, now, people }: Facts, actor: Extract<Actor, { kind: 'staff' }>, language: string): TemplateFacts {
  return templateFacts({
    patient: people?.patient ?? null,
    hasProxy: thread.people.lastSender?.kind === 'proxy',
    me: { name: actor.name, roleLabel: ROLE_LABEL[actor.role] },
    clinicName: pack.clinicName,
    newMessagePath: pack.webPaths.newMessage,
    phoneLines: pack.phoneLines.map((line) => ({ id: line.id, number: line.number, isAllDay: line.allDay })),
    language,
    today: localDateOf(now, pack.timeZone),
  })
}
