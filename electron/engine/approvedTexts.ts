import type { ConfidentialTopic } from '#shared/domain/people/topics.ts'

/** An approved phrase, as the write path holds a text against it. */
export interface ApprovedText {
  readonly id: string
  readonly language: string
  readonly body: string
}

/** What the checks of an outgoing text read beside the record: the clinic's own phrases (PS-11), and words of confidential care (S38). */
export interface ApprovedTexts {
  readonly phrases: readonly ApprovedText[]
  readonly topics: readonly ConfidentialTopic[]
}

export const NO_TEXTS: ApprovedTexts = { phrases: [], topics: [] }
