import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'

/** Characters (code points in NFC), both ends allowed (R32). */
const SHORTEST = 15
const LONGEST = 256
/** Of what is left when everything guessable is taken out, so many characters, so many of them different. */
const LEAST_LEFT = 8
const LEAST_DIFFERENT = 5

/** Parts of which the common long passwords are made; longest first where one begins another. */
const COMMON_PARTS = [
  'correcthorsebatterystaple', 'passphrase', 'passwort', 'password', 'contrasena', 'motdepasse', 'administrator', 'administrador',
  'admin', 'letmein', 'welcome', 'iloveyou', 'ihateyou', 'monkey', 'dragon', 'football', 'baseball', 'basketball', 'princess',
  'sunshine', 'superman', 'batman', 'starwars', 'trustno1', 'whatever', 'changeme', 'default', 'secret', 'master', 'shadow', 'freedom',
  'jesus', 'michael', 'jennifer', 'charlie', 'computer', 'internet', 'samsung', 'google', 'facebook', 'liverpool', 'chelsea', 'arsenal',
  'hello', 'login', 'user', 'guest', 'test', 'abc123', 'hospital', 'clinic', 'medical', 'doctor', 'nurse', 'patient', 'health', 'spring',
  'summer', 'autumn', 'winter', 'monday', 'friday', 'january', 'february', 'august', 'september', 'october', 'november', 'december',
  'wellthread',
]

/** Rows along which fingers run, forwards and backwards. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop',
  'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'q1w2e3r4t5y6u7i8o9p0', '1q2w3e4r5t6y7u8i9o0p',
  '1a2b3c4d5e6f7g8h9i', 'a1b2c3d4e5f6g7h8i9', '147258369', '789456123', '741852963',
].flatMap((run) => [run, [...run].reverse().join('')])
const SHORTEST_RUN = 4

/**
 * Why a passphrase cannot be used, in words for its owner; null when it can. No rule about kinds of characters, no
 * expiry; everything Unicode counts (R32).
 * @param words what anybody could guess of this person and clinic: user name, display name, clinic name.
 */
export function passphraseProblem(text: string, words: readonly string[]): string | null {
  if (!text.isWellFormed()) return 'This passphrase holds a broken character. Type it again.'
  const composed = text.normalize('NFC')
  const length = [...composed].length
  if (length < SHORTEST) return `Use at least ${SHORTEST} characters. A few words with spaces are easy to remember and hard to guess.`
  if (length > LONGEST) return `Use at most ${LONGEST} characters.`
  if (composed === SAMPLE_PASSPHRASE) return 'This is the public passphrase of the sample clinic. Choose another one.'
  const plain = plainOf(composed)
  const marks = new Set(composed.match(/[\p{P}\p{S}]/gu))
  const isTooLittle = (left: string): boolean =>
    [...left].length + marks.size < LEAST_LEFT || new Set([...left, ...marks]).size < LEAST_DIFFERENT
  const solid = composed.toLowerCase().replace(/\s/gu, '')
  if (new Set(solid).size < LEAST_DIFFERENT || isRepetitive(solid) || (plain.length >= LEAST_LEFT && isRepetitive(plain))) {
    return 'This passphrase repeats itself. Choose one that is harder to guess.'
  }
  const common = COMMON_PARTS.map(plainOf)
  if (isTooLittle(without(plain, common))) {
    return 'This passphrase is made of well-known passwords or keyboard rows. Choose one that is harder to guess.'
  }
  const own = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).map(plainOf).filter((word) => [...word].length >= 3)
  if (isTooLittle(without(plain, [...own, ...common]))) {
    return 'This passphrase is made of your name, your clinic or this program. Choose one that is harder to guess.'
  }
  return null
}

/** Letters and digits without case, accents and the usual disguises (`p@ssw0rd`); marks count apart, once each. */
function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/(?<=\p{L})@|@(?=\p{L})/gu, 'a').replace(/(?<=\p{L})\$/gu, 's')
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

/** `0` may stand for `o` and so on. */
const LOOK_ALIKES: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }
const asLetters = (text: string): string => text.replace(/[013457]/g, (digit) => LOOK_ALIKES[digit] ?? digit)

/** The whole is one piece over and over. */
function isRepetitive(plain: string): boolean {
  const letters = [...plain]
  for (let size = 1; size <= letters.length / 2; size += 1) {
    if (letters.every((letter, index) => letter === letters[index % size])) return true
  }
  return false
}

/** What is left of a text when every given part and every keyboard run is taken out. */
function without(plain: string, parts: readonly string[]): string {
  let left = plain
  // The same text with digits read as letters, so that positions agree.
  let read = asLetters(left)
  for (const part of [...new Set(parts.map(asLetters))].sort((a, b) => b.length - a.length)) {
    for (let at = read.indexOf(part); at >= 0; at = read.indexOf(part)) {
      left = `${left.slice(0, at)} ${left.slice(at + part.length)}`
      read = `${read.slice(0, at)} ${read.slice(at + part.length)}`
    }
  }
  return left.split(' ').map(withoutRuns).join('')
}

function withoutRuns(piece: string): string {
  let left = ''
  for (let at = 0; at < piece.length;) {
    let run = 0
    while (at + run < piece.length && RUNS.some((row) => row.includes(piece.slice(at, at + run + 1)))) run += 1
    let same = 1
    while (piece[at + same] === piece[at]) same += 1
    const skip = Math.max(run, same)
    if (skip < SHORTEST_RUN) left += piece[at]
    at += skip < SHORTEST_RUN ? 1 : skip
  }
  return left
}
