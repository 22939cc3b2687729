import type { MessageView } from '#shared/contract/schemas/threadView.ts'

/** Sent by the console when a red flag was raised (D10); it answers nothing. */
export const isAutomatic = ({ kind, author }: MessageView): boolean => kind === 'staff' && author === 'Automatic notice'

/** Id of the first message of the patient after the last answer of a person; null when all are answered. */
export function firstUnanswered(messages: readonly MessageView[]): string | null {
  const answer = messages.findLastIndex((message) => message.kind === 'staff' && !isAutomatic(message) && !message.isRetracted && message.delivery !== 'withdrawn')
  return messages.slice(answer + 1).find(({ kind, isRetracted }) => kind === 'patient' && !isRetracted)?.messageId ?? null
}
