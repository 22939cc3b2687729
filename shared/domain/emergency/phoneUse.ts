/** Order in which numbers are dialled. */
export const PHONE_USES = ['mobile', 'home', 'work', 'other', 'emergencyContact'] as const
export type PhoneUse = (typeof PHONE_USES)[number]

export const PHONE_USE_LABEL: Record<PhoneUse, string> = {
  mobile: 'mobile', home: 'home', work: 'work', other: 'phone', emergencyContact: 'emergency contact',
}
