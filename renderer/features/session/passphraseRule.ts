/** D23: 15 characters or more, no rule on what kind. */
export const PASSPHRASE_LENGTH = 15

export const PASSPHRASE_RULE = `${PASSPHRASE_LENGTH} characters or more. Any characters; four or five words in a row are easy to keep in mind. Pasting and password managers work.`

/** What is missing, in words; undefined when it will do. Counts characters as a person does, not UTF-16 units. */
export function passphraseProblem(passphrase: string): string | undefined {
  const length = [...passphrase].length
  if (length >= PASSPHRASE_LENGTH) return undefined
  const missing = PASSPHRASE_LENGTH - length
  return `${missing} more ${missing === 1 ? 'character' : 'characters'} needed.`
}
