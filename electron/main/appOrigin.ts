/** The page's own scheme: `file:` pages would share one origin with every file of the machine. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://wellthread`
export const APP_URL = `${APP_ORIGIN}/`

/**
 * Origin of an address, for custom schemes too (`URL.origin` is "null" there).
 * @returns null for an address with a name or a passphrase in it, or none at all
 */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || url.host === '') return null
  return `${url.protocol}//${url.host}`
}
