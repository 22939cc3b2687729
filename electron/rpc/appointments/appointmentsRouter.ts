import { signedIn } from '../authenticate.ts'
import { readThread, textContext } from '../thread.ts'
import { panelOf } from './panelOf.ts'

export const appointmentsRouter = {
  panel: signedIn.appointments.panel.handler(async ({ input, context: { engine, actor, console: host } }) => {
    const thread = await readThread(engine, input.threadId, actor, 'openScheduling')
    return panelOf(engine, thread, actor, { engine, templates: host.templates, ...(await textContext(engine, input.threadId, actor)) })
  }),
}
