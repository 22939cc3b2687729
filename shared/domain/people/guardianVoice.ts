import type { Grade } from './grade.ts'
import { plain } from './plain.ts'

/** A parent's words: somebody else is the patient. English and Spanish. */
const PARENT = [
  /\bmy (?:\w+ ){0,2}?(?:son|daughter|child|kid|teen|teenager|boy|girl|stepson|stepdaughter|grandson|granddaughter)\b/u,
  /\b(?:i am|i'm|this is) (?:(?:his|her|their|\p{L}+'s) )?(?:mom|mum|mother|dad|father|parent|guardian|grandmother|grandfather)\b/u,
  /\bas (?:his|her|their) (?:mother|father|parent|guardian)\b/u,
  /\bmi (?:hij[oa]|nin[oa]|niet[oa]|hijastr[oa])\b/u,
  /\bsoy (?:la madre|el padre|la mama|el papa|su madre|su padre|su mama|su papa)\b/u,
]
/** A teenager's words in a parent's account. */
const TEEN = [
  /\b(?:please )?(?:don't|do not|dont) tell my (?:mom|mum|mother|dad|father|parents|guardian)\b/u,
  /\bmy (?:mom|mum|mother|dad|father|parents)(?:'s)? (?:does not|doesn't|doesnt|do not|don't|dont|can't|cannot) know\b/u,
  /\b(?:i am|i'm|im) (?:1[0-7])(?: years old)?\b/u,
  /\bi(?:'m| am) using my (?:mom|mum|mother|dad|father|parent)'?s (?:account|login|phone)\b/u,
  /\bno (?:le )?(?:diga|digan) (?:nada )?a mi(?:s)? (?:mama|papa|madre|padre|padres)\b/u,
  /\btengo 1[0-7] anos\b/u,
]

export type VoiceHint = 'parentInOwnAccount' | 'teenInProxyAccount'

/**
 * Whether a text reads as if somebody else wrote it than the account says (S37, D18). A hint to look twice, never a decision. Only where
 * it matters: accounts of teenagers, and of their parents.
 */
export function voiceHint(text: string, grade: Grade, isMinor: boolean): VoiceHint | null {
  if (!isMinor) return null
  const words = plain(text)
  if (grade === 'self' || grade === 'unmatched') return PARENT.some((pattern) => pattern.test(words)) ? 'parentInOwnAccount' : null
  return TEEN.some((pattern) => pattern.test(words)) ? 'teenInProxyAccount' : null
}
