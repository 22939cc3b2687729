import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/** The sample's past has no portal: its automatic notices are handed over and delivered as they are made, so that none leaves when the clinic opens. */
export async function deliverNotices(engine: Engine, { threadId, emergency }: ThreadState): Promise<void> {
  for (const { noticeId, delivery } of emergency.notices) {
    if (delivery !== 'sending') continue
    for (const outcome of ['handedOver', 'delivered'] as const) {
      await engine.handle({
        threadId, actor: { kind: 'system', id: 'outbox' }, commandId: `sample:${threadId}:${emergency.notices.length}:${outcome}`,
        command: { type: 'recordDelivery', replyId: noticeId, outcome, reason: null },
      })
    }
  }
}
