import { resolve } from 'node:path'
import { defaultProfileFolder } from '#electron/host/programFolders.ts'

/** `--profile` and `--passphrase-file`. */
export interface ProfileOptions {
  readonly profile?: string
  readonly passphraseFile?: string
}

export const profileFolderOf = (options: ProfileOptions): string => (options.profile === undefined ? defaultProfileFolder() : resolve(options.profile))
