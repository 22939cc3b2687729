import type { KeyStore } from '#electron/profile/keyStore.ts'

/** A key store that XORs; `state` makes it fail in the ways of a real one (R46). */
export interface FakeKeyStore extends KeyStore {
  state: 'works' | 'unavailable' | 'throws' | 'changed' | 'garbage'
}

export function fakeKeyStore(): FakeKeyStore {
  const swap = (bytes: Uint8Array, by: number): Uint8Array => bytes.map((byte) => byte ^ by)
  const keyStore: FakeKeyStore = {
    state: 'works',
    available: () => keyStore.state !== 'unavailable',
    protect: (bytes) => Buffer.from(swap(bytes, 0x5a)).toString('base64'),
    reveal: (text) => {
      if (keyStore.state === 'throws') throw new Error('the keyring is locked')
      if (keyStore.state === 'garbage') return new Uint8Array(3)
      return swap(Buffer.from(text, 'base64'), keyStore.state === 'changed' ? 0x33 : 0x5a)
    },
  }
  return keyStore
}
