/**
 * The three branches of the emergency definition (S53): acute symptoms, severe pain included; active labour or a threat
 * to mother or unborn; a mental disorder with immediate danger to self or others, or unable to get food, shelter, clothing.
 */
export const BRANCHES = ['acute', 'labour', 'mental'] as const
export type Branch = (typeof BRANCHES)[number]
