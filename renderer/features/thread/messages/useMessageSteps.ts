import { useCallback, useState } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { MessageView } from '#shared/contract/schemas/threadView.ts'
import { messageName } from './Message.tsx'

export interface MessageSteps {
  currentId: string | null
  step: (direction: 1 | -1) => void
  /** Goes to one message, from a notice. */
  show: (messageId: string) => void
}

/** N and P walk the messages and say where they are: "message 3 of 7, patient, Grace Okafor, …". P starts at the newest. */
export function useMessageSteps(messages: readonly MessageView[], timeZone: string): MessageSteps {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const step = useCallback(
    (direction: 1 | -1) => {
      const at = messages.findIndex((message) => message.messageId === currentId)
      const next = at < 0 ? messages.length - 1 : at + direction
      const message = messages[next]
      if (!message) return say(next < 0 ? 'This is the first message.' : 'This is the newest message.', 'refused')
      setCurrentId(message.messageId)
      announce(`message ${next + 1} of ${messages.length}, ${messageName(message, timeZone)}`)
    },
    [messages, currentId, timeZone],
  )
  return { currentId, step, show: setCurrentId }
}
