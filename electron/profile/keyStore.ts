/** The operating system's protector of secrets, if it has a real one. A backend that only obscures is not available (R46). */
export interface KeyStore {
  available(): boolean
  /** Opaque text that only this user on this machine can reveal. May throw. */
  protect(bytes: Uint8Array): string
  /** Throws when the text was protected elsewhere, or the keyring is locked or gone. */
  reveal(text: string): Uint8Array
}
