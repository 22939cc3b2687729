import { say } from '#renderer/ui/statusStore.ts'
import { toasts } from '#renderer/ui/toast.ts'
import { draftOf, editDraft, flushDraft, type DraftRef } from './draftStore.ts'

/** Empties the draft; the toast brings it back. */
export function discardDraft(ref: DraftRef): void {
  const { body, templateId, asksPatient, fields } = draftOf(ref)
  if (body === '') return say('There is no draft.', 'refused')
  editDraft(ref, { body: '', asksPatient: false })
  flushDraft(ref)
  const restore = () => {
    const now = draftOf(ref).body
    editDraft(ref, now === '' ? { body, templateId, asksPatient, fields } : { body: `${body}\n\n${now}` })
  }
  const action = { label: 'Undo', onAction: restore }
  toasts.show({ id: 'draft-discarded', kind: 'info', title: 'Draft discarded', action, timeout: 15_000 })
}
