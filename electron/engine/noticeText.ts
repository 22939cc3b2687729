/** An approved text that the console sends by itself; nothing else is ever sent without a person (D10). */
export interface NoticeText {
  readonly id: string
  readonly language: string
  readonly body: string
}

/** Ids of the texts that no person picks: kept out of the staff's phrases. */
export const isNoticeTemplate = (id: string): boolean => id.startsWith('emergency-notice-')
