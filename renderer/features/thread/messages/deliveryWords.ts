import { formatTime } from '#renderer/ui/format.ts'
import type { MessageView } from '#shared/contract/schemas/threadView.ts'

/** What became of a staff message, in words. Null for what the patient wrote and for notes. */
export function deliveryWords(message: MessageView, now: number, timeZone: string): string | null {
  switch (message.delivery) {
    case null:
      return null
    case 'queued': {
      if (message.releaseAt === null) return 'Waiting to be sent'
      const left = Math.ceil((message.releaseAt - now) / 1000)
      return left > 0 ? `Sending in ${left} s` : 'Sending now'
    }
    case 'sending':
      return 'On its way to the portal'
    case 'delivered':
      return message.sentAt === null ? 'Delivered' : `Delivered ${formatTime(message.sentAt, timeZone)}`
    case 'unknown':
      return 'Not confirmed: the portal has not said that it arrived'
    case 'failed':
      return `Not delivered${message.deliveryReason ? `: ${message.deliveryReason}` : ''}. It will be tried again.`
    case 'deadLetter':
      return `Not delivered${message.deliveryReason ? `: ${message.deliveryReason}` : ''}. Send it again, or call.`
    case 'withdrawn':
      return 'Taken back before it left; the patient did not see it'
  }
}

export const isProblem = ({ delivery }: MessageView): boolean =>
  delivery === 'failed' || delivery === 'deadLetter' || delivery === 'unknown'

/** `712 KB`, `1.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
