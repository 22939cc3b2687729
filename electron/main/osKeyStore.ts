import { safeStorage } from 'electron'
import type { KeyStore } from '#electron/profile/keyStore.ts'

/** Linux backends that only obscure: with these the key needs a passphrase instead (R46). */
const NO_KEYRING: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** The operating system's key store. Call after the app is ready. */
export const osKeyStore: KeyStore = {
  available: () =>
    safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || !NO_KEYRING.has(safeStorage.getSelectedStorageBackend())),
  protect: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')).toString('base64'),
  reveal: (text) => new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(text, 'base64')), 'base64')),
}
