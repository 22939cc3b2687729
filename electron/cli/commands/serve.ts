import type { Doors } from '../doors.ts'
import { passphraseFromFile } from '../secrets.ts'
import { profileFolderOf, type ProfileOptions } from '../profileOptions.ts'

/** `wellthread serve`: a locked profile without a passphrase file is unlocked on the page. */
export async function serve(options: ProfileOptions & { readonly port: number; readonly sample: boolean }, doors: Doors): Promise<number> {
  const passphrase = await passphraseFromFile(options.passphraseFile)
  return doors.serve({
    profileDir: profileFolderOf(options),
    port: options.port,
    sample: options.sample,
    ...(passphrase === undefined ? {} : { passphrase }),
  })
}
